import StrictJSON

/// The manual, made of the same definitions that the commands are parsed by.
struct ManualPage {
  /// The day of this version, as mdoc writes it.
  private static let date = "November 25, 2026"
  private let root: CommandDefinition

  /// - Parameter definitions: What the argument parser tells of its commands.
  init(_ definitions: JSONValue) { root = CommandDefinition(definitions["command"] ?? .null) }

  /// The page in mdoc(7).
  var text: String {
    var page = Mdoc()
    page.macro("Dd " + Self.date)
    page.macro("Dt KASIR 1")
    page.macro("Os")
    page.section("NAME")
    page.macro("Nm kasir")
    page.macro("Nd " + Mdoc.line(root.abstract.asName))
    page.section("SYNOPSIS")
    page.macro("Nm")
    page.macro("Op Fl \\-version | Fl \\-help")
    page.macro("Nm")
    page.macro("Op Ar command Op Ar options")
    page.section("DESCRIPTION")
    page.prose(ManualText.description)
    page.section("COMMON OPTIONS")
    page.prose("Every command takes these, where they mean something to it:")
    Self.write(root.sharedOptions, to: &page)
    page.section("COMMANDS")
    for command in root.leaves { Self.write(command, to: &page) }
    for (name, paragraphs) in ManualText.sections {
      page.section(name)
      page.prose(paragraphs)
    }
    return page.text
  }

  private static func write(_ command: CommandDefinition, to page: inout Mdoc) {
    page.subsection(command.path)
    page.macro("Nm kasir " + Mdoc.words(command.words.dropFirst().joined(separator: " ")))
    for argument in command.ownArguments { page.macro(argument.synopsis) }
    page.macro("Pp")
    page.prose(command.abstract)
    if !command.discussion.isEmpty {
      page.macro("Pp")
      page.prose(command.discussion)
    }
    write(command.ownArguments, to: &page)
  }

  private static func write(_ arguments: [ArgumentDefinition], to page: inout Mdoc) {
    guard !arguments.isEmpty else { return }
    page.macro("Bl -tag -width Ds")
    for argument in arguments {
      page.macro("It " + argument.heading)
      page.prose(argument.abstract.isEmpty ? "The same." : argument.abstract)
      if !argument.discussion.isEmpty { page.prose(argument.discussion) }
      if let value = argument.defaultValue { page.prose("Default: \(value).") }
    }
    page.macro("El")
  }
}

extension String {
  /// A sentence as it stands behind a name: without a capital and a full stop.
  fileprivate var asName: String {
    prefix(1).lowercased() + (hasSuffix(".") ? dropLast() : self[...]).dropFirst()
  }
}

import ArgumentParser
import StrictJSON
import Till

/// `kasir schema`.
struct SchemaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of what --json prints.",
    discussion: """
      Without a NAME it lists the schemas. A command will do for a name: `kasir schema session create`.
      Members may be added in later versions; none is taken away, renamed or given another meaning.
      """)

  @Argument(
    help: ArgumentHelp("A schema, or a command.", valueName: "NAME"),
    completion: .list(DocumentSchema.all.map(\.name)))
  var name: [String] = []

  @OptionGroup var output: OutputOptions

  func run() async throws {
    guard !name.isEmpty else { return list() }
    let wanted = name.joined(separator: " ")
    guard let schema = DocumentSchema.named(wanted) else {
      let names = DocumentSchema.all.map(\.name)
      let meant = Nearest.choice(to: wanted, among: names).map { "did you mean `\($0)`?" }
      throw TillError(
        .usage,
        "There is no schema \(wanted): "
          + (meant ?? "use one of \(names.joined(separator: ", "))."))
    }
    Output.print(schema.document)
  }

  private func list() {
    let width = DocumentSchema.all.map(\.name.count).max() ?? 0
    output.print(
      .array(DocumentSchema.all.map(Self.document)),
      text: DocumentSchema.all.map { schema in
        schema.name + String(repeating: " ", count: width + 2 - schema.name.count) + schema.title
      }.joined(separator: "\n"))
  }

  private static func document(_ schema: DocumentSchema) -> JSONValue {
    [
      "name": .string(schema.name), "title": .string(schema.title),
      "commands": .array(schema.commands.map { .string($0) }),
    ]
  }
}

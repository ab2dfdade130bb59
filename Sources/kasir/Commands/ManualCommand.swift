import ArgumentParser
import StrictJSON
import Till

/// `kasir manual`.
struct ManualCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Print the manual's source, in mdoc.",
    discussion: """
      To read it: kasir manual | man -l -
      To install it: kasir manual > ~/.local/share/man/man1/kasir.1
      """)

  @OptionGroup var output: OutputOptions

  func run() async throws {
    let definitions: JSONValue
    do throws(JSONError) {
      definitions = try JSONValue(parsing: Kasir._dumpHelp())
    } catch {
      throw TillError(.output, "The definitions of the commands cannot be read: \(error).")
    }
    let page = ManualPage(definitions).text
    output.print(["mdoc": .string(page)], text: page)
  }
}

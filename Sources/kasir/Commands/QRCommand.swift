import ArgumentParser
import Glibc
import Till

/// `kasir qr`.
struct QRCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "qr", abstract: "Print any text as a QR code.")

  @Argument(help: ArgumentHelp("The text.", valueName: "TEXT"))
  var text: String

  @Flag(help: "Two plain characters a module, for terminals without UTF-8.")
  var ascii = false

  func run() async throws {
    let printer = CodePrinter(STDOUT_FILENO, isASCII: ascii, .ofThisProcess)
    Output.write(try printer.code(text), to: STDOUT_FILENO)
  }
}

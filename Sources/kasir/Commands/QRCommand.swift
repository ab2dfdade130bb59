import ArgumentParser
import Glibc
import QRCode
import StrictJSON
import Till

/// `kasir qr`.
struct QRCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "qr", abstract: "Print any text as a QR code.",
    discussion: "With --json the modules are printed as text, 1 for a dark one.")

  @Argument(help: ArgumentHelp("The text.", valueName: "TEXT"))
  var text: String

  @Flag(help: "Two plain characters a module, for terminals without UTF-8.")
  var ascii = false

  @Flag(help: "Draw the code on standard error, beside the JSON on standard output.")
  var qr = false

  @OptionGroup var output: OutputOptions

  func run() async throws {
    let code = try CodePrinter.encode(text)
    let printer = CodePrinter(
      output.json ? STDERR_FILENO : STDOUT_FILENO, isASCII: ascii, .ofThisProcess)
    let drawing = output.json && !qr ? nil : try printer.drawing(of: code)
    if output.json { Output.print(document(code)) }
    if let drawing { printer.print(drawing) }
  }

  private func document(_ code: QRMatrix) -> JSONValue {
    let sides = 0..<code.size
    let rows = sides.map { y in String(sides.map { x in code[x, y] ? "1" : "0" }) }
    return [
      "text": .string(text), "version": .integer(Int64(code.version)),
      "level": .string(code.level.rawValue), "size": .integer(Int64(code.size)),
      "modules": .array(rows.map { .string($0) }),
    ]
  }
}

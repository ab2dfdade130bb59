import ArgumentParser
import Glibc
import QRCode
import StrictJSON
import Till

/// `kasir qr`.
struct QRCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "qr", abstract: "Print any text as a QR code, or save it as a picture.",
    discussion: "With --json the modules are printed as text, 1 for a dark one.")

  @Argument(help: ArgumentHelp("The text.", valueName: "TEXT"))
  var text: String

  @Flag(help: "Two plain characters a module, for terminals without UTF-8.")
  var ascii = false

  @Flag(help: "Draw the code on standard error, beside the JSON on standard output.")
  var qr = false

  @Option(
    help: ArgumentHelp("Save it as a PNG picture; - is standard output.", valueName: "FILE"),
    completion: .file(extensions: ["png"]))
  var png: String?

  @Option(
    help: ArgumentHelp("Save it as an SVG picture; - is standard output.", valueName: "FILE"),
    completion: .file(extensions: ["svg"]))
  var svg: String?

  @Option(help: ArgumentHelp("Pixels a module in a picture, 1 to 64.", valueName: "N"))
  var scale = 8

  @OptionGroup var output: OutputOptions

  func run() async throws {
    try check()
    let code = try CodePrinter.encode(text)
    if let png { try PictureFile.save(code.png(scale: scale), to: png) }
    if let svg { try PictureFile.save(Array(code.svg(scale: scale).utf8), to: svg) }
    let isSaved = png != nil || svg != nil
    let drawsCode = qr || !output.json && !isSaved
    let isBeside = output.json || isSaved
    let printer = CodePrinter(
      isBeside ? STDERR_FILENO : STDOUT_FILENO, isASCII: ascii, .ofThisProcess)
    let drawing = drawsCode ? try printer.drawing(of: code) : nil
    if output.json { Output.print(document(code)) }
    if let drawing { printer.print(drawing, output) }
  }

  private func check() throws(TillError) {
    guard (1...64).contains(scale) else {
      throw TillError(.usage, "--scale must be from 1 to 64.")
    }
    let onOutput = [png, svg].count { $0 == "-" } + (output.json ? 1 : 0)
    guard onOutput < 2 else {
      throw TillError(.usage, "Only one of --png -, --svg - and --json can go to standard output.")
    }
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

import StrictJSON
import TerminalHarness
import Testing

/// `kasir qr`, read back by a decoder that is not ours.
@Suite(.serialized) struct QRCommandTests {
  /// As long as a live payment link: version 7-L, 53×27 cells with its whole margin.
  private static let link =
    "https://checkout.wooshpay.com/pay/cs_1680914308084531200?key=pk_live_"
    + String(repeating: "aB3", count: 26) + "x"

  @Test(arguments: [
    // Exactly the code with its whole margin; one row more; a line short; the smallest there is.
    (53, 27), (53, 28), (53, 26), (80, 24), (47, 24),
  ])
  func `a code that fills the terminal is read, whole`(size: (Int, Int)) async throws {
    #expect(Self.link.utf8.count == 148)
    let terminal = try Shop(gateway: nil).terminal(
      "qr", Self.link, columns: size.0, rows: size.1)
    #expect(try await terminal.waitForExit() == .exited(0))
    #expect(try await QRReader.read(terminal) == Self.link)
    let hasNote = String(decoding: terminal.rawOutput, as: UTF8.self).contains("Narrow margin")
    #expect(hasNote == (size != (53, 28)))
  }

  @Test(arguments: [(80, 23), (46, 40)])
  func `a terminal without room gets the size needed, and no code`(size: (Int, Int)) async throws {
    let terminal = try Shop(gateway: nil).terminal(
      "qr", Self.link, columns: size.0, rows: size.1)
    #expect(try await terminal.waitForExit() == .exited(1))
    #expect(terminal.screenRows.joined().contains("The code does not fit: it needs 47×24."))
    #expect(!terminal.screenText.contains("▀"))
  }

  @Test(arguments: [
    ["TERM": "xterm-256color"], ["TERM": "xterm-256color", "NO_COLOR": "1"], ["TERM": "xterm"],
    ["TERM": "vt100"], ["LANG": "C"],
  ])
  func `every terminal shows a code that is read`(environment: [String: String]) async throws {
    let terminal = try Shop(gateway: nil).terminal(
      "qr", Self.link, columns: 120, rows: 60, environment: environment)
    #expect(try await terminal.waitForExit() == .exited(0))
    #expect(try await QRReader.read(terminal) == Self.link)
    let isASCII = environment["TERM"] == "vt100" || environment["LANG"] == "C"
    #expect(terminal.screenText.contains("▀") == !isASCII)
  }

  @Test func `in a pipe the code is plain characters`() async throws {
    let shop = try Shop(gateway: nil)
    let blocks = try await shop.kasir("qr", "kopi susu")
    #expect(blocks.exitCode == 0)
    #expect(!blocks.stdout.contains(0x1B))
    // 21 modules and a margin of 4: 29 columns, 15 rows of which the last is half.
    let rows = blocks.output.split(separator: "\n")
    #expect(rows.count == 15)
    #expect(rows.allSatisfy { $0.count == 29 && $0.allSatisfy { "█▀▄ ".contains($0) } })
    #expect(try await picture(rows.map(String.init), isInk: "█").decode() == "kopi susu")

    let plain = try await shop.kasir("qr", "--ascii", "kopi susu")
    let lines = plain.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count == 29)
    #expect(lines.allSatisfy { $0.count == 58 && $0.allSatisfy { "# ".contains($0) } })
  }

  @Test func `as JSON it is one document, and --qr draws beside it`() async throws {
    let shop = try Shop(gateway: nil)
    let document = try await shop.json(["qr", Self.link])
    #expect(document.exitCode == 0)
    #expect(document.stderr.isEmpty)
    let code = try document.document
    #expect(code["text"] == .string(Self.link))
    #expect(code["version"] == 7)
    #expect(code["level"] == "L")
    #expect(code["size"] == 45)
    let modules = code["modules"]?.array ?? []
    #expect(modules.count == 45)
    #expect(modules.first?.string?.hasPrefix("11111110") == true)

    let drawn = try await shop.json(["qr", Self.link, "--qr"])
    #expect(try drawn.document == code)
    let rows = drawn.errorOutput.split(separator: "\n").map(String.init)
    #expect(try await picture(rows, isInk: "█").decode() == Self.link)
  }

  /// A picture of plain half blocks on a terminal that writes light on dark.
  private func picture(_ rows: [String], isInk: Character) -> QRPicture {
    let cells = rows.map { row in row.map { TerminalCell(text: String($0)) } }
    return QRReader.picture(of: cells).framed(cells: 2, grey: 0)
  }
}

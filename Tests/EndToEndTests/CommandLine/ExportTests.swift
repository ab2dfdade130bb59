import Foundation
import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

@testable import kasir

/// `kasir sales export`: a table that a spreadsheet shows and never reckons with.
@Suite(.serialized) struct ExportTests {
  /// What spreadsheets take for a formula (CVE-2021-41270), and its disguises.
  private static let triggers = [
    "=", "+", "-", "@", "\t", "\r", "\n", " =", "\u{A0}=", "＝", "＠", "＋", "－",
  ]

  @Test(arguments: triggers)
  func `no text is a formula, whatever it begins with`(trigger: String) throws {
    for text in [trigger + "1+1", trigger + "HYPERLINK(\"http://evil.example\",\"x\")", trigger] {
      let cell = try #require(try Self.rows(CSV.row([.text(text), .text("x")])).first?.first)
      #expect(cell.hasPrefix("'"), "\(cell.debugDescription)")
      #expect(cell.unicodeScalars.allSatisfy { $0.value >= 0x20 })
    }
  }

  @Test func `other texts are as they were, and numbers are numbers`() throws {
    let texts = ["teh", "", "kopi, \"susu\"", "1-2", "a=b", "'quoted", "お茶"]
    #expect(try Self.rows(CSV.row(texts.map(CSV.Cell.text))) == [texts])
    let numbers: [(Int64, Int)] = [
      (0, 2), (5, 2), (3_600_000, 2), (1250, 2), (123_450, 2), (-1250, 2), (7, 0),
      (2_500_000_000, 2), (.max, 2),
    ]
    #expect(
      CSV.row(numbers.map { CSV.Cell.number(minorUnits: $0.0, exponent: $0.1) })
        == "0,0.05,36000,12.50,1234.50,-12.50,7,25000000,92233720368547758.07\r\n")
  }

  @Test func `hostile sales are exported whole and harmless, a row each`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    for (number, trigger) in Self.triggers.enumerated() {
      let evil = JSONValue.string(trigger + "cmd|'/C calc'!A0;\"\u{1B}@\u{1D}V0\r\n=1,2").compact
      let sale =
        #"{"items": [{"name": \#(evil), "quantity": 2, "unit_amount": 1234550}], "reference": "-\#(number)", "note": \#(evil)}"#
      let result = try await shop.json(["session", "create", "-"], stdin: sale)
      #expect(result.exitCode == 0, "\(trigger.debugDescription): \(result.errorOutput)")
    }
    let export = try await shop.kasir("sales", "export")
    #expect(export.exitCode == 0 && export.errorOutput.isEmpty)
    let rows = try Self.rows(export.output)
    #expect(rows.count == Self.triggers.count + 1)
    let header = try #require(rows.first)
    for row in rows.dropFirst() {
      #expect(row.count == header.count)
      let named = Dictionary(zip(header, row)) { $1 }
      #expect(named["reference"]?.hasPrefix("'-") == true)
      // Of a line end before a note a space is kept.
      let note = try #require(named["note"]).drop { $0 == " " }
      #expect(note.hasPrefix("'") || note.hasPrefix("cmd"))
      #expect(named["items"]?.hasPrefix("2 × ") == true)
      #expect(named["amount"] == "24691")
      #expect(row.allSatisfy { cell in !["=", "+", "-", "@"].contains { cell.hasPrefix($0) } })
    }
    #expect(export.stdout.allSatisfy { $0 >= 0x20 || $0 == 0x0D || $0 == 0x0A })
  }

  @Test func `filters choose what is exported, and JSON is the same sales`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sell("meja-1")
    try await shop.sellPaid("meja-2", at: gateway)
    let paid = try Self.rows(await shop.kasir("sales", "export", "--state", "paid").output)
    #expect(paid.dropFirst().map { $0.first } == ["meja-2"])
    let none = try Self.rows(await shop.kasir("sales", "export", "--until", "2026-01-01").output)
    #expect(none.count == 1)
    let document = try await shop.json(["sales", "export"]).document
    #expect(document.array?.map { $0["reference"] } == ["meja-2", "meja-1"])
    let schema = try await shop.json(["schema", "sales export"]).document
    #expect(SchemaCheck.problems(document, schema) == [])
    let odd = try await shop.kasir("sales", "export", "--tab", "open")
    #expect(odd.exitCode == 2 && odd.output.isEmpty)
  }

  /// Reads rows after RFC 4180; a stray quote or line end is an error.
  private static func rows(_ text: String) throws -> [[String]] {
    struct Malformed: Error {}
    var (rows, row, cell) = ([[String]](), [String](), "")
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"":
        guard cell.isEmpty else { throw Malformed() }
        quoted: while true {
          guard let next = scalars.popFirst() else { throw Malformed() }
          guard next == "\"" else {
            cell.unicodeScalars.append(next)
            continue
          }
          guard scalars.first == "\"" else { break quoted }
          cell.unicodeScalars.append(scalars.removeFirst())
        }
        guard let end = scalars.first, end == "," || end == "\r" else { throw Malformed() }
      case ",":
        row.append(cell)
        cell = ""
      case "\r":
        guard scalars.popFirst() == "\n" else { throw Malformed() }
        rows.append(row + [cell])
        (row, cell) = ([], "")
      case "\n": throw Malformed()
      default: cell.unicodeScalars.append(scalar)
      }
    }
    guard row.isEmpty, cell.isEmpty else { throw Malformed() }
    return rows
  }
}

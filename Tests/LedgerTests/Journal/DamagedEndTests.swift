import CheckoutDomain
import GRDB
import Glibc
import Testing

@testable import Ledger

/// A journal whose last line has a bit that turned over, or more.
struct DamagedEndTests {
  private let shop: JournalledLedger

  init() throws { shop = try JournalledLedger() }

  private static let lineFeed = UInt8(ascii: "\n")

  /// Charges, and leaves everything closed.
  private func fill(_ numbers: ClosedRange<Int> = 1...2) throws {
    let ledger = try shop.open()
    for number in numbers { try ledger.charge(number) }
    try ledger.close()
  }

  private func flip(_ bit: Int, of place: Int, in bytes: [UInt8]) throws {
    var bytes = bytes
    bytes[place] ^= 1 << UInt8(bit)
    try shop.folder.write(bytes, to: "shop.journal")
  }

  @Test(
    "One bit of the last line, wherever it turned over, and the counter goes on with a whole journal"
  )
  func anyBit() throws {
    try fill()
    let whole = shop.bytes(of: "shop.journal")
    let (lines, putBack) = (shop.lines, try shop.snapshot())
    let start = try #require(whole.dropLast().lastIndex(of: Self.lineFeed))
    let text = String(decoding: lines[1], as: UTF8.self)
    // The ends of both lines, what a line begins with, a number, a hash, and places between them.
    let marks = [#""number":"#, #""hash":""#, #""kind":""#, "},{", "]}"].compactMap { mark in
      text.firstRange(of: mark).map {
        start + 1 + text.utf8.distance(from: text.startIndex, to: $0.upperBound)
      }
    }
    let places = Set([start, start + 1, whole.count - 1, whole.count - 2] + marks)
      .union(stride(from: start + 3, to: whole.count, by: 131))
    for place in places.sorted() {
      for bit in [place % 8, 6] {
        try putBack()
        try flip(bit, of: place, in: whole)
        let ledger = try shop.open()
        #expect(ledger.outdated == nil, "byte \(place), bit \(bit)")
        try ledger.charge(3)
        #expect(try ledger.words.count == 3)
        let report = try ledger.audit()
        #expect(report.isSound && report.notes.isEmpty, "byte \(place), bit \(bit): \(report)")
        try ledger.close()
        _ = try LedgerRebuild.run(path: shop.path)
        #expect(try shop.open().words.keys.sorted() == ["K1", "K2", "K3"])
        for name in ["shop.sqlite.old-1"] { unlink(shop.folder.path + "/" + name) }
      }
    }
  }

  /// Every bit, without a file in between.
  @Test("A line is told by its events whatever one bit of it says, and by no others")
  func everyBit() throws {
    try fill(1...3)
    let lines = shop.lines.map { $0 + [Self.lineFeed] }
    let entries = try lines.map { try #require(JournalLine(parsing: $0.dropLast())).entries }
    func isTold(_ bytes: [UInt8], by entries: [JournalLine.Entry]) -> Bool {
      var rest = entries[...]
      return DamagedEnd.isTold(bytes) { rest.popFirst() }
    }
    let two = lines[0] + lines[1]
    for place in two.indices {
      var damaged = two
      damaged[place] ^= 1 << UInt8(place % 8)
      #expect(isTold(damaged, by: entries[0] + entries[1]), "byte \(place)")
    }
    #expect(isTold(lines[0], by: entries[0] + entries[1]), "the ledger may be ahead")
    #expect(!isTold(lines[1], by: entries[0]))
    #expect(!isTold(lines[1], by: entries[2]))
    #expect(!isTold(two, by: entries[0]))
    #expect(!isTold(two, by: []))
    #expect(!isTold([UInt8](repeating: 0x41, count: two.count), by: entries[0] + entries[1]))
    for count in 1..<lines[0].count - 1 {
      #expect(!isTold(Array(lines[0].prefix(count)) + [Self.lineFeed], by: entries[0]))
    }
  }

  @Test("That it was mended is told by the history")
  func told() throws {
    try fill()
    let whole = shop.bytes(of: "shop.journal")
    try flip(0, of: whole.count - 5, in: whole)
    let ledger = try shop.open()
    #expect(try ledger.audit().findings.map(\.kind) == [.journal])
    try ledger.charge(3)
    #expect(shop.kinds.suffix(1) == [["sending", "attempt_begun", "journal_mended"]])
    #expect(shop.kinds.flatMap(\.self).count { $0 == "attempt_begun" } == 3)
  }

  @Test(
    "A damaged line that the ledger does not have is kept, nothing is sent beside it, and what to do works"
  )
  func lost() throws {
    try fill(1...1)
    let older = try shop.snapshot()
    try fill(2...2)
    try older()
    let whole = shop.bytes(of: "shop.journal")
    for place in [whole.count - 2, whole.count - 10, whole.count - 200] {
      try older()
      try flip(0, of: place, in: whole)
      let damaged = shop.bytes(of: "shop.journal")
      let ledger = try shop.open()
      // What the gateway says is kept meanwhile, also where it stands in the place of what was lost.
      try? ledger.end(1, of: 1)
      let said = try sentence { try ledger.charge(3) }
      #expect(said.contains("nothing is sent") || said.contains("different histories"), "\(said)")
      #expect(shop.bytes(of: "shop.journal") == damaged)
      try ledger.close()
    }
    try older()
    try flip(0, of: whole.count - 2, in: whole)
    let ledger = try shop.open()
    let said = try sentence { try ledger.charge(3) }
    #expect(said.contains("has a damaged last line") && said.contains("kasir reconcile"))
    rename(shop.journal, shop.journal + ".damaged")
    try ledger.charge(3)
    #expect(try ledger.audit().isSound)
    #expect(shop.kinds.last?.last == "journal_begun")
  }

  @Test("More than a few bits are no proof")
  func muchDamage() throws {
    try fill()
    var lines = shop.lines
    for place in 40..<60 { lines[1][place] = UInt8(ascii: "Z") }
    try shop.write(lines: lines)
    let ledger = try shop.open()
    #expect(try sentence { try ledger.charge(3) }.contains("has a damaged last line"))
    #expect(shop.lines == lines)
    #expect(try ledger.audit().findings.first?.sentence.contains("Line 2") == true)
  }
}

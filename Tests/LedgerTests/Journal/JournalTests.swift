import CheckoutDomain
import GRDB
import StrictJSON
import Testing

@testable import Ledger

struct JournalTests {
  private let shop: JournalledLedger
  private let ledger: SQLiteLedger

  init() throws {
    shop = try JournalledLedger()
    ledger = try shop.open()
  }

  @Test("Every change is a line of the journal, for its owner alone")
  func lines() throws {
    try ledger.end(try ledger.charge(1), of: 1)
    #expect(shop.kinds == [["sending", "attempt_begun"], ["attempt_ended"], ["waiting"]])
    #expect(shop.folder.mode(of: "shop.journal") == 0o600)
    #expect(try ledger.audit().isSound)
    #expect(try ledger.audit().notes.isEmpty)
  }

  @Test("The line of a charge says all of it, with the bytes that are sent")
  func chargeLine() throws {
    try ledger.write { ledger in
      let sale = Sale(
        clientRef: ClientRef("REF1"), reference: "MEJA-5", mode: .test,
        items: [try Samples.item("Kopi \"susu\"\n", 2)], amount: Samples.rupiah(3_600_000),
        note: "for Budi", terminalType: .web, createdAt: Samples.start,
        progress: Sale.Progress(phase: .sending))
      try ledger.save(sale)
      _ = try ledger.begin(Samples.attempt(sale))
    }
    let line = try #require(shop.lines.first)
    let events = try #require(try JSONValue(parsing: line)["events"]?.array)
    #expect(events[0]["sale"] == "REF1")
    #expect(events[0]["facts"]?["amount"] == "3600000")
    #expect(events[0]["facts"]?["item.0.name"] == "Kopi \"susu\"")
    #expect(events[0]["facts"]?["item.0.quantity"] == "2")
    #expect(events[1]["facts"]?["attempt.1.key"] == "kasir-create-1")
    // The sample's body is no text.
    #expect(events[1]["body_hex"]?.string?.hasSuffix("00ff") == true)
    #expect(!String(decoding: line, as: UTF8.self).contains("Budi"))
  }

  @Test("The line of a refund says key, amount, payment and what was refunded before")
  func refundLine() throws {
    try ledger.save(Samples.sale(1, progress: Samples.paid()))
    try ledger.save(Samples.sale(1, progress: Samples.paid(), refunds: [Samples.refund(1)]))
    let line = try #require(shop.lines.last)
    let facts = try #require(try JSONValue(parsing: line)["events"]?.array?.first?["facts"])
    #expect(facts["refund.kasir-refund-1.amount"] == "100000")
    #expect(facts["refund.kasir-refund-1.payment_intent"] == "pi_sample_1")
    #expect(facts["refund.kasir-refund-1.refunded_before"] == "0")
  }

  @Test("A line is on the disk before its change is committed")
  func order() throws {
    let path = shop.path
    let seen = Box<Int?>(nil)
    shop.disk.beforeSync {
      seen.value = try? DatabaseQueue(path: path).read {
        try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM attempt")
      }
    }
    try ledger.charge(1)
    #expect(seen.value == 0)
    #expect(try ledger.read { try $0.openAttempts() }.count == 1)
  }

  @Test("Settings and leases leave no line")
  func quiet() throws {
    try ledger.write { ledger in
      try ledger.set("a", to: "b")
      _ = try ledger.lease(
        "watch", for: ProcessIdentity("p"), until: Samples.start, now: Samples.start)
    }
    #expect(shop.lines.isEmpty)
  }

  @Test("A refused change leaves no line")
  func refused() throws {
    try ledger.charge(1)
    #expect(throws: LedgerError.referenceTaken("K1")) {
      try ledger.save(Samples.sale(2, reference: "K1"))
    }
    #expect(shop.lines.count == 1)
  }

  @Test("Many at once, in several processes, leave one whole history")
  func together() async throws {
    let others = [ledger, try shop.open(), try shop.open()]
    try await withThrowingTaskGroup { group in
      for number in 1...30 {
        group.addTask {
          try others[number % 3].end(try others[number % 3].charge(number), of: number)
        }
      }
      try await group.waitForAll()
    }
    #expect(shop.lines.count == 90)
    let report = try ledger.audit()
    #expect(report.findings.isEmpty && report.notes.isEmpty)
  }

  @Test("A commit that fails takes its line back, and the next start goes on")
  func failedCommit() throws {
    try ledger.charge(1)
    let pages = try #require(
      try ledger.database.read { try Int.fetchOne($0, sql: "PRAGMA page_count") })
    try ledger.execute("PRAGMA max_page_count = \(pages)")
    var sentences: Set<String> = []
    for number in 2...60 {
      let said = try sentence { try ledger.charge(number) }
      if said != "nothing was thrown" { sentences.insert(said) }
    }
    #expect(sentences.count == 1 && sentences.first?.contains("disk is full") == true)
    let stored = try ledger.words.count
    #expect(stored > 0 && stored < 60)
    #expect(shop.lines.count == stored)
    let again = try shop.open()
    try again.charge(99)
    #expect(try again.words.count == stored + 1)
    #expect(try again.audit().isSound)
  }
}

/// A value that a callback may set.
final class Box<Value: Sendable>: @unchecked Sendable {
  var value: Value
  init(_ value: Value) { self.value = value }
}

import CheckoutDomain
import FoundationEssentials
import GRDB
import Testing

@testable import Ledger

struct AttemptTests {
  private let ledger: SQLiteLedger
  private let sale = Samples.sale(1)

  init() throws {
    ledger = try SQLiteLedger.inMemory()
    try ledger.save(sale)
  }

  @Test func `an open attempt comes back with its exact bytes`() throws {
    let number = try ledger.write { try $0.begin(Samples.attempt(sale)) }
    var expected = Samples.attempt(sale)
    expected.number = number
    #expect(number > 0)
    #expect(try ledger.read { try $0.openAttempts() } == [expected])
  }

  @Test func `the last create request is kept, whatever was sent after it`() throws {
    try ledger.write { ledger in
      for (purpose, key) in [
        (Attempt.Purpose.createSession, "k1"), (.createSession, "k2"), (.expireSession, "k3"),
        (.refund, "k4"),
      ] {
        let number = try ledger.begin(Samples.attempt(sale, purpose, key: key))
        try ledger.end(attempt: number, with: .notSent("refused"), at: Samples.start)
      }
    }
    let request = try ledger.read {
      try $0.lastAttempt(.createSession, of: sale.clientRef)?.attempt.request
    }
    #expect(request == Samples.attempt(sale, key: "k2").request)
  }

  @Test func `the raw answer is stored, whatever its bytes`() throws {
    let body: [UInt8] = [0, 0xFF, 0x7B]
    try ledger.write { ledger in
      let number = try ledger.begin(Samples.attempt(sale))
      let answer = GatewayAnswer(status: 429, retryAfter: .seconds(7), body: body)
      try ledger.end(attempt: number, with: .answered(answer), at: Samples.start + .seconds(3))
    }
    let row = try #require(try row(1))
    #expect(row["ending"] == "answered")
    #expect(row["status"] == 429)
    #expect(row["retry_after"] == 7000)
    #expect(row["answer"] == Data(body))
    #expect(row["ended_at"] == (Samples.start + .seconds(3)).milliseconds)
    #expect(try ledger.read { try $0.openAttempts() }.isEmpty)
  }

  @Test(arguments: [(Delivery.notSent("no route"), "not_sent"), (.unknown("no route"), "unknown")])
  func `what happened without an answer is stored`(_ delivery: Delivery, _ word: String) throws {
    try ledger.write { ledger in
      try ledger.end(
        attempt: ledger.begin(Samples.attempt(sale)), with: delivery, at: Samples.start)
    }
    let row = try #require(try row(1))
    #expect(row["ending"] == word)
    #expect(row["reason"] == "no route")
  }

  @Test func `an abandoned attempt is no longer open, and takes an answer that comes after all`()
    throws
  {
    let number = try ledger.write { try $0.begin(Samples.attempt(sale)) }
    try ledger.write { try $0.abandon(attempt: number, at: Samples.start) }
    #expect(try ledger.read { try $0.openAttempts() }.isEmpty)
    #expect(try row(number)?["ending"] == "abandoned")
    let late = Delivery.answered(GatewayAnswer(status: 200, body: [1]))
    try ledger.write { try $0.end(attempt: number, with: late, at: Samples.start) }
    #expect(try row(number)?["ending"] == "answered")
  }

  @Test func `an attempt ends once`() throws {
    let number = try ledger.write { try $0.begin(Samples.attempt(sale)) }
    try ledger.write { try $0.end(attempt: number, with: .notSent("a"), at: Samples.start) }
    #expect(throws: LedgerError.self) {
      try ledger.write { try $0.end(attempt: number, with: .unknown("b"), at: Samples.start) }
    }
    #expect(throws: LedgerError.self) {
      try ledger.write { try $0.abandon(attempt: number, at: Samples.start) }
    }
    #expect(throws: LedgerError.self) {
      try ledger.write { try $0.abandon(attempt: 99, at: Samples.start) }
    }
    #expect(try row(number)?["reason"] == "a")
  }

  @Test func `a request has a path, a body and its own key, and no place for a secret`() {
    let members = Mirror(reflecting: Samples.attempt(sale).request).children.map(\.label)
    #expect(members == ["path", "body", "key"])
  }

  private func row(_ number: Int64) throws -> Row? {
    try ledger.database.read {
      try Row.fetchOne($0, sql: "SELECT * FROM attempt WHERE number = ?", arguments: [number])
    }
  }
}

import CheckoutDomain
import Testing

@testable import Ledger

struct TransactionTests {
  private struct Interruption: Error {}

  @Test func `an error rolls everything back, and is handed on`() throws {
    let ledger = try SQLiteLedger.inMemory()
    let sale = Samples.sale(1)
    #expect(throws: Interruption.self) {
      try ledger.write { ledger in
        try ledger.save(sale)
        try ledger.set("a", to: "b")
        _ = try ledger.begin(Samples.attempt(sale))
        throw Interruption()
      }
    }
    #expect(try ledger.sale(sale) == nil)
    #expect(try ledger.read { try $0.setting("a") } == nil)
    #expect(try ledger.read { try $0.openAttempts() }.isEmpty)
  }

  @Test func `a refusal inside rolls back what came before it`() throws {
    let ledger = try SQLiteLedger.inMemory()
    try ledger.save(Samples.sale(1, reference: "MEJA-5"))
    #expect(throws: LedgerError.referenceTaken("MEJA-5")) {
      try ledger.write { ledger in
        try ledger.save(Samples.sale(2))
        try ledger.save(Samples.sale(3, reference: "MEJA-5"))
      }
    }
    #expect(try ledger.references(SaleQuery()) == ["MEJA-5"])
  }

  @Test func `a refused sale leaves nothing of itself to a caller that goes on`() throws {
    let ledger = try SQLiteLedger.inMemory()
    try ledger.save(Samples.sale(1, progress: Samples.paid()))
    try ledger.write { ledger in
      _ = #expect(throws: LedgerError.refundInFlight) {
        try ledger.save(
          Samples.sale(
            1, progress: Samples.paid(captured: Samples.rupiah(7)),
            refunds: [Samples.refund(1, 1, .unknown), Samples.refund(2, 1, .unknown)]))
      }
    }
    #expect(try ledger.sale(Samples.sale(1))?.refunds == [])
    #expect(try ledger.sale(Samples.sale(1))?.progress.captured == Samples.rupiah(4_100_000))
  }

  @Test func `a change is kept although its task was cancelled`() async throws {
    let folder = try SampleFolder()
    let ledger = try SQLiteLedger(path: folder.path + "/a.sqlite")
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      try ledger.save(Samples.sale(1))
      return try ledger.sale(Samples.sale(1))
    }
    #expect(try await task.value == Samples.sale(1))
  }

  @Test func `a change sees what it has written`() throws {
    let ledger = try SQLiteLedger.inMemory()
    let sale = Samples.sale(1)
    let seen = try ledger.write { ledger in
      try ledger.save(sale)
      return try ledger.sale(sale.clientRef)
    }
    #expect(seen == sale)
  }
}

struct SharedFileTests {
  @Test func `what one connection has committed the other one sees`() throws {
    let (folder, first, second) = try pair()
    defer { withExtendedLifetime(folder) {} }
    try first.save(Samples.sale(1))
    #expect(try second.sale(Samples.sale(1)) == Samples.sale(1))
  }

  @Test func `a second refund from another connection is refused`() throws {
    let (folder, first, second) = try pair()
    defer { withExtendedLifetime(folder) {} }
    let paid = Samples.sale(1, progress: Samples.paid())
    try first.save(paid)
    try first.save(Samples.sale(1, progress: Samples.paid(), refunds: [Samples.refund(1)]))
    #expect(throws: LedgerError.refundInFlight) {
      try second.save(Samples.sale(1, progress: Samples.paid(), refunds: [Samples.refund(2)]))
    }
    #expect(try second.sale(paid)?.refunds == [Samples.refund(1)])
  }

  @Test func `one reference is never given to two sales`() throws {
    let (folder, first, second) = try pair()
    defer { withExtendedLifetime(folder) {} }
    try first.save(Samples.sale(1, reference: "MEJA-5"))
    #expect(throws: LedgerError.referenceTaken("MEJA-5")) {
      try second.save(Samples.sale(2, reference: "MEJA-5"))
    }
  }

  @Test func `of many refunds at the same moment one is kept`() async throws {
    let (folder, first, second) = try pair()
    defer { withExtendedLifetime(folder) {} }
    try first.save(Samples.sale(1, progress: Samples.paid()))
    let kept = await withTaskGroup(of: Bool.self) { group in
      for number in 1...20 {
        let ledger = number.isMultiple(of: 2) ? first : second
        group.addTask {
          let sale = Samples.sale(1, progress: Samples.paid(), refunds: [Samples.refund(number)])
          return (try? ledger.save(sale)) != nil
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(kept == 1)
    #expect(try first.sale(Samples.sale(1))?.refunds.count == 1)
  }

  private func pair() throws -> (SampleFolder, SQLiteLedger, SQLiteLedger) {
    let folder = try SampleFolder()
    let path = folder.path + "/a.sqlite"
    return (folder, try SQLiteLedger(path: path), try SQLiteLedger(path: path))
  }
}

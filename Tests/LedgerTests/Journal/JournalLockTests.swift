import CheckoutDomain
import Testing

@testable import Ledger

/// Another process that has the journal's lock, and was stopped.
struct JournalLockTests {
  @Test(.timeLimit(.minutes(1)))
  func `a Kasir that keeps the journal and does not answer stops what is sent, and nothing else`()
    throws
  {
    let shop = try JournalledLedger()
    let ledger = try SQLiteLedger(
      path: shop.path, patience: .seconds(5),
      journal: IntentJournal(path: shop.journal, patience: .milliseconds(50)))
    let attempt = try ledger.charge(1)
    let stopped = try JournalFile(path: shop.journal, disk: .real)
    try stopped.lockForAdding(patience: .zero)
    #expect(
      try sentence { try ledger.charge(2) }.contains(
        "shop.journal is kept by another Kasir that does not answer: nothing is sent"))
    try ledger.end(attempt, of: 1)
    #expect(try ledger.words == ["K1": "WAITING"])
    stopped.unlock()
    try ledger.charge(2)
    #expect(shop.lines.count == 3)
    #expect(try ledger.audit().isSound && ledger.audit().notes.isEmpty)
  }
}

import CheckoutDomain
import GRDB
import Testing

@testable import Ledger

/// Each file of a ledger, failing from each change on.
struct FailingFileTests {
  @Test(
    "Whichever file fails, and from whichever change on, nothing acknowledged is lost",
    arguments: ["-wal", "", ".journal"], 0...9)
  func failing(_ ending: String, _ change: Int) throws {
    let shop = try JournalledLedger()
    var kept: [Int: String] = [:]
    var said: Set<String> = []
    do {
      let ledger = try shop.open()
      var attempts: [Int: Int64] = [:]
      var broken: BrokenDescriptor?
      for step in 0..<20 {
        if step == change {
          broken = BrokenDescriptor(
            path: ending == ".journal" ? shop.journal : shop.path + ending)
        }
        let number = step / 2
        do {
          if step.isMultiple(of: 2) {
            attempts[number] = try ledger.charge(number)
            kept[number] = "SENDING"
          } else if let attempt = attempts[number] {
            try ledger.end(attempt, of: number)
            kept[number] = "WAITING"
          }
          // A checkpoint is when the ledger's own file is written.
          if ending.isEmpty { _ = try? ledger.database.writeWithoutTransaction(checkpoint) }
        } catch LedgerError.unavailable(let sentence) {
          said.insert(sentence)
        }
      }
      broken?.mend()
    }
    let again = try shop.open()
    let words = try again.words
    for (number, word) in kept {
      let found = words["K\(number)"]
      #expect(found == word || found == "WAITING", "K\(number) was \(word)")
    }
    let report = try again.audit()
    #expect(report.isSound, "\(report.findings.map(\.line))")
    for sentence in said { #expect(sentence.hasSuffix(".") && sentence.contains(shop.folder.path)) }
    try again.charge(99)
    #expect(try again.audit().notes.isEmpty)
  }
}

private func checkpoint(_ database: Database) throws {
  _ = try database.checkpoint(.passive)
}

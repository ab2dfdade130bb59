import CheckoutDomain
import Foundation
import Ledger
import LocalGateway
import SandboxGateway
import Till

/// Looks at what is left on a disk, as the next start finds it.
struct DiskJudge {
  let told: Told
  /// Whether the journal alone has to bring everything back as well: it may have been the part that
  /// failed, and then the ledger has what it lacks.
  let alsoByJournal: Bool

  /// Writes the files that are left into a folder of their own, opens the ledger there, and says what
  /// is not as it should be, a sentence each.
  func judge(_ files: [String: [UInt8]]) async throws -> [String] {
    let folder = try FaultyDisk.makeFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, bytes) in files where Self.counts(name) {
      try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name))
    }
    var wrong: [String] = []
    if alsoByJournal, told.events > 0 { wrong += try rebuilt(files[FaultyDisk.journalName] ?? []) }
    do {
      let ledger = try SQLiteLedger(path: folder + "/" + FaultyDisk.ledgerName)
      wrong += try await judge(ledger)
      try ledger.close()
    } catch {
      wrong.append("It cannot be opened or used: \(error)")
    }
    return wrong.map { $0.replacing(folder, with: "…") }
  }

  /// What SQLite and Kasir look for at a start: no shared memory outlives a machine, and a copy is no
  /// ledger.
  private static func counts(_ name: String) -> Bool {
    let ledger = FaultyDisk.ledgerName
    return [ledger, ledger + "-wal", ledger + "-journal", FaultyDisk.journalName].contains(name)
  }

  private func judge(_ ledger: SQLiteLedger) async throws -> [String] {
    let report = try ledger.audit()
    var wrong = report.findings.map { "verify: \($0.line)" }
    wrong += try told.lost(in: ledger, events: Int64(report.events))
    let wire = LocalGateway(told.sandbox, now: DiskStory.start + .seconds(600))
    let till = try told.till(ledger, wire, SeededSource(seed: 11), process: "next")
    try Recovery.run(ledger, now: wire.now) { $0.text == "next" }
    for _ in 1...3 {
      for sale in try ledger.read({ try $0.sales(SaleQuery()) }) {
        _ = await till.refresh(sale.clientRef)
      }
      wire.pass(.seconds(30))
    }
    let sales = try ledger.read { try $0.sales(SaleQuery()) }
    wrong +=
      Comparison(
        sales: sales, books: wire.sandbox.books, episode: Episode(name: "disk", steps: [])
      ).violations
    wrong += try await goesOn(till)
    wrong += try ledger.audit().findings.map { "verify, later: \($0.line)" }
    return wrong
  }

  /// The counter sells on.
  private func goesOn(_ till: Till) async throws -> [String] {
    var cart = Cart(currency: .idr, terminalType: .web)
    try cart.add(LineItem(name: "kopi", quantity: 1, unitAmount: Money(minorUnits: 900_000, .idr)))
    do {
      let result = try await till.charge(cart)
      return result.sale.isOpen ? [] : ["The next sale is \(result.sale.state.word)."]
    } catch {
      return ["The next sale is refused: \(error.message)"]
    }
  }

  /// What the journal by itself would bring back.
  private func rebuilt(_ journal: [UInt8]) throws -> [String] {
    let folder = try FaultyDisk.makeFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(journal).write(to: URL(fileURLWithPath: folder + "/" + FaultyDisk.journalName))
    let path = folder + "/" + FaultyDisk.ledgerName
    do {
      _ = try LedgerRebuild.run(path: path)
      let ledger = try SQLiteLedger(path: path)
      let report = try ledger.audit()
      return try
        (report.findings.map { "verify: \($0.line)" }
        + told.lost(in: ledger, events: Int64(report.events))).map { "By the journal alone: " + $0 }
    } catch {
      return ["The journal brings nothing back: \(error)"]
    }
  }
}

import CheckoutDomain
import Glibc
import Ledger
import Till
import WooshPay

/// The real till, up to the moment of sending: on a ledger in memory that is gone with it, and a
/// transport that notes the request instead of sending it.
///
/// The ledger on the disk is only ever read: what a rehearsal needs of it is copied.
struct Rehearsal {
  let counter: Counter
  /// The ledger on the disk; nil where there is none yet.
  private let kept: (any SharedLedger)?
  private let transport: RehearsalTransport

  /// - Throws: ``TillError`` for what would stop the command too.
  init(_ setup: Setup) throws(TillError) {
    guard let key = try setup.key() else { throw TillError.noKey }
    transport = RehearsalTransport(setup.transport())
    let path = LedgerFolder(path: setup.places.data).path(of: try setup.ledgerName(key))
    kept = access(path, F_OK) == 0 ? try setup.ledger(at: path) : nil
    let ledger: SQLiteLedger
    do throws(LedgerError) {
      ledger = try SQLiteLedger.inMemory(name: kept?.name ?? "")
    } catch {
      throw TillError(ledger: error)
    }
    counter = try Counter(
      setup, key: key, base: setup.surroundings.value("WOOSHPAY_API_BASE"), ledger: ledger,
      of: path,
      transport: transport)
    // A live charge that is only rehearsed needs nobody's word.
    try counter.till.confirmLive()
  }

  /// Finds a sale as the command would: in the ledger, else at the gateway.
  func findOrImport(_ id: String) async throws(TillError) -> Sale {
    if let kept, let sale = try Till.find(id, in: kept) { try copy(sale, from: kept) }
    return try await counter.till.findOrImport(id).sale
  }

  /// Takes in the sale that has a reference already, so that it is refused as the command would.
  func takeIn(reference: String?) throws(TillError) {
    guard let kept, let reference, let sale = try Till.find(reference, in: kept) else { return }
    try copy(sale, from: kept)
  }

  private func copy(_ sale: Sale, from kept: any SalesLedger) throws(TillError) {
    do {
      let timeline = try kept.read { try $0.timeline(of: sale.clientRef) }
      try counter.ledger.write { ledger in
        try ledger.save(sale)
        for line in timeline { try ledger.record([line.entry], of: sale.clientRef, at: line.at) }
      }
    } catch {
      throw TillError(ledger: error)
    }
  }

  /// Does what a command does, and returns the request it would have sent.
  ///
  /// - Throws: Why the command would have sent none.
  func request(_ body: (Rehearsal) async throws -> Void) async throws -> HTTPRequest {
    do {
      try await body(self)
    } catch {
      // Once the request is there, everything after it failed because it was not sent.
      guard let request = transport.request else { throw error }
      return request
    }
    guard let request = transport.request else {
      throw TillError(.limit, "There is nothing to send: the command would change nothing.")
    }
    return request
  }
}

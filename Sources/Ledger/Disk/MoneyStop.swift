import CheckoutDomain
import GRDB
import Synchronization

/// Whether a ledger takes changes still: after the disk has failed it once, or a page was found to be
/// damaged, it takes none until it is opened again.
///
/// That a later write works says nothing of an earlier one: after a failed sync the system may have
/// forgotten what was never written (`reliability.md` §5, threat 20).
final class MoneyStop: Sendable {
  private let state = Mutex<LedgerError?>(nil)

  /// Why it takes no change; nil while it does.
  var reason: LedgerError? { state.withLock { $0 } }

  /// Stops every later change; the first reason stays.
  func pull(_ reason: LedgerError) { state.withLock { $0 = $0 ?? reason } }

  /// Whether an error leaves it open what is on the disk.
  static func isCalledFor(by error: DatabaseError) -> Bool {
    switch error.resultCode {
    case .SQLITE_IOERR, .SQLITE_FULL, .SQLITE_CORRUPT, .SQLITE_NOTADB: true
    default: false
    }
  }
}

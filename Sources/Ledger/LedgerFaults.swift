import CheckoutDomain
import GRDB

/// Turns SQLite's errors into sentences for people.
struct LedgerFaults: Sendable {
  /// Where the ledger is, as a person can find it.
  let path: String

  /// Runs `body` and says in a sentence what went wrong with the file.
  func sentences<Result>(_ body: () throws -> Result) throws(LedgerError) -> Result {
    do {
      return try body()
    } catch let error as LedgerError {
      throw error
    } catch let error as DatabaseError {
      throw fault(error)
    } catch let error as JournalFault {
      throw .unavailable("The ledger \(path) \(error.words).")
    } catch {
      throw inexplicable(String(describing: error))
    }
  }

  /// What an error of SQLite means for the ledger.
  func fault(_ error: DatabaseError) -> LedgerError {
    let message = error.message ?? ""
    if error.resultCode == .SQLITE_CONSTRAINT { return constraint(message) }
    return .unavailable(sentence(error.resultCode) ?? unknown(error.resultCode, message))
  }

  /// What an error says, in a sentence.
  func words(_ error: any Error) -> String {
    let fault: LedgerError =
      switch error {
      case let error as LedgerError: error
      case let error as DatabaseError: self.fault(error)
      default: inexplicable(String(describing: error))
      }
    switch fault {
    case .unavailable(let sentence): return sentence
    case .referenceTaken, .refundInFlight: return "\(fault)"
    }
  }

  /// A fault that no known sentence fits.
  func inexplicable(_ reason: String) -> LedgerError {
    .unavailable("The ledger \(path) failed: \(reason). Start Kasir again; nothing was changed.")
  }

  /// What stands in the file cannot be read by this Kasir.
  func unreadable(_ what: String, _ found: String) -> LedgerError {
    .unavailable(
      "The ledger \(path) holds the \(what) \(SafeText.line(found, limit: 40)), which this Kasir "
        + "does not know: use the newest Kasir, or restore a copy of the file.")
  }

  /// The last event of the history is not what was written.
  func changedHistory(_ number: Int64) -> LedgerError {
    .unavailable(
      "The history of the ledger \(path) was changed behind Kasir's back, at event \(number): run "
        + "kasir sales verify; nothing was changed.")
  }

  /// Nothing can be added to the journal.
  func journal(_ fault: JournalFault, _ journal: String) -> LedgerError {
    guard !fault.isOfDamage else { return damagedEnd(journal) }
    guard !fault.isOfRebuild else { return beingRebuilt() }
    return .unavailable(
      "The intent journal \(journal) \(fault.words): nothing is sent before it can be written. "
        + "Check the disk and the folder, then start Kasir again.")
  }

  /// The journal's last line cannot be read, and may tell what the ledger does not have.
  private func damagedEnd(_ journal: String) -> LedgerError {
    .unavailable(
      "The intent journal \(journal) has a damaged last line, and the ledger \(path) does not have "
        + "what it told: nothing is sent. Compare with the gateway (kasir reconcile), then move the "
        + "journal away: Kasir makes a new one from the ledger.")
  }

  /// Somebody makes the ledger anew just now: what is changed in the old file would be lost.
  func beingRebuilt() -> LedgerError {
    .unavailable(
      "The ledger \(path) is being rebuilt, and nothing was changed: try again in a moment.")
  }

  /// The file at the ledger's path is not the one that is open: what is changed here nobody would see.
  func replaced() -> LedgerError {
    .unavailable(
      "The ledger \(path) was replaced or moved away while it was open, and nothing was changed: "
        + "start Kasir again.")
  }

  /// The journal tells another history than the ledger.
  func otherJournal(_ journal: String, _ event: Int64) -> LedgerError {
    .unavailable(
      "The intent journal \(journal) and the ledger \(path) tell different histories up to event "
        + "\(event); nothing was changed: run kasir sales verify.")
  }

  /// The journal knows of more than one transaction that the ledger does not have.
  func behindJournal(_ journal: String, _ ours: Int64, _ theirs: Int64) -> LedgerError {
    .unavailable(
      "The ledger \(path) ends with event \(ours), its intent journal with event \(theirs): it was "
        + "replaced by an older copy, or cut off. Nothing was changed: leave every Kasir that uses it, "
        + "then run kasir sales rebuild, which brings back what is missing.")
  }

  /// What is known of a sale does not follow from its history.
  func unexplained(_ finding: EvidenceFinding) -> LedgerError {
    .unavailable(
      "What the ledger \(path) says of \(finding.reference ?? "a sale") does not follow from its "
        + "history, so nothing was sent: run kasir sales verify.")
  }

  /// There is no room for the answer to a request.
  func littleRoom(_ bytes: Int64) -> LedgerError {
    .unavailable(
      "The disk under the ledger \(path) is almost full (\(bytes / 1024) KiB left): nothing is sent "
        + "without room to keep its answer. Free some space and try again.")
  }

  /// An older Kasir has made it, or one that died at its first start; and this one only looks.
  func older() -> LedgerError {
    .unavailable(
      "The ledger \(path) was made by an older Kasir, or its making was cut off: open it once with a "
        + "Kasir that may change it.")
  }

  /// There are changes beside the file that only somebody who may write can read.
  func unclosed() -> LedgerError {
    .unavailable(
      "The ledger \(path) was left in the middle of its work, or only a part of it was copied: open it "
        + "once with a Kasir that may change it.")
  }

  /// There is none, and who only looks makes none.
  func missing() -> LedgerError {
    .unavailable(
      "There is no ledger \(path), and a Kasir that only looks makes none: open it once with a Kasir "
        + "that may change it.")
  }

  /// Somebody who only looks wants to change something.
  func onlyLookedAt() -> LedgerError {
    .unavailable("The ledger \(path) is only looked at from here; nothing was changed.")
  }

  /// SQLite's own check has found damage.
  func damaged() -> LedgerError { fault(DatabaseError(resultCode: .SQLITE_CORRUPT)) }

  private func constraint(_ message: String) -> LedgerError {
    if message.contains("refund.payment_intent") { return .refundInFlight }
    // The triggers speak in sentences of their own.
    if message.hasSuffix(".") { return .unavailable(message) }
    return .unavailable(
      "The ledger \(path) refused a change that breaks its rules (\(message)); nothing was changed."
    )
  }

  private func sentence(_ code: ResultCode) -> String? {
    switch code {
    case .SQLITE_FULL:
      "The disk is full, and the ledger \(path) takes no change before it is opened again. Free some "
        + "space, then start Kasir again."
    case .SQLITE_READONLY:
      "The ledger \(path) is read-only: allow this user to write the file and its folder."
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      "The ledger \(path) is locked by another process: try again, or end that process."
    case .SQLITE_CORRUPT:
      "The ledger \(path) is damaged and takes no change: leave every Kasir that uses it, then run "
        + "kasir sales rebuild."
    case .SQLITE_NOTADB:
      "The file \(path) is not a ledger: move it away, or choose another ledger."
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      "The ledger \(path) cannot be opened: allow this user to read and write the file and its folder."
    case .SQLITE_IOERR:
      "The disk failed under the ledger \(path), which takes no change before it is opened again. "
        + "Check the disk, then start Kasir again."
    default: nil
    }
  }

  private func unknown(_ code: ResultCode, _ message: String) -> String {
    "The ledger \(path) failed (SQLite \(code.rawValue): \(message)); nothing was changed."
  }
}

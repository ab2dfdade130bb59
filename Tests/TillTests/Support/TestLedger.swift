import CheckoutDomain
import Ledger
import Synchronization

/// A ledger in memory that counts its reads and can be made to fail.
final class TestLedger: SalesLedger {
  private let ledger: SQLiteLedger
  private let readCount = Mutex(0)
  private let failure = Mutex<LedgerError?>(nil)
  private let lostWrite = Mutex<LedgerError?>(nil)
  private let around = Mutex<(before: (@Sendable () -> Void)?, after: (@Sendable () -> Void)?)>(
    (nil, nil))

  init() throws { ledger = try SQLiteLedger.inMemory() }

  var name: String { ledger.name }
  /// How often it was read.
  var reads: Int { readCount.withLock(\.self) }

  /// Lets everything fail from now on; nil for nothing.
  func fail(_ error: LedgerError?) { failure.withLock { $0 = error } }

  /// Lets the next change fail, and none after it.
  func failOnce(_ error: LedgerError) { lostWrite.withLock { $0 = error } }

  func read<Result>(_ body: (any LedgerReader) throws -> Result) throws -> Result {
    readCount.withLock { $0 += 1 }
    if let error = failure.withLock(\.self) { throw error }
    return try ledger.read(body)
  }

  /// Runs something right before the next change, or right after it.
  func aroundNextWrite(
    before: (@Sendable () -> Void)? = nil, after: (@Sendable () -> Void)? = nil
  ) {
    around.withLock { $0 = (before, after) }
  }

  func write<Result>(_ body: (any LedgerWriter) throws -> Result) throws -> Result {
    let (before, after) = around.withLock { around in
      defer { around = (nil, nil) }
      return around
    }
    before?()
    defer { after?() }
    if let error = failure.withLock(\.self) ?? lostWrite.withLock({ $0.take() }) { throw error }
    return try ledger.write(body)
  }
}

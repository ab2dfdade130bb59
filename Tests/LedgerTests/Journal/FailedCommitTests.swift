import CheckoutDomain
import Dispatch
import Synchronization
import Testing

@testable import Ledger

/// A commit that fails after its line was written, while another thread waits for its turn.
struct FailedCommitTests {
  @Test(.timeLimit(.minutes(1)))
  func `whoever waits for its turn changes nothing once a commit before it has failed`() throws {
    let shop = try JournalledLedger()
    let (other, breaking) = (OtherThread(), Box(false))
    // The log takes nothing more as soon as the line is in the journal; then the other one asks.
    let landmarks = Landmarks { name, _ in
      guard name.hasPrefix("journalled"), breaking.value else { return }
      other.begin(BrokenDescriptor(path: shop.path + "-wal"))
    }
    let ledger = try SQLiteLedger(
      path: shop.path, patience: .seconds(5), journal: IntentJournal(path: shop.journal),
      landmarks: landmarks)
    try ledger.charge(1)
    breaking.value = true
    other.will {
      breaking.value = false
      return try sentence { try ledger.write { _ in other.wasLetIn() } }
    }
    #expect(try sentence { try ledger.charge(2) }.contains("disk failed"))
    #expect(other.end().contains("disk failed"))
    #expect(!other.isIn)
    #expect(shop.lines.count == 1)
    try ledger.close()
    #expect(try shop.open().words == ["K1": "SENDING"])
  }
}

/// The thread that waits, and the file that is broken for the first one.
private final class OtherThread: @unchecked Sendable {
  private let state = Mutex((isIn: false, said: ""))
  private let (asks, ended) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
  // Each is used by one thread at a time.
  private var work: () throws -> String = { "" }
  private var broken: BrokenDescriptor?

  var isIn: Bool { state.withLock(\.isIn) }

  func will(_ work: @escaping () throws -> String) { self.work = work }

  /// Begins once the file is broken, and returns when it asks.
  func begin(_ broken: BrokenDescriptor?) {
    self.broken = broken
    DispatchQueue(label: "other").async { [self] in
      asks.signal()
      let said = (try? work()) ?? "another error"
      state.withLock { $0.said = said }
      ended.signal()
    }
    asks.wait()
  }

  func wasLetIn() { state.withLock { $0.isIn = true } }

  /// Mends the file once it has ended; returns what it was told.
  func end() -> String {
    ended.wait()
    broken?.mend()
    return state.withLock(\.said)
  }
}

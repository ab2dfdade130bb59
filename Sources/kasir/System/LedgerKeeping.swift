import CheckoutDomain
import Dispatch
import Ledger
import Logging

/// Looks after the ledger's file while a program runs for long: a copy each hour in which something
/// happened, a whole check each week.
final class LedgerKeeping: Sendable {
  /// A start has more urgent things to do.
  static let firstAfter = Duration.seconds(60)
  static let pause = Duration.seconds(3600)

  private let work: Task<Void, Never>?

  /// Begins, until this is let go.
  ///
  /// - Parameter firstAfter: After how long it looks for the first time.
  init(
    _ ledger: any SalesLedger, time: any TimeSource, log: Logger,
    firstAfter: Duration = KillSwitch.careAfter ?? firstAfter
  ) {
    guard let ledger = ledger as? SQLiteLedger else {
      work = nil
      return
    }
    work = Task.detached(priority: .background) {
      var pause = firstAfter
      while (try? await time.sleep(for: pause)) != nil {
        await Self.look(after: ledger, time, log)
        pause = Self.pause
      }
    }
  }

  deinit { work?.cancel() }

  /// Does what is due on a thread of its own, not among those that everybody waits for: it reads a
  /// whole file.
  private static func look(
    after ledger: SQLiteLedger, _ time: any TimeSource, _ log: Logger
  ) async {
    await withCheckedContinuation { continuation in
      DispatchQueue(label: "ledger care", qos: .background).async {
        do {
          for care in try ledger.care(at: time.now) { log.info("ledger \(care.rawValue)") }
        } catch {
          // Where a page is damaged, the next change says so on the screen.
          log.warning("ledger not looked after", metadata: ["problem": "\(error)"])
        }
        continuation.resume()
      }
    }
  }
}

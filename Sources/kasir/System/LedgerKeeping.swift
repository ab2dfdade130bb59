import CheckoutDomain
import Dispatch
import Ledger
import Logging

/// Looks after the ledger's file while a program runs for long: a copy each hour in which something
/// happened, a whole check each week.
///
/// A dispatch timer may be used from everywhere, although its type does not say so.
final class LedgerKeeping: @unchecked Sendable {
  /// A start has more urgent things to do.
  private static let firstAfter = DispatchTimeInterval.seconds(60)
  private static let pause = DispatchTimeInterval.seconds(3600)

  private let timer: (any DispatchSourceTimer)?

  /// Begins, until this is let go.
  init(_ ledger: any SalesLedger, time: any TimeSource, log: Logger) {
    // It reads a whole file: on a thread of its own, not among those that everybody waits for.
    guard let ledger = ledger as? SQLiteLedger else {
      timer = nil
      return
    }
    let timer = DispatchSource.makeTimerSource(
      queue: DispatchQueue(label: "ledger care", qos: .background))
    self.timer = timer
    timer.schedule(
      deadline: .now() + Self.firstAfter, repeating: Self.pause, leeway: .seconds(60))
    timer.setEventHandler {
      do {
        for care in try ledger.care(at: time.now) { log.info("ledger \(care.rawValue)") }
      } catch {
        // Where a page is damaged, the next change says so on the screen.
        log.warning("ledger not looked after", metadata: ["problem": "\(error)"])
      }
    }
    timer.activate()
  }

  deinit { timer?.cancel() }
}

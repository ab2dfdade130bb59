import CheckoutDomain
import Console
import Ledger
import Synchronization
import Till

/// The ledger and the consoles on it, as a display sees them.
final class MachineDisplayHost: DisplayHost {
  private let ledger: Mutex<SQLiteLedger>
  private let path: String
  private let screens: CounterScreens
  private let hosts: [String]

  /// - Parameter path: The ledger's file.
  init(ledger: SQLiteLedger, path: String, config: Config) {
    self.ledger = Mutex(ledger)
    self.path = path
    screens = CounterScreens(ofLedger: path)
    hosts = config.checkoutHosts
  }

  func look() -> [DisplayCounter] {
    screens.all().map(\.screen).filter { Processes.isAlive($0.process) }.map(counter)
  }

  private func counter(_ screen: CounterScreen) -> DisplayCounter {
    var counter = DisplayCounter(process: screen.process, name: screen.name)
    guard let clientRef = screen.sale else { return counter }
    do {
      counter.sale = try sale(clientRef)
    } catch {
      counter.problem = TillError(ledger: error).message
    }
    counter.linkPolicy = counter.sale.map {
      PaymentLinkPolicy(mode: $0.mode, gateway: screen.gateway, extraHosts: hosts)
    }
    return counter
  }

  func changes() -> AsyncStream<Void>? { screens.changes() }

  func sleep(for duration: Duration) async throws { try await Counter.time.sleep(for: duration) }

  /// A sale that the file lacks may be in another one that has taken its place.
  private func sale(_ clientRef: ClientRef) throws -> Sale? {
    try ledger.withLock { ledger in
      if let sale = try ledger.read({ try $0.sale(clientRef) }) { return sale }
      ledger = try SQLiteLedger(path: path)
      return try ledger.read { try $0.sale(clientRef) }
    }
  }
}

import CheckoutDomain
import Console
import Ledger
import Till

/// The ledger and the consoles on it, as a display sees them.
final class MachineDisplayHost: DisplayHost {
  private let ledger: ViewedLedger
  private let screens: CounterScreens
  private let hosts: [String]

  /// - Parameter path: The ledger's file.
  init(ledger: ViewedLedger, path: String, config: Config) {
    self.ledger = ledger
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
      counter.sale = try ledger.read { try $0.sale(clientRef) }
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
}

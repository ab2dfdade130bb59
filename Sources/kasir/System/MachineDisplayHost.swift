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
  private let wanted: String?

  /// - Parameters:
  ///   - path: The ledger's file.
  ///   - counter: The operator's name or the process number of the console to follow; nil for any.
  init(ledger: SQLiteLedger, path: String, config: Config, counter: String?) {
    self.ledger = Mutex(ledger)
    self.path = path
    screens = CounterScreens(ofLedger: path)
    hosts = config.checkoutHosts
    wanted = counter
  }

  func look() -> DisplayLook {
    let open = screens.all().map(\.screen).filter { Processes.isAlive($0.process) }
    let followed = open.filter { screen in
      wanted.map { $0 == screen.name || $0 == screen.processNumber } ?? true
    }
    let shown = followed.filter { $0.sale != nil }.max { $0.since < $1.since }
    var look = DisplayLook(isCounterOpen: !followed.isEmpty)
    guard let shown, let clientRef = shown.sale else { return look }
    do {
      look.sale = try sale(clientRef)
    } catch {
      look.problem = TillError(ledger: error).message
      return look
    }
    look.linkPolicy = look.sale.map {
      PaymentLinkPolicy(mode: $0.mode, gateway: shown.gateway, extraHosts: hosts)
    }
    if open.count > 1 {
      look.counter = [shown.name, shown.processNumber].filter { !$0.isEmpty }.joined(separator: " ")
    }
    return look
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

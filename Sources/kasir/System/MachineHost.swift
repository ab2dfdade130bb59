import CheckoutDomain
import Console
import Ledger
import Logging
import TerminalUI
import Till

/// The machine that a console runs on: its themes, its config file, and the displays that follow it.
struct MachineHost: ConsoleHost {
  let places: Places
  let ledger: any SharedLedger
  /// What displays follow; nil for somebody who only looks, who is no counter.
  let screens: CounterScreens?
  /// What people call this counter.
  let counterName: String
  let gateway: WebOrigin
  private let isReadOnly: Bool
  let log: Logger
  /// The demo's tour; nil everywhere else.
  let tour: DemoTour?

  init(_ counter: Counter, tour: DemoTour? = nil) {
    places = counter.places
    ledger = counter.ledger
    screens = counter.till.isReadOnly ? nil : CounterScreens(ofLedger: counter.ledgerPath)
    counterName = counter.till.operatorName
    gateway = counter.gatewayOrigin
    isReadOnly = counter.till.isReadOnly
    log = counter.log
    self.tour = tour
  }

  func ledgerChanges() -> AsyncStream<Void> { ledger.changesByOthers() }

  func themes() -> [Theme] { Themes.all(in: places.themes) }

  /// Where somebody only looks, what they choose lasts as long as their console.
  func keep(_ setting: String, _ value: String) throws(TillError) {
    guard !isReadOnly else { return }
    try ConfigEdit.keep(setting, value, at: places.config.path)
  }

  func play(_ progress: TourProgress) async { await tour?.play(progress) }

  /// Begins to say what this console shows.
  func openScreen() {
    screens?.clear(except: Processes.isAlive)
    present(nil)
  }

  func present(_ sale: ClientRef?) {
    do throws(LedgerError) { try screens?.show(screen(sale)) } catch {
      // Selling goes on without a display.
      log.warning("no display", metadata: ["problem": "\(error)"])
    }
  }

  func closeScreen() { screens?.close(screen(nil)) }

  private func screen(_ sale: ClientRef?) -> CounterScreen {
    CounterScreen(
      process: Processes.this, name: counterName, gateway: gateway, sale: sale,
      since: Counter.time.now)
  }
}

import CheckoutDomain
import Console
import Ledger
import TerminalUI
import Till

/// The machine that a console runs on: its themes and its config file.
struct MachineHost: ConsoleHost {
  let places: Places
  let ledger: any SalesLedger
  /// The demo's tour; nil everywhere else.
  var tour: DemoTour?

  func ledgerChanges() -> AsyncStream<Void> {
    (ledger as? SQLiteLedger)?.changesByOthers() ?? AsyncStream { $0.finish() }
  }

  func themes() -> [Theme] { Themes.all(in: places.themes) }

  func keep(_ setting: String, _ value: String) throws(TillError) {
    try ConfigEdit.keep(setting, value, at: places.config.path)
  }

  func play(_ progress: TourProgress) async { await tour?.play(progress) }
}

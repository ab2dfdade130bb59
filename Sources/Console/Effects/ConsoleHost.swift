package import CheckoutDomain
package import TerminalUI
package import Till

/// What the console needs of the machine it runs on, besides the till.
package protocol ConsoleHost: Sendable {
  /// Tells each time that another process has changed the ledger.
  func ledgerChanges() -> AsyncStream<Void>
  /// Has the customers' displays show this sale from now on; nil for none.
  func present(_ sale: ClientRef?)
  /// Reads every theme there is, in the order to show them.
  func themes() -> [Theme]
  /// Writes a setting into the config file, leaving everything else in it as it is.
  func keep(_ setting: String, _ value: String) throws(TillError)
  /// Keeps how far the tour has come, and has the gateway play its part in it.
  func play(_ tour: TourProgress) async
}

extension ConsoleHost {
  /// Nobody tells of any.
  package func ledgerChanges() -> AsyncStream<Void> { AsyncStream { $0.finish() } }
  /// There is no tour.
  package func play(_ tour: TourProgress) async {}

  /// There are none.
  package func present(_ sale: ClientRef?) {}
}

/// A machine with the theme that is compiled in and no config file.
package struct BareHost: ConsoleHost {
  package init() {}
  package func themes() -> [Theme] { [.standard] }
  package func keep(_ setting: String, _ value: String) throws(TillError) {}
}

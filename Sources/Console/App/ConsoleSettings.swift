package import CheckoutDomain
package import QRCode

/// What does not change while the console runs.
package struct ConsoleSettings: Sendable {
  /// What the about screen says.
  package struct About: Hashable, Sendable {
    package var version: String
    /// Paths for people; empty where there is none.
    package var ledger: String
    package var config: String
    package var log: String

    package init(version: String = "", ledger: String = "", config: String = "", log: String = "") {
      self.version = version
      self.ledger = ledger
      self.config = config
      self.log = log
    }
  }

  /// The shop's name, for the customer's view; empty where none is configured.
  package var shopName: String
  /// Where the gateway is.
  package var gatewayHost: String
  /// Whether the gateway is the embedded sandbox.
  package var isSandbox: Bool
  /// Whether money is real.
  package var mode: Mode
  /// Whether somebody only looks: nothing is changed, sent or watched.
  package var isReadOnly: Bool
  /// The key, masked.
  package var maskedKey: String
  /// The currency of a new sale.
  package var currency: Currency
  /// The terminal type of a new sale.
  package var terminalType: TerminalType
  /// How a new sale is charged.
  package var chargedBy: ChargeKind
  /// Seconds east of UTC.
  package var utcOffset: Int64
  /// How codes may be drawn, the most readable first.
  package var qrForms: [QRForm]
  /// Which links may be drawn.
  package var linkPolicy: PaymentLinkPolicy
  /// Whether the terminal takes what is copied.
  package var takesClipboard: Bool
  /// The keys.
  package var bindings: KeyBindings
  /// What can be changed while it runs, as it is at the start; the operator's name among it.
  package var preferences: Preferences
  /// Who worked here when it started, which names the counter; empty where nobody said.
  package var operatorName: String
  /// What the drafts of this process begin with, so that no two processes have one of the same name.
  package var process: String
  package var about: About
  /// How far the guided tour has come; nil where there is none.
  package var tour: TourProgress?

  package init(
    shopName: String = "", gatewayHost: String, isSandbox: Bool, mode: Mode,
    isReadOnly: Bool = false,
    maskedKey: String, currency: Currency = .idr, terminalType: TerminalType = .web,
    chargedBy: ChargeKind = .session, utcOffset: Int64 = 0,
    qrForms: [QRForm] = [.halfBlocks], linkPolicy: PaymentLinkPolicy, takesClipboard: Bool = true,
    bindings: KeyBindings = KeyBindings(), preferences: Preferences = Preferences(),
    operatorName: String = "", process: String = "", about: About = About(),
    tour: TourProgress? = nil
  ) {
    self.shopName = shopName
    self.gatewayHost = gatewayHost
    self.isSandbox = isSandbox
    self.mode = mode
    self.isReadOnly = isReadOnly
    self.maskedKey = maskedKey
    self.currency = currency
    self.terminalType = terminalType
    self.chargedBy = chargedBy
    self.utcOffset = utcOffset
    self.qrForms = qrForms
    self.linkPolicy = linkPolicy
    self.takesClipboard = takesClipboard
    self.bindings = bindings
    self.preferences = preferences
    self.preferences.operatorName = operatorName
    self.operatorName = operatorName
    self.process = process
    self.about = about
    self.tour = tour
  }
}

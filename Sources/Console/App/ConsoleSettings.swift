package import CheckoutDomain
package import QRCode
package import TerminalUI

/// What does not change while the console runs.
package struct ConsoleSettings: Sendable {
  /// The shop's name, for the customer's view; empty where none is configured.
  package var shopName: String
  /// Where the gateway is.
  package var gatewayHost: String
  /// Whether the gateway is the embedded sandbox.
  package var isSandbox: Bool
  /// Whether money is real.
  package var mode: Mode
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
  /// How codes are drawn.
  package var qrForm: QRForm
  /// Which links may be drawn.
  package var linkPolicy: PaymentLinkPolicy
  /// The keys.
  package var bindings: KeyBindings
  /// The colours.
  package var theme: Theme

  package init(
    shopName: String = "", gatewayHost: String, isSandbox: Bool, mode: Mode, maskedKey: String,
    currency: Currency = .idr, terminalType: TerminalType = .web,
    chargedBy: ChargeKind = .session, utcOffset: Int64 = 0,
    qrForm: QRForm = .halfBlocks, linkPolicy: PaymentLinkPolicy,
    bindings: KeyBindings = KeyBindings(), theme: Theme = .standard
  ) {
    self.shopName = shopName
    self.gatewayHost = gatewayHost
    self.isSandbox = isSandbox
    self.mode = mode
    self.maskedKey = maskedKey
    self.currency = currency
    self.terminalType = terminalType
    self.chargedBy = chargedBy
    self.utcOffset = utcOffset
    self.qrForm = qrForm
    self.linkPolicy = linkPolicy
    self.bindings = bindings
    self.theme = theme
  }
}

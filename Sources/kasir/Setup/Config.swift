import CheckoutDomain
import Console

/// What the config file says; everything has a default.
struct Config: Sendable {
  var currency = Currency.idr
  var terminalType = TerminalType.web
  /// How the console charges.
  var chargedBy = ChargeKind.session
  var successURL = "https://wooshpay.com/"
  var cancelURL = "https://wooshpay.com/"
  /// For payment intents without a session.
  var returnURL = "https://wooshpay.com/"
  var shopName = ""
  /// Who decides refunds here; the login name where nobody says.
  var operatorName: String?
  var language: String?
  var theme: String?
  /// Whether the terminal rings when a sale on the screen is paid.
  var bell = true
  /// Whether the mouse is on at the start.
  var mouse = false
  /// Whether a code that fits in no other way is drawn in octants.
  var octants = false
  /// Whether the console is told in lines.
  var isPlain = false
  var account: String?
  var checkoutHosts: [String] = []
  var allowsSeveralRefunds = true
  /// Whether nothing is changed or sent from here.
  var isReadOnly = false
  /// The file that holds the secret key.
  var secretKeyFile: String?
  /// The name of the ledger, in place of the one by host, mode and account.
  var ledger: String?
  var bindings = KeyBindings()
}

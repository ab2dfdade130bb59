/// The kind of page Akulaku shows the customer (contract sheet §8).
public enum TerminalType: String, Hashable, Sendable, CaseIterable {
  /// A page with a QR code to scan, or a login: what WooshPay documents, and the default.
  case web = "WEB"
  /// A page for a phone's browser; suits a link that the customer opens on a phone.
  case wap = "WAP"
  /// A page that hands over to Akulaku's app.
  case app = "APP"
}

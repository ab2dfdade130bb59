/// The small plain page behind a payment link.
struct PaymentPage {
  struct Payment {
    let id: String
    let amount: Int64
    let currency: String
    let status: String
    let wasDeclined: Bool
    let lines: [String]
  }

  private let payment: Payment
  private let isPayable: Bool

  init(_ payment: Payment, isPayable: Bool) {
    self.payment = payment
    self.isPayable = isPayable
  }

  var response: SandboxResponse {
    var response = SandboxResponse(
      status: 200, contentType: "text/html; charset=utf-8", body: Array(html.utf8))
    response.headers += [
      NamedText("Cache-Control", "no-store"),
      NamedText(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'"),
    ]
    return response
  }

  private var html: String {
    """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>Akulaku (sandbox)</title>
    <style>body{font:1.2em sans-serif;max-width:24em;margin:2em auto;padding:0 1em}
    button{font:inherit;padding:.5em 1.5em;margin:.3em .5em 0 0}</style></head><body>
    <p>Sandbox: no money moves here.</p>
    <h1>\(Self.text(amount: payment.amount, currency: payment.currency))</h1>
    <ul>\(payment.lines.map { "<li>\(Self.escaped($0))</li>" }.joined())</ul>
    <p>\(sentence)</p>
    \(isPayable ? buttons : "")
    </body></html>

    """
  }

  private var buttons: String {
    [PageRoute.Deed.pay, .decline].map { deed in
      """
      <form method="post" action="/pay/\(Self.escaped(payment.id))/\(deed.rawValue)">
      <button>\(deed.rawValue)</button></form>
      """
    }.joined(separator: "\n")
  }

  private var sentence: String {
    switch payment.status {
    case "succeeded": "Paid. Thank you."
    case "expired": "This link has expired."
    case "canceled": "This payment was canceled."
    case "processing": "The payment is being processed."
    default: payment.wasDeclined ? "Declined. You can try again." : "Pay with Akulaku?"
    }
  }

  /// Rupiah and pounds as their people write them, both with two decimals on the wire.
  static func text(amount: Int64, currency: String) -> String {
    let isRupiah = currency == "IDR"
    var whole = ""
    for (place, digit) in String(amount / 100).reversed().enumerated() {
      if place > 0, place.isMultiple(of: 3) { whole.append(isRupiah ? "." : ",") }
      whole.append(digit)
    }
    let cents = amount % 100 < 10 ? "0\(amount % 100)" : "\(amount % 100)"
    let grouped = String(whole.reversed())
    guard isRupiah else { return "£\(grouped).\(cents)" }
    return amount.isMultiple(of: 100) ? "Rp \(grouped)" : "Rp \(grouped),\(cents)"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }
}

import CheckoutDomain
import StrictJSON

/// Parked sales as they stand in the ledger: a setting that holds one JSON array.
extension ParkedSale {
  static let setting = "parked_sales"

  static func list(parsing text: String?) -> [ParkedSale] {
    guard let text, let document = try? JSONValue(parsing: text) else { return [] }
    return (document.array ?? []).compactMap { ParkedSale($0) }
  }

  static func text(of list: [ParkedSale]) -> String { JSONValue.array(list.map(\.json)).compact }

  private var json: JSONValue {
    [
      "id": .string(id.text), "at": .integer(changedAt.milliseconds),
      "holder": JSONValue(holder?.text), "currency": .string(cart.currency.code),
      "terminal_type": .string(cart.terminalType.rawValue),
      "charged_by": .string(cart.chargedBy.rawValue),
      "reference": JSONValue(cart.reference), "note": .string(cart.note),
      "items": .array(
        cart.items.map { item in
          [
            "name": .string(item.name), "quantity": .integer(item.quantity),
            "unit_amount": .integer(item.unitAmount.minorUnits),
          ]
        }),
    ]
  }

  /// Reads one; nil where a line cannot be read, since a sale with a line missing is another sale.
  private init?(_ json: JSONValue) {
    guard let id = json["id"]?.string, let at = json["at"]?.integer,
      let currency = json["currency"]?.string.flatMap({ Currency(code: $0) })
    else { return nil }
    let type = json["terminal_type"]?.string.flatMap { TerminalType(rawValue: $0) } ?? .web
    let kind = json["charged_by"]?.string.flatMap { ChargeKind(rawValue: $0) } ?? .session
    var cart = Cart(currency: currency, terminalType: type, chargedBy: kind)
    cart.reference = json["reference"]?.string
    cart.note = json["note"]?.string ?? ""
    for line in json["items"]?.array ?? [] {
      guard let name = line["name"]?.string, let quantity = line["quantity"]?.integer,
        let price = line["unit_amount"]?.integer,
        let item = try? LineItem(
          name: name, quantity: quantity, unitAmount: Money(minorUnits: price, currency)),
        (try? cart.add(item)) != nil
      else { return nil }
    }
    cart.forgetPast()
    self.init(
      id: ID(id), cart: cart, changedAt: Timestamp(milliseconds: at),
      holder: json["holder"]?.string.map { ProcessIdentity($0) })
  }
}

import StrictJSON

extension Spoiling {
  /// Whose the rows of a list are said to be: of an order that nobody ever made.
  private static let stranger = "SOMEBODYELSESORDER00000000"
  private static let strangeSerial = "_1000000000000000001"

  func apply(to response: inout SandboxResponse) {
    switch self {
    case .halfJSON: response.body.removeLast(response.body.count / 2)
    case .notJSON: response.body = Array("OK, but who reads this?".utf8)
    default:
      guard var object = response.json?.object else { return }
      change(&object)
      response.body = JSONValue.object(object).compactBytes
    }
  }

  private func change(_ object: inout JSONObject) {
    switch self {
    case .wrongAmount:
      for name in ["amount", "amount_total"] {
        if let amount = object[name]?.integer { object[name] = .integer(amount + 1) }
      }
    case .wrongCurrency:
      if let currency = object["currency"]?.string {
        object["currency"] = currency == "IDR" ? "GBP" : "IDR"
      }
    case .wrongLivemode: object["livemode"] = true
    case .wrongObject:
      if let id = object["id"]?.string {
        object["id"] = .string(id.prefix { $0 != "_" } + Self.strangeSerial)
      } else if let rows = object["data"]?.array {
        object["data"] = .array(rows.map(Self.disowned))
      }
    case .wrongKind: object["object"] = "customer"
    case .halfJSON, .notJSON: return
    }
  }

  /// A row of a list with another owner.
  private static func disowned(_ row: JSONValue) -> JSONValue {
    guard var object = row.object else { return row }
    for name in ["client_reference_id", "merchant_order_id"] where object[name] != nil {
      object[name] = .string(stranger)
    }
    if object["payment_intent"] != nil { object["payment_intent"] = .string("pi" + strangeSerial) }
    if object["metadata"] != nil { object["metadata"] = ["client_ref": .string(stranger)] }
    return .object(object)
  }
}

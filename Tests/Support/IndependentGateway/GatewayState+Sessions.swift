/// Checkout sessions (contract sheet §4).
extension GatewayState {
  mutating func createSession(_ request: Wire) throws(Refusal) -> SessionRecord {
    for name in ["success_url", "cancel_url", "mode"] where (request[name]?.text ?? "").isEmpty {
      throw .missing(name)
    }
    guard request["mode"] == "payment" else {
      throw .invalid("mode", "This gateway knows only the mode payment")
    }
    try checkMethods(request)
    guard let lines = request["line_items"]?.list, !lines.isEmpty else {
      throw .missing("line_items")
    }
    let sessionID = newID("cs")
    var items: [ItemRecord] = []
    var currency: String?
    var total: Int64 = 0
    for (index, line) in lines.enumerated() {
      let (item, itemCurrency) = try item(line, "line_items[\(index)]")
      guard currency == nil || currency == itemCurrency else {
        throw .invalid("line_items", "All line items must be in one currency")
      }
      currency = itemCurrency
      let (amount, overflow) = item.unitAmount.multipliedReportingOverflow(by: item.quantity)
      let (sum, sumOverflow) = total.addingReportingOverflow(amount)
      guard !overflow, !sumOverflow else {
        throw Refusal(400, code: "amount_too_large", "The amount is too large")
      }
      total = sum
      items.append(item)
    }
    try checkAmount(total, currency ?? "")
    let data = request["payment_intent_data"]
    let intent = IntentRecord(
      id: newID("pi"), created: createdNow(), currency: currency ?? "", amount: total,
      sessionID: sessionID, merchantOrderID: data?["merchant_order_id"]?.text, secret: newSecret(),
      request: data ?? [:])
    let session = SessionRecord(
      id: sessionID, created: intent.created, expires: now() + 86_400_000,
      currency: intent.currency, items: items, amount: total, intentID: intent.id,
      request: request)
    intents.append(intent)
    sessions.append(session)
    return session
  }

  private mutating func item(
    _ line: Wire, _ name: String
  ) throws(Refusal) -> (ItemRecord, String) {
    guard let quantity = line["quantity"] else { throw .missing("\(name)[quantity]") }
    guard let count = quantity.int, count >= 1 else {
      throw .invalid("\(name)[quantity]", "The quantity must be an integer from 1")
    }
    guard line["price"] == nil, let price = line["price_data"] else {
      throw .invalid(name, "This gateway keeps no prices: send price_data")
    }
    guard let currency = price["currency"]?.text else {
      throw .missing("\(name)[price_data][currency]")
    }
    guard let unit = price["unit_amount"] else {
      throw .missing("\(name)[price_data][unit_amount]")
    }
    guard let unitAmount = unit.int, unitAmount >= 0 else {
      throw Refusal(
        400, code: "parameter_invalid_integer", "The unit_amount must be an integer",
        parameter: "\(name)[price_data][unit_amount]")
    }
    guard let product = price["product_data"]?["name"]?.text, !product.isEmpty else {
      throw .missing("\(name)[price_data][product_data][name]")
    }
    let item = ItemRecord(
      name: product, quantity: count, unitAmount: unitAmount, itemID: newID("li"),
      priceID: newID("price"), productID: newID("prod"), lookupKey: price["lookup_key"])
    return (item, currency.uppercased())
  }

  /// Akulaku alone is enabled for this account (contract sheet §8).
  func checkMethods(_ request: Wire) throws(Refusal) {
    if let methods = request["payment_method_types"] {
      guard methods.list == ["akulaku"] else {
        throw Refusal(
          400, code: "payment_method_unactivated",
          "A payment method in payment_method_types is not enabled for this account",
          parameter: "payment_method_types")
      }
    }
    if let terminal = request["payment_method_options"]?["akulaku"]?["terminal_type"] {
      guard ["WEB", "WAP", "APP"].contains(terminal) else {
        throw .invalid("terminal_type", "The terminal_type must be WEB, WAP or APP")
      }
    }
  }

  /// Akulaku's limits: IDR and GBP, at most 25,000,000 IDR (contract sheet §8).
  func checkAmount(_ amount: Int64, _ currency: String) throws(Refusal) {
    guard ["IDR", "GBP"].contains(currency) else {
      throw Refusal(
        400, code: "payment_method_currency_mismatch", "Akulaku does not take \(currency)",
        parameter: "currency")
    }
    guard amount >= 1 else {
      throw Refusal(400, code: "amount_too_small", "The amount is below the minimum")
    }
    guard currency != "IDR" || amount <= 2_500_000_000 else {
      throw Refusal(400, code: "amount_too_large", "The amount is above the maximum")
    }
  }

  // MARK: Ends

  mutating func expireByRequest(_ id: String) throws(Refusal) -> SessionRecord {
    let found = try session(id)
    guard found.status == "open" else {
      throw Refusal(
        400, code: "resource_state_invalid",
        "Only sessions with a status of open can be expired; this one is \(found.status)")
    }
    expire(id)
    return try session(id)
  }

  /// Ends an open session without payment; its intent is canceled.
  mutating func expire(_ id: String) {
    change(session: id) { if $0.status == "open" { $0.status = "expired" } }
    guard let ended = sessions.first(where: { $0.id == id }), ended.status == "expired" else {
      return
    }
    change(intent: ended.intentID) { if $0.status != "succeeded" { $0.status = "canceled" } }
  }

  /// Contract sheet §4: a session lives 24 hours.
  mutating func expireOldSessions() {
    let time = now()
    for session in sessions where session.status == "open" && session.expires <= time {
      expire(session.id)
    }
  }

  mutating func change(session id: String, _ body: (inout SessionRecord) -> Void) {
    guard let index = sessions.firstIndex(where: { $0.id == id }) else { return }
    body(&sessions[index])
  }

  mutating func change(intent id: String, _ body: (inout IntentRecord) -> Void) {
    guard let index = intents.firstIndex(where: { $0.id == id }) else { return }
    body(&intents[index])
  }
}

import CheckoutDomain

@testable import WooshPay

/// A key whose body is `acct_7:sampleSecret1` in base64.
let sampleKeyText = "sk_test_YWNjdF83OnNhbXBsZVNlY3JldDE="

func sampleKey(_ text: String = sampleKeyText) throws -> SecretKey {
  try SecretKey(parsing: text, from: "WOOSHPAY_SECRET_KEY")
}

func sampleGateway(
  _ transport: any HTTPTransport = ScriptedTransport(), base: String? = nil,
  key: String = sampleKeyText, limits: TimeLimits = TimeLimits()
) throws -> WooshPayGateway {
  let key = try sampleKey(key)
  return WooshPayGateway(
    address: try GatewayAddress(base: base, for: key), key: key, transport: transport,
    urls: ReturnAddresses(
      success: "https://shop.example/thanks", cancel: "https://shop.example/back",
      intent: "https://shop.example/paid"),
    limits: limits)
}

func sampleSale(
  items: [LineItem]? = nil, terminalType: TerminalType = .web
) throws -> Sale {
  let items =
    try items ?? [
      LineItem(name: "kopi \"susu\"", quantity: 2, unitAmount: Money(minorUnits: 1_800_000, .idr)),
      LineItem(name: "teh", quantity: 1, unitAmount: Money(minorUnits: 500_000, .idr)),
    ]
  return Sale(
    clientRef: ClientRef("7Q2M4XD7Q2M4XD7Q2M4XD7Q2AB"), reference: "K7Q2-M4XD", mode: .test,
    items: items, amount: try Money.sum(items.map(\.total), .idr), terminalType: terminalType,
    createdAt: Timestamp(milliseconds: 1_780_000_000_000))
}

func sampleRefund(_ minorUnits: Int64, reason: RefundReason = .requestedByCustomer) -> Refund {
  Refund(
    key: IdempotencyKey("kasir-REFUNDKEY"), clientRef: ClientRef("REFUNDREFUNDREFUNDREFUND12"),
    amount: Money(minorUnits: minorUnits, .idr), reason: reason,
    createdAt: Timestamp(milliseconds: 1_780_000_000_000), refundedBefore: 0)
}

func answered(_ body: String) -> Delivery { answered(200, body) }

func answered(_ status: Int, _ body: String) -> Delivery {
  .answered(GatewayAnswer(status: status, body: Array(body.utf8)))
}

extension GatewayOutcome {
  /// The name of the ending, for tables.
  var ending: String {
    switch self {
    case .done: "done"
    case .rejected: "rejected"
    case .notSent: "not sent"
    case .unknown: "unknown"
    }
  }

  /// The sentence of an ending that is not `done`.
  var sentence: String {
    switch self {
    case .done: ""
    case .rejected(let rejection): rejection.sentence
    case .notSent(let reason, _), .unknown(let reason, _): reason
    }
  }
}

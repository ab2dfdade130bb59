import CheckoutDomain
import TerminalUI
import Till

@testable import Console

/// Invented sales in every state, and a console to show them in.
enum Samples {
  /// 2026-11-23T05:23:08Z.
  static let now = Timestamp(milliseconds: 1_795_411_388_000)
  static let liveLink =
    "https://checkout.wooshpay.com/pay/cs_live_1680914308084531200"
    + "#fid2cGd2ZndsdXFsamtQa2x0cGBrYHZ2QGtkZ2lgYSc%2FY2RpdmApJ2R1bE5gfCc%2FJ3VuWnFgdnFaeXowMj"
  static let testLink = "https://checkouttest.wooshpay.com/pay/cs_test_1680914308084531200"

  static func rupiah(_ amount: Int64) -> Money { Money(minorUnits: amount * 100, .idr) }

  static func item(_ name: String, _ quantity: Int64, _ price: Int64) -> LineItem {
    do throws(ItemError) {
      return try LineItem(name: name, quantity: quantity, unitAmount: rupiah(price))
    } catch {
      preconditionFailure(error.sentence)
    }
  }

  static let items = [item("kopi susu", 2, 18_000), item("teh", 1, 5000)]

  static func sale(
    _ phase: Sale.Phase, reference: String = "K7Q2-M4XD", mode: Mode = .test,
    items: [LineItem] = items, amount: Money = rupiah(41_000), url: String = testLink,
    decline: String? = nil, problem: String? = nil, refunds: [Refund] = [], minutesAgo: Int = 0,
    chargedBy: ChargeKind = .session
  ) -> Sale {
    let wasSent = ![.draft, .sending, .unknown].contains(phase)
    let created = now - .seconds(minutesAgo * 60)
    return Sale(
      clientRef: ClientRef("ref-" + reference), reference: reference, mode: mode, items: items,
      amount: amount, terminalType: .web, createdAt: created,
      progress: Sale.Progress(
        phase: phase, sessionID: wasSent ? SessionID("cs_1680914308084531200") : nil,
        paymentIntent: wasSent ? PaymentIntentID("pi_1680914308331995136") : nil,
        url: wasSent ? url : nil, expiresAt: wasSent ? created + .seconds(86_400) : nil,
        endedAt: [.expired, .canceled, .failed].contains(phase) ? now : nil,
        paidAt: phase == .paid ? now : nil, captured: phase == .paid ? amount : nil,
        decline: decline, problem: problem, chargedBy: chargedBy),
      refunds: refunds)
  }

  static func refund(
    _ amount: Int64, _ state: RefundState, key: String = "key-1", problem: String? = nil,
    lines: [RefundedLine] = []
  ) -> Refund {
    Refund(
      key: IdempotencyKey(key), clientRef: ClientRef("refund-" + key), amount: rupiah(amount),
      lines: lines, reason: .requestedByCustomer, createdAt: now, refundedBefore: 0, state: state,
      id: RefundID("re_1680914308331995137"), problem: problem)
  }

  /// One cup of the first line, as a refund keeps it.
  static let oneKopi = RefundedLine(
    position: 0, name: "kopi susu", quantity: 1, amount: rupiah(18_000))

  /// One sale in every state, newest first.
  static let everyState: [Sale] = [
    sale(.sending, reference: "TABLE-12", minutesAgo: 1),
    sale(.waiting, reference: "K7Q2-M4XD", minutesAgo: 3),
    sale(.unknown, reference: "AB2C-9XYZ", problem: "The connection broke.", minutesAgo: 8),
    sale(.paid, reference: "PPQ4-77AB", amount: rupiah(25_000_000), minutesAgo: 15),
    sale(.paid, reference: "M2M2-0001", refunds: [refund(10_000, .refunded)], minutesAgo: 22),
    sale(.paid, reference: "M2M2-0002", refunds: [refund(10_000, .unknown)], minutesAgo: 25),
    sale(.paid, reference: "M2M2-0003", refunds: [refund(41_000, .refunded)], minutesAgo: 31),
    sale(.expired, reference: "LATE-0001", minutesAgo: 60 * 26),
    sale(.canceled, reference: "GONE-0001", minutesAgo: 60 * 27),
    sale(
      .failed, reference: "NOPE-0001", problem: "The gateway refused it (400).",
      minutesAgo: 60 * 28),
    sale(
      .mismatch, reference: "ODD-0001",
      problem: "The gateway says Rp 4.100 instead of Rp 41.000.", minutesAgo: 60 * 29),
    sale(.draft, reference: "DRAFT-1", problem: "No connection.", minutesAgo: 60 * 30),
  ]

  /// A refund that only a person can find out about.
  static let needsHuman = sale(
    .paid, reference: "HELP-0001",
    refunds: [
      refund(
        10_000, .needsHuman, problem: "The gateway cannot say what became of it: ask WooshPay.")
    ], minutesAgo: 60 * 25)

  /// A sale for every reason to need attention.
  static let inTrouble: [Sale] = [
    sale(.unknown, reference: "AB2C-9XYZ", problem: "The connection broke.", minutesAgo: 8),
    sale(
      .paid, reference: "M2M2-0002", refunds: [refund(10_000, .unknown)], minutesAgo: 25),
    needsHuman,
    sale(
      .mismatch, reference: "ODD-0001",
      problem: "The gateway says Rp 4.100 instead of Rp 41.000.", minutesAgo: 60 * 29),
    sale(
      .paid, reference: "FAIL-0001",
      refunds: [
        refund(10_000, .failed, problem: "It failed at the provider: pay back by other means.")
      ], minutesAgo: 60 * 30),
    lostSale,
  ]

  /// A payment that the ledger did not know of.
  static let lostSale: Sale = {
    var lost = sale(.paid, reference: "LOST-0001", minutesAgo: 60 * 31)
    _ = lost.raise(.lostSale)
    return lost
  }()

  static let reconciliation: Reconciliation = {
    var report = Reconciliation(window: (now - .seconds(86_400))..<now)
    report.wasCompared = true
    (report.ours, report.theirs) = (41, 42)
    report.seesForeignRefunds = false
    report.differences = [
      ReconcileDifference(
        .theirsOnly, reference: "LOST-0001", theirs: .word("paid"), remedy: .lostSale),
      ReconcileDifference(
        .refunded, reference: "K7Q2-M4XD", ours: .money(rupiah(0)), theirs: .money(rupiah(10_000)),
        remedy: .refundImported),
      ReconcileDifference(.oursOnly, reference: "AB2C-9XYZ", ours: .word("waiting")),
    ]
    return report
  }()

  static let timeline: [RecordedEntry] = [
    TimelineEntry("sending", "Rp 41.000"), TimelineEntry("waiting", "cs_1680914308084531200"),
    TimelineEntry("declined", "insufficient limit"), TimelineEntry("paid", "Rp 41.000"),
    TimelineEntry("refund_sending", "Rp 10.000"), TimelineEntry("refund_refunded", "Rp 10.000"),
    TimelineEntry("refund_unknown", "Rp 5.000: The connection broke."),
  ].enumerated().map { index, entry in
    RecordedEntry(at: now + .seconds(index * 7), entry: entry)
  }

  static let parked: [ParkedSale] = {
    var cart = Cart(currency: .idr)
    for item in items { try? cart.add(item) }
    var other = cart
    other.reference = "TABLE-12"
    return [
      ParkedSale(id: .init("p#1"), cart: other, changedAt: now),
      ParkedSale(id: .init("p#2"), cart: cart, changedAt: now - .seconds(3600)),
    ]
  }()

  static func settings(
    mode: Mode = .test, isSandbox: Bool = true, shopName: String = "Warung Contoh"
  ) -> ConsoleSettings {
    let host = mode == .live ? "api.wooshpay.com" : "127.0.0.1:4242"
    let gateway =
      mode == .live
      ? WebOrigin(scheme: .https, host: "api.wooshpay.com")
      : WebOrigin(scheme: .http, host: "127.0.0.1", port: 4242)
    return ConsoleSettings(
      shopName: shopName, gatewayHost: host, isSandbox: isSandbox && mode == .test, mode: mode,
      maskedKey: mode == .live ? "sk_live_…wxyz" : "sk_test_…mple",
      linkPolicy: PaymentLinkPolicy(mode: mode, gateway: gateway), operatorName: "Sari",
      process: "p",
      about: ConsoleSettings.About(
        version: "1.0", ledger: "/data/kasir/demo.sqlite", config: "/config/kasir/config.toml",
        log: "/state/kasir/kasir.log"))
  }
}

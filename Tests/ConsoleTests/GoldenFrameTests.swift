import CheckoutDomain
import TerminalUI
import Testing

@testable import Console

/// Every screen, as it looks at the two sizes that most people have.
struct GoldenFrameTests {
  static let sizes = [(80, 24), (120, 40)]

  private func expect(_ counter: Counter, _ name: String, _ size: (Int, Int)) throws {
    try Golden.expect(counter.frame(size.0, size.1), name)
  }

  @Test(arguments: sizes) func `the list with a sale in every state`(size: (Int, Int)) throws {
    try expect(Counter(sales: Samples.everyState), "list", size)
  }

  @Test(arguments: sizes) func `an empty list says how to begin`(size: (Int, Int)) throws {
    try expect(Counter(), "list-empty", size)
  }

  @Test(arguments: sizes) func `a live list has a banner`(size: (Int, Int)) throws {
    let counter = Counter(Samples.settings(mode: .live), sales: Samples.everyState)
    try expect(counter, "list-live", size)
  }

  @Test(arguments: sizes) func `a search and its result`(size: (Int, Int)) throws {
    var counter = Counter(sales: Samples.everyState)
    counter.press(.character("/"))
    counter.type("m2m2")
    counter.load(Samples.everyState.filter { $0.reference.hasPrefix("M2M2") })
    try expect(counter, "list-search", size)
  }

  @Test(arguments: sizes) func `a new sale with lines`(size: (Int, Int)) throws {
    var counter = Counter()
    counter.press(.character("n"))
    counter.enter("2*kopi susu 18000")
    counter.enter("teh 5000")
    counter.press(.up)
    try expect(counter, "new-sale", size)
  }

  @Test(arguments: sizes) func `a new sale with a price nobody can read`(
    size: (Int, Int)
  ) throws {
    var counter = Counter()
    counter.press(.character("n"))
    counter.enter("teh 5.00")
    try expect(counter, "new-sale-problem", size)
  }

  @Test(arguments: sizes) func `the details of a new sale`(size: (Int, Int)) throws {
    var counter = Counter()
    counter.press(.character("n"))
    counter.enter("teh 5000")
    counter.press(.function(2))
    counter.type("TABLE-12")
    try expect(counter, "new-sale-details", size)
  }

  @Test(arguments: sizes) func `the first live charge asks for its amount`(
    size: (Int, Int)
  ) throws {
    var counter = Counter(Samples.settings(mode: .live))
    counter.press(.character("n"))
    counter.enter("teh 25000")
    counter.press(.function(10))
    counter.take(.liveConfirmationNeeded)
    counter.enter("25001")
    try expect(counter, "new-sale-live", size)
  }

  @Test(arguments: sizes) func `a code of the longest live link`(size: (Int, Int)) throws {
    let sale = Samples.sale(.waiting, mode: .live, url: Samples.liveLink)
    #expect(Samples.liveLink.utf8.count == 148)
    try expect(payment(of: sale, mode: .live), "payment-waiting-live", size)
  }

  @Test(arguments: sizes) func `a code of a short link`(size: (Int, Int)) throws {
    try expect(payment(of: Samples.sale(.waiting)), "payment-waiting", size)
  }

  @Test(arguments: sizes) func `a declined try`(size: (Int, Int)) throws {
    let sale = Samples.sale(.waiting, decline: "insufficient limit")
    try expect(payment(of: sale), "payment-declined", size)
  }

  @Test(arguments: sizes) func `the customer's view`(size: (Int, Int)) throws {
    var counter = payment(of: Samples.sale(.waiting))
    counter.press(.character("f"))
    try expect(counter, "payment-customer", size)
  }

  @Test(arguments: sizes) func `the moment it is paid`(size: (Int, Int)) throws {
    var counter = payment(of: Samples.sale(.waiting))
    counter.take(.saleChanged(Samples.sale(.paid)))
    try expect(counter, "payment-paid", size)
  }

  @Test(arguments: sizes) func `a charge that nobody knows about`(size: (Int, Int)) throws {
    let sale = Samples.sale(.unknown, problem: "The connection broke while the gateway worked.")
    try expect(payment(of: sale), "payment-unknown", size)
  }

  @Test(arguments: sizes) func `a charge that was certainly not sent`(size: (Int, Int)) throws {
    let sale = Samples.sale(.draft, problem: "The gateway cannot be reached: connection refused.")
    try expect(payment(of: sale), "payment-not-sent", size)
  }

  @Test(arguments: sizes) func `a link to a strange host is an alarm`(size: (Int, Int)) throws {
    let sale = Samples.sale(.waiting, url: "https://pay.example.net/cs_1680914308084531200")
    try expect(payment(of: sale), "payment-alarm", size)
  }

  @Test(arguments: sizes) func `a sale with its refunds and history`(size: (Int, Int)) throws {
    let sale = Samples.sale(
      .paid,
      refunds: [
        Samples.refund(10_000, .refunded),
        Samples.refund(5000, .unknown, key: "key-2", problem: "The connection broke."),
      ])
    try expect(detail(of: sale), "detail", size)
  }

  @Test(arguments: sizes) func `the refund form`(size: (Int, Int)) throws {
    try expect(refund("10000"), "refund", size)
  }

  @Test(arguments: sizes) func `a refund of more than is left`(size: (Int, Int)) throws {
    var counter = refund("50000")
    counter.press(.function(10))
    try expect(counter, "refund-problem", size)
  }

  @Test(arguments: sizes) func `a refund asks before it is sent`(size: (Int, Int)) throws {
    var counter = refund("10000")
    counter.press(.function(10))
    try expect(counter, "refund-question", size)
  }

  @Test(arguments: sizes) func `expiring a session asks first`(size: (Int, Int)) throws {
    var counter = payment(of: Samples.sale(.waiting))
    counter.press(.character("x"))
    try expect(counter, "payment-question", size)
  }

  @Test(arguments: sizes) func `help of the list`(size: (Int, Int)) throws {
    var counter = Counter(sales: Samples.everyState)
    counter.press(.character("?"))
    try expect(counter, "help", size)
  }

  private func payment(of sale: Sale, mode: Mode = .test) -> Counter {
    var counter = Counter(Samples.settings(mode: mode), sales: [sale])
    counter.press(.enter)
    counter.take(.ticked(Samples.now + .seconds(60), clock: 1))
    return counter
  }

  private func detail(of sale: Sale) -> Counter {
    var counter = Counter(sales: [sale])
    counter.press(.enter)
    let entries = [
      TimelineEntry("sending", "Rp 41.000"), TimelineEntry("waiting", "cs_1680914308084531200"),
      TimelineEntry("declined", "insufficient limit"), TimelineEntry("paid", "Rp 41.000"),
      TimelineEntry("refund_sending", "Rp 10.000"), TimelineEntry("refund_refunded", "Rp 10.000"),
      TimelineEntry("refund_unknown", "Rp 5.000: The connection broke."),
    ]
    let timeline = entries.enumerated().map { index, entry in
      RecordedEntry(at: Samples.now + .seconds(index * 7), entry: entry)
    }
    counter.take(.timelineLoaded(sale.clientRef, timeline))
    return counter
  }

  private func refund(_ amount: String) -> Counter {
    var counter = Counter(sales: [Samples.sale(.paid)])
    counter.press(.character("r"))
    counter.type(amount)
    return counter
  }
}

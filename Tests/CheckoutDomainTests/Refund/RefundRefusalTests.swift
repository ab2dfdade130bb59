import CheckoutDomain
import Testing

struct RefundRefusalTests {
  private static func paidSale(_ refunds: Refund...) -> Sale {
    sampleSale(StartingSale.paid.sale.progress, refunds: refunds)
  }

  @Test(arguments: StartingSale.allCases)
  func `only a sale whose money has arrived can be refunded`(start: StartingSale) {
    let sale = start.sale
    let refusal = sale.refusal(refunding: rupiah(1))
    switch start {
    case .paid, .partRefunded, .paidMismatch: #expect(refusal == nil)
    case .refunded, .mismatch: #expect(refusal == .exceedsRemaining(rupiah(0)))
    default:
      #expect(refusal == .notPaid(sale.state))
      #expect(
        refusal?.sentence(for: sale)
          == "K7Q2-M4XD is \(sale.state.word): only money that has arrived can be refunded.")
    }
  }

  @Test(arguments: [Int64(1), 100, 4_099_999, 4_100_000])
  func `any part of it, or all of it, may be refunded`(minorUnits: Int64) {
    let amount = Money(minorUnits: minorUnits, .idr)
    #expect(Self.paidSale().refusal(refunding: amount) == nil)
  }

  @Test(arguments: [Int64(0), -1, .min])
  func `a refund of nothing or less is refused`(minorUnits: Int64) {
    let refusal = Self.paidSale().refusal(refunding: Money(minorUnits: minorUnits, .idr))
    #expect(refusal == .notPositive)
    #expect(
      refusal?.sentence(for: Self.paidSale()) == "A refund must be more than nothing.")
  }

  @Test(arguments: [Int64(4_100_001), .max])
  func `more than what is left is refused, and says what is`(minorUnits: Int64) {
    let sale = Self.paidSale()
    let refusal = sale.refusal(refunding: Money(minorUnits: minorUnits, .idr))
    #expect(refusal == .exceedsRemaining(sampleAmount))
    #expect(refusal?.sentence(for: sale) == "Only Rp 41.000 of K7Q2-M4XD is left to refund.")
    let part = Self.paidSale(refund(rupiah(41_000), .refunded))
    #expect(
      part.refusal(refunding: rupiah(1))?.sentence(for: part)
        == "Nothing of K7Q2-M4XD is left to refund.")
  }

  @Test func `another currency is refused`() {
    let sale = Self.paidSale()
    let refusal = sale.refusal(refunding: pence(1))
    #expect(refusal == .wrongCurrency(.idr))
    #expect(refusal?.sentence(for: sale) == "K7Q2-M4XD was paid in IDR.")
  }

  @Test(arguments: RefundState.allCases)
  func `at most one refund of a payment is in flight`(state: RefundState) throws {
    let other = refund(rupiah(10_000), state)
    var sale = Self.paidSale(other)
    let refusal = sale.refusal(refunding: rupiah(1))
    guard [.sending, .unknown, .pending, .needsHuman].contains(state) else {
      #expect(refusal == nil)
      return
    }
    #expect(refusal == .inFlight(other))
    #expect(
      refusal?.sentence(for: sale)
        == "A refund of Rp 10.000 of K7Q2-M4XD is \(state.word): wait until it is known. "
        + "Its money is reserved; do not refund it again.")
    let before = sale
    #expect(throws: RefundRefusal.inFlight(other)) {
      try sale.begin(refund(rupiah(1), key: "kasir-2"))
    }
    #expect(sale == before)
  }

  @Test func `an account that allows one refund a payment gets one that succeeds`() {
    for state in RefundState.allCases {
      let sale = Self.paidSale(refund(rupiah(10_000), state))
      let refusal = sale.refusal(refunding: rupiah(1), allowsSeveral: false)
      #expect((refusal == .onlyOneAllowed) == (state == .refunded))
    }
    let sale = Self.paidSale(refund(rupiah(10_000), .refunded))
    #expect(
      RefundRefusal.onlyOneAllowed.sentence(for: sale)
        == "K7Q2-M4XD was refunded once, and this account allows one refund a payment.")
  }

  @Test func `a sale whose payment has no name cannot be refunded`() {
    var progress = StartingSale.paid.sale.progress
    progress.paymentIntent = nil
    #expect(sampleSale(progress).refusal(refunding: rupiah(1)) == .notPaid(.paid))
  }

  @Test func `a refund that begins is SENDING, and its money reserved`() throws {
    var sale = Self.paidSale()
    let entries = try sale.begin(refund(rupiah(10_000)))
    #expect(entries == [TimelineEntry("refund_sending", "Rp 10.000")])
    #expect(sale.reserved == rupiah(10_000) && sale.remaining == rupiah(31_000))
    #expect(sale.isMoneyMoving)
  }

  @Test func `the reasons that may be sent are the sheet's four, the usual one first`() {
    #expect(
      RefundReason.all.map(\.rawValue) == [
        "requested_by_customer", "duplicate", "fraudulent", "resolved_dispute",
      ])
  }
}

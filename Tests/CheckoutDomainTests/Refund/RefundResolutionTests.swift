import CheckoutDomain
import Testing

/// A refund that only people can settle: two of them, or one who waited a day and knows the amount.
struct RefundResolutionTests {
  private static let open = refund(rupiah(10_000), .needsHuman)
  private static let evidence = "statement of 24 November"

  private static func resolution(
    of refund: Refund = open, evidence: String = evidence, by name: String = "Ani",
    second: String? = "Budi", typed: Money? = nil, after time: Duration = .zero
  ) throws(RefundResolution.Problem) -> RefundResolution {
    try RefundResolution(
      of: refund, wasRefunded: true, evidence: evidence, by: name, second: second,
      typedAmount: typed, now: sampleNow + time)
  }

  @Test func `two people settle it at once`() throws {
    let found = try Self.resolution(evidence: "  \(Self.evidence)\u{1B}[2J ", by: " Ani ")
    #expect(found.operatorName == "Ani" && found.secondName == "Budi")
    #expect(found.evidence == "statement of 24 November^[[2J")
    var sale = sampleSale(StartingSale.paid.sale.progress, refunds: [Self.open])
    let entries = sale.apply(.resolved(found), toRefund: Self.open.key)
    let sentence = "Rp 10.000: Ani and Budi: statement of 24 November^[[2J"
    #expect(entries == [TimelineEntry("refund_refunded", sentence)])
    #expect(sale.refunded == rupiah(10_000))
  }

  @Test func `one person alone waits a day and types the amount again`() throws {
    let day = RefundResolution.aloneAfter
    #expect(day == .seconds(86_400))
    let found = try Self.resolution(second: nil, typed: rupiah(10_000), after: day)
    #expect(found.secondName == nil)
    #expect(throws: RefundResolution.Problem.alone) {
      try Self.resolution(second: nil, typed: rupiah(10_000), after: day - .milliseconds(1))
    }
    for typed in [nil, rupiah(9999), rupiah(0), Money(minorUnits: 1_000_000, .gbp)] {
      #expect(throws: RefundResolution.Problem.otherAmount) {
        try Self.resolution(second: nil, typed: typed, after: day)
      }
    }
    #expect(throws: RefundResolution.Problem.alone) { try Self.resolution(second: " \u{200B}") }
  }

  @Test func `nobody is two people`() {
    for second in ["Ani", "ANI", " ani ", "A\u{200B}ni"] {
      #expect(throws: RefundResolution.Problem.samePerson) {
        try Self.resolution(second: second)
      }
    }
  }

  @Test func `a name and a reason are needed`() {
    for name in ["", "  ", "\u{202E}"] {
      #expect(throws: RefundResolution.Problem.noName) { try Self.resolution(by: name) }
    }
    for evidence in ["", "seen", "          ", "123456789", "a\u{200B}b\u{200B}c\u{200B}d\u{200B}"]
    {
      #expect(throws: RefundResolution.Problem.noEvidence) {
        try Self.resolution(evidence: evidence)
      }
    }
  }

  @Test(arguments: RefundState.allCases.filter { $0 != .needsHuman })
  func `no other refund is for people`(state: RefundState) {
    let problem = RefundResolution.Problem.notForAPerson(state)
    #expect(throws: problem) { try Self.resolution(of: refund(rupiah(1), state)) }
    #expect(problem.sentence.hasPrefix("This refund is \(state.word):"))
  }
}

import CheckoutDomain
import Testing

@testable import Breakage
@testable import SandboxGateway

/// What the harness must notice: a proof that cannot fail is none.
struct ComparisonTests {
  private static let episode = Episode(name: "any", steps: [])

  @Test("A ledger that tells what the gateway holds is found right")
  func right() {
    let found = compare(sale(refunds: [refund(.refunded)]), refunds: [made()])
    #expect(found.violations == [])
    #expect(found.reserved == 0)
  }

  @Test("A refund that was made twice is found")
  func double() {
    let found = compare(
      sale(refunds: [refund(.refunded)]), refunds: [made(), made(id: "re_other")])
    #expect(found.violations.contains { $0.contains("was made 2 times") })
  }

  @Test("More than was paid is found")
  func tooMuch() {
    let found = compare(
      sale(refunds: [refund(.refunded)]), refunds: [made(), made(id: "re_2", "OTHER", 900_001)])
    #expect(found.violations.contains { $0.contains("More than was paid") })
    #expect(found.violations.contains { $0.contains("which the ledger lost") })
  }

  @Test(
    "A refund that was made, and is called otherwise, is found",
    arguments: [
      (RefundState.rejected, "and was made"), (.notSent, "and was made"),
      (.unknown, "does not resolve"), (.sending, "nobody sends it"), (.failed, "has not failed it"),
    ])
  func wrongWord(_ state: RefundState, _ words: String) {
    let found = compare(sale(refunds: [refund(state)]), refunds: [made()])
    #expect(found.violations.count == 1)
    #expect(found.violations.first?.contains(words) == true)
  }

  @Test("A refund that nobody made, and is called REFUNDED, is found")
  func invented() {
    let found = compare(sale(refunds: [refund(.refunded)]), refunds: [])
    #expect(found.violations.first?.contains("has not made it") == true)
    #expect(compare(sale(refunds: [refund(.unknown)]), refunds: []).reserved == 1)
  }

  @Test("A lost sale, and a payment that nobody knows of, are found")
  func lost() {
    let found = Comparison(sales: [], books: books([]), episode: Self.episode)
    #expect(found.violations.contains { $0.contains("which the ledger lost") })
    #expect(found.violations.contains { $0.contains("is in no sale") })
    let waiting = compare(sale(.waiting), refunds: [])
    #expect(waiting.violations.contains { $0.contains("was paid, and is WAITING") })
  }

  @Test("Two codes for one sale are found")
  func twoCodes() {
    let open = ["cs_1", "cs_2"].map {
      SandboxBooks.Session(
        id: $0, clientReference: "REF", intent: "pi_" + $0, status: "open", isPayable: true)
    }
    let books = SandboxBooks(sessions: open, intents: [], refunds: [])
    let found = Comparison(sales: [sale(.waiting)], books: books, episode: Self.episode)
    #expect(found.violations.contains { $0.contains("2 sessions that can be paid") })
  }

  private func compare(_ sale: Sale, refunds: [SandboxBooks.Refund]) -> Comparison {
    Comparison(sales: [sale], books: books(refunds), episode: Self.episode)
  }

  private func books(_ refunds: [SandboxBooks.Refund]) -> SandboxBooks {
    SandboxBooks(
      sessions: [
        SandboxBooks.Session(
          id: "cs_1", clientReference: "REF", intent: "pi_1", status: "complete", isPayable: false)
      ],
      intents: [
        SandboxBooks.Intent(
          id: "pi_1", clientReference: "REF", status: "succeeded", received: 1_000_000,
          isDirect: false,
          isPayable: false)
      ], refunds: refunds)
  }

  private func made(
    id: String = "re_1", _ ref: String = "REFUND", _ amount: Int64 = 100_000
  ) -> SandboxBooks.Refund {
    SandboxBooks.Refund(
      id: id, intent: "pi_1", clientReference: ref, amount: amount, status: "succeeded")
  }

  private func refund(_ state: RefundState) -> Refund {
    Refund(
      key: IdempotencyKey("kasir-1"), clientRef: ClientRef("REFUND"),
      amount: Money(minorUnits: 100_000, .idr), reason: .duplicate,
      createdAt: Timestamp(milliseconds: 1), refundedBefore: 0, state: state)
  }

  private func sale(_ phase: Sale.Phase = .paid, refunds: [Refund] = []) -> Sale {
    var progress = Sale.Progress(
      phase: phase, sessionID: SessionID("cs_1"), paymentIntent: PaymentIntentID("pi_1"))
    progress.captured = phase == .paid ? Money(minorUnits: 1_000_000, .idr) : nil
    return Sale(
      clientRef: ClientRef("REF"), reference: "K1", mode: .test, items: [],
      amount: Money(minorUnits: 1_000_000, .idr), terminalType: .web,
      createdAt: Timestamp(milliseconds: 0), progress: progress, refunds: refunds)
  }
}

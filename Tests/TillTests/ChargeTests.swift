import CheckoutDomain
import Testing

@testable import Till

struct ChargeTests {
  @Test func `intent, key and bytes are committed before anything is sent`() async throws {
    let counter = try Counter()
    let seen = Box<[(attempt: Attempt, sale: Sale?, kinds: [String])]>([])
    counter.gateway.whileSending { [ledger = counter.ledger] request in
      let found = try? ledger.read { ledger in
        try ledger.openAttempts().map { attempt in
          (
            attempt, try ledger.sale(attempt.sale),
            try ledger.timeline(of: attempt.sale).map(\.entry.kind)
          )
        }
      }
      #expect(found?.map(\.0.request) == [request])
      seen.set(found ?? [])
    }
    let sale = try await counter.waitingSale()
    let inside = try #require(seen.value.first)
    #expect(inside.attempt.purpose == .createSession)
    #expect(inside.attempt.process == ProcessIdentity("this process"))
    #expect(inside.sale?.clientRef == sale.clientRef)
    #expect(inside.sale?.state == .sending)
    #expect(inside.kinds == ["sending"])
  }

  @Test func `the session of another sale is no answer, and its code is not shown twice`()
    async throws
  {
    let counter = try Counter()
    let first = try await counter.waitingSale()
    counter.gateway.willEnd(
      .answers { session in
        session.id = SessionID("cs_1")
        session.paymentIntent = PaymentIntentID("pi_1")
        session.clientRef = nil
      })
    let result = try await counter.till.charge(Counter.cart())
    #expect(result.sale.state == .mismatch)
    #expect(result.error?.message.contains("session of \(first.reference)") == true)
    #expect(result.sale.progress.url == nil)
    #expect(try counter.kept(first) == first)
  }

  @Test func `a charge that went well leaves a waiting sale with its link, and no open attempt`()
    async throws
  {
    let counter = try Counter()
    let sale = try await counter.waitingSale()
    #expect(sale.progress.url == "https://pay.test/1")
    #expect(sale.progress.sessionID == SessionID("cs_1"))
    #expect(sale.progress.paymentIntent == PaymentIntentID("pi_1"))
    #expect(try counter.kept(sale) == sale)
    #expect(try counter.kinds(sale) == ["sending", "waiting"])
    #expect(try counter.ledger.read { try $0.openAttempts() }.isEmpty)
  }

  @Test func `whoever asks is told of the sale between commit and sending`() async throws {
    let counter = try Counter()
    let told = Box<Sale?>(nil)
    _ = try await counter.till.charge(Counter.cart()) { sale in
      #expect(counter.gateway.sent.isEmpty)
      told.set(sale)
    }
    #expect(told.value?.state == .sending)
  }

  struct EndingCase: Sendable, CustomTestStringConvertible {
    let name: String
    let ending: ScriptedGateway.Ending
    let state: SaleState
    let kind: TillError.Kind
    let words: String
    var status: Int?
    var sendings = 1
    var testDescription: String { name }
  }

  @Test(arguments: [
    EndingCase(
      name: "400", ending: .refuses(400), state: .failed, kind: .rejected,
      words: "The gateway refused (400): No.", status: 400),
    EndingCase(
      name: "401", ending: .refuses(401), state: .failed, kind: .key,
      words: "does not accept the key (401)", status: 401),
    EndingCase(
      name: "402", ending: .refuses(402), state: .failed, kind: .rejected,
      words: "could not do it (402)", status: 402),
    EndingCase(
      name: "404", ending: .refuses(404), state: .failed, kind: .notFound,
      words: "knows no such thing (404)", status: 404),
    EndingCase(
      name: "409", ending: .garbled(status: 409, did: false), state: .unknown, kind: .unknown,
      words: "The answer says nothing", status: 409, sendings: 4),
    EndingCase(
      name: "429", ending: .busy, state: .draft, kind: .notSent, words: "Too many", status: 429,
      sendings: 4),
    EndingCase(
      name: "500", ending: .garbled(status: 500, did: false), state: .unknown, kind: .unknown,
      words: "The answer says nothing", status: 500),
    EndingCase(
      name: "unreachable", ending: .unreachable, state: .draft, kind: .notSent, words: "No route",
      sendings: 4),
    EndingCase(
      name: "silence", ending: .silent(did: true), state: .unknown, kind: .unknown,
      words: "The line went dead"),
    EndingCase(
      name: "another amount", ending: .answers { $0.amountTotal = 41_000 }, state: .mismatch,
      kind: .mismatch, words: "The gateway says Rp 410 instead of Rp 41.000."),
    EndingCase(
      name: "another currency", ending: .answers { $0.currency = "USD" }, state: .mismatch,
      kind: .mismatch, words: "The gateway says USD instead of IDR."),
    EndingCase(
      name: "another mode", ending: .answers { $0.mode = .live }, state: .mismatch,
      kind: .mismatch, words: "The gateway says live mode instead of test mode."),
    EndingCase(
      name: "another sale", ending: .answers { $0.clientRef = ClientRef("other") },
      state: .mismatch, kind: .mismatch, words: "about another sale"),
  ])
  func `each ending leaves its state, its kind and a sentence`(_ test: EndingCase) async throws {
    let counter = try Counter()
    counter.clock.moveByItself()
    counter.gateway.willEnd(test.ending, times: test.sendings)
    let result = try await counter.till.charge(Counter.cart())
    let error = try #require(result.error)
    #expect(result.sale.state == test.state)
    #expect(try counter.kept(result.sale) == result.sale)
    #expect(error.kind == test.kind)
    #expect(error.message.contains(test.words), "\(error.message)")
    #expect(error.httpStatus == test.status)
    #expect(counter.gateway.sent.count == test.sendings)
    #expect(try counter.ledger.read { try $0.openAttempts() }.isEmpty)
  }

  @Test func `an answer that cannot be kept is unknown, never told as done`() async throws {
    let counter = try Counter()
    counter.gateway.whileSending { [ledger = counter.ledger] _ in
      ledger.fail(.unavailable("The disk is full."))
    }
    let error = await #expect(throws: TillError.self) {
      try await counter.till.charge(Counter.cart())
    }
    #expect(error?.kind == .unknown)
    #expect(error?.message.contains("The disk is full.") == true)
    #expect(error?.hint?.contains("Do not send it again") == true)
    counter.ledger.fail(nil)
    let sale = try #require(try counter.ledger.read { try $0.sales(SaleQuery()) }.first)
    #expect(sale.state == .sending)
    #expect(try counter.ledger.read { try $0.openAttempts() }.count == 1)
  }
}

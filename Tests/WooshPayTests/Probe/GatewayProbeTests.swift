import CheckoutDomain
import SandboxGateway
import StrictJSON
import Synchronization
import Testing

@testable import WooshPay

/// What the probe says of a gateway that behaves this way or that.
struct GatewayProbeTests {
  private typealias Question = GatewayFacts.Question

  private func probed(
    _ transport: SandboxTransport, refunds: Bool = true, page: Money? = nil
  ) async throws -> ProbeReport {
    let payment: GatewayProbe.Payment? =
      refunds
      ? .init(intent: try await transport.paidIntent(), remaining: 1000) : nil
    return await GatewayProbe(
      try transport.client(), random: SystemNumbers(), now: Timestamp(milliseconds: 0),
      readPage: { _, _ in page }
    ).run(refunding: payment)
  }

  private static func behaviour(
    _ change: (inout SandboxBehaviour) -> Void
  ) -> SandboxConfiguration {
    var configuration = SandboxConfiguration(delay: .zero, decisionTime: .zero)
    change(&configuration.behaviour)
    return configuration
  }

  private static let manners: [(Question, Bool, SandboxConfiguration)] = [
    (.honoursRefundKeys, true, behaviour { _ in }),
    (.honoursRefundKeys, false, behaviour { $0.keys = .ignored }),
    (.honoursSessionKeys, true, behaviour { _ in }),
    (.honoursSessionKeys, false, behaviour { $0.keys = .ignored }),
    (.findsRefunds, true, behaviour { $0.refundList = .present }),
    (.findsRefunds, false, behaviour { $0.refundList = .absent }),
    // One that lags cannot be relied on at once.
    (.findsRefunds, false, behaviour { $0.refundList = .lagging(by: .seconds(30)) }),
    (.enforcesCaptured, true, behaviour { _ in }),
    (.enforcesCaptured, true, behaviour { $0.keys = .ignored }),
    (.enforcesCaptured, false, behaviour { $0.cap = .none }),
    (.enforcesCaptured, false, behaviour { $0.cap = .racy(window: .seconds(5)) }),
    (.tellsSeconds, true, behaviour { $0.timestampsInSeconds = true }),
    (.tellsSeconds, false, behaviour { _ in }),
    (.listsByQuery, true, behaviour { _ in }),
    (.refundsAtOnce, true, behaviour { _ in }),
    (.refundsAtOnce, false, behaviour { $0.refundLife = .pendingThenSucceeds(after: .seconds(9)) }),
    (.refundsAtOnce, false, behaviour { $0.refundLife = .pendingThenFails(after: .seconds(9)) }),
    (.returnsMetadata, true, behaviour { _ in }),
    (.returnsMetadata, true, behaviour { $0.refundAmountAsString = true }),
    (.takesStringAmounts, true, behaviour { _ in }),
    (.takesStringAmounts, true, behaviour { $0.wrapsErrors = false }),
  ]

  @Test(arguments: manners.indices)
  func `each manner of the sandbox gets its answer`(_ row: Int) async throws {
    let (question, isYes, configuration) = Self.manners[row]
    let report = try await probed(SandboxTransport(configuration))
    #expect(report.answers[question] == isYes, "\(question) \(report.reasons[question] ?? "")")
    #expect(report.reasons[question] == nil)
  }

  @Test(arguments: [429, 409, 403, 400])
  func `a refund that is refused because another is at work proves no cap`(
    _ status: Int
  ) async throws {
    let large = Mutex(0)
    let transport = SandboxTransport(
      Self.behaviour { $0.cap = .none },
      spoil: { request, _ in
        guard request.method == "POST", request.path.hasSuffix("/refunds"),
          let amount = (try? JSONValue(parsing: request.body))?["amount"]?.integer, amount > 400,
          large.withLock({
            $0 += 1
            return $0 == 2
          })
        else { return nil }
        return .status(status, "{}")
      })
    let report = try await probed(transport)
    // Asked again alone, it was made: what was refused was not the amount.
    #expect(report.answers[.enforcesCaptured] == (status == 400 ? false : nil))
    if status != 400 {
      #expect(report.reasons[.enforcesCaptured]?.contains(String(status)) == true)
    }
  }

  @Test func `a gateway that ignores queries does not list by them`() async throws {
    let transport = SandboxTransport(Self.behaviour { _ in }, bend: { $0.query = [] })
    #expect(try await probed(transport).answers[.listsByQuery] == false)
  }

  @Test func `a list that refuses a query does not take one`() async throws {
    let transport = SandboxTransport(
      Self.behaviour { _ in },
      spoil: { request, _ in
        request.path.hasSuffix("/list") ? .status(400, "{}") : nil
      })
    #expect(try await probed(transport).answers[.listsByQuery] == false)
  }

  @Test func `metadata that does not come back is no metadata`() async throws {
    let transport = SandboxTransport(
      Self.behaviour { _ in },
      bend: { request in
        guard request.path == "/v1/refunds", let body = try? JSONValue(parsing: request.body),
          var object = body.object
        else { return }
        object["metadata"] = [:]
        request.body = Array(JSONValue.object(object).compact.utf8)
      })
    #expect(try await probed(transport).answers[.returnsMetadata] == false)
  }

  @Test func `a gateway that wants integers takes no strings`() async throws {
    let transport = SandboxTransport(
      Self.behaviour { _ in },
      spoil: { request, _ in
        let body = try? JSONValue(parsing: request.body)
        return body?["amount"]?.string == nil ? nil : .status(400, "{}")
      })
    let report = try await probed(transport)
    #expect(report.answers[.takesStringAmounts] == false)
  }

  @Test func `where a payment takes one refund only, nothing is said of its second`() async throws {
    let transport = SandboxTransport(
      Self.behaviour {
        $0.allowsSeveralRefunds = false
        $0.keys = .ignored
      })
    let report = try await probed(transport)
    #expect(report.refunds.count == 1)
    for question in [Question.honoursRefundKeys, .takesStringAmounts, .enforcesCaptured] {
      #expect(report.answers[question] == nil && report.reasons[question] != nil)
    }
  }

  @Test(arguments: [(true, Bool?.some(true)), (false, false)])
  func `too many requests, with and without a time to wait`(
    saysWhen: Bool, answer: Bool?
  ) async throws {
    let transport = SandboxTransport(
      Self.behaviour { _ in },
      spoil: { request, count in
        guard request.path.hasSuffix("/list"), count > 30 else { return nil }
        return .status(429, "{}", retryAfter: saysWhen ? "7" : nil)
      })
    #expect(try await probed(transport).answers[.sendsRetryAfter] == answer)
  }

  @Test func `thirty requests that are not too many say nothing of it`() async throws {
    let report = try await probed(SandboxTransport(Self.behaviour { _ in }))
    #expect(report.answers[.sendsRetryAfter] == nil)
    #expect(report.reasons[.sendsRetryAfter]?.contains("not too many") == true)
    #expect(report.answers[.signsEachDelivery] == nil)
  }

  @Test(arguments: [
    (Int64?.some(10_000), Bool?.some(true)), (1_000_000, false), (100, nil), (nil, nil),
  ])
  func `the decimals are read from a payment page, by a person`(
    shown: Int64?, answer: Bool?
  ) async throws {
    let report = try await probed(
      SandboxTransport(Self.behaviour { _ in }), refunds: false,
      page: shown.map { Money(minorUnits: $0, .idr) })
    #expect(report.answers[.hasTwoDecimals] == answer)
    #expect((report.reasons[.hasTwoDecimals] == nil) == (answer != nil))
  }

  @Test func `without a payment the questions that need one stay open, and say so`() async throws {
    let transport = SandboxTransport(Self.behaviour { _ in })
    let report = try await probed(transport, refunds: false)
    #expect(Set(report.answers.keys) == [.honoursSessionKeys, .tellsSeconds, .listsByQuery])
    #expect(report.answers.count + report.reasons.count == Question.allCases.count)
    #expect(report.reasons[.honoursRefundKeys]?.contains("paid test intent") == true)
    #expect(transport.books.refunds.isEmpty)
  }

  @Test func `what was made for it is ended, and handed over`() async throws {
    let transport = SandboxTransport(
      SandboxConfiguration(customer: .abandon, delay: .zero, decisionTime: .zero))
    let report = try await probed(transport, refunds: false)
    #expect(report.sessions.count == transport.books.sessions.count)
    #expect(transport.books.sessions.allSatisfy { $0.status == "expired" && !$0.isPayable })
    #expect(report.sessions.allSatisfy { $0.reference?.hasPrefix("PROBE-") == true })
  }

  @Test func `what was refunded is handed over, and never more than there was`() async throws {
    for configuration in [Self.behaviour { _ in }, Self.behaviour { $0.keys = .ignored }] {
      let transport = SandboxTransport(configuration)
      let report = try await probed(transport)
      let books = transport.books.refunds
      #expect(Set(report.refunds.map(\.id.text)) == Set(books.map(\.id)))
      #expect(books.reduce(0) { $0 + $1.amount } <= 1000)
    }
  }

  @Test func `a gateway that answers nothing is known for nothing`() async throws {
    let transport = SandboxTransport(spoil: { _, _ in .unknown("The line went dead.") })
    let report = await GatewayProbe(
      try transport.client(), random: SystemNumbers(), now: Timestamp(milliseconds: 0)
    ).run(refunding: .init(intent: PaymentIntentID("pi_1"), remaining: 1000))
    #expect(report.answers.isEmpty && report.reasons.count == Question.allCases.count)
  }

  @Test func `a live key is refused before anything is sent`() throws {
    let key = try SecretKey(parsing: "sk_live_sampleNeverReal", from: "the test")
    let address = try GatewayAddress(base: nil, for: key)
    #expect(throws: SetupError.self) { try TestClient(address: address, key: key) }
  }
}

/// Numbers of the system's own source.
struct SystemNumbers: RandomSource {
  func next() -> UInt64 { UInt64.random(in: .min ... .max) }
}

import CheckoutDomain
import SandboxGateway
import StrictJSON
import Testing

@testable import WooshPay

/// A gateway beside the contract sheet.
struct ConformanceTests {
  private func rows(
    _ transport: SandboxTransport, refunds: Bool = true
  ) async throws -> ConformanceReport {
    let payment: GatewayProbe.Payment? =
      refunds
      ? .init(intent: try await transport.paidIntent(), remaining: 1000) : nil
    return await Conformance(
      try transport.client(), random: SystemNumbers(),
      now: Timestamp(milliseconds: 1_795_411_388_000)
    ).run(refunding: payment)
  }

  private static func behaviour(
    _ change: (inout SandboxBehaviour) -> Void
  ) -> SandboxConfiguration {
    var configuration = SandboxConfiguration(delay: .seconds(30), decisionTime: .zero)
    change(&configuration.behaviour)
    return configuration
  }

  private func differing(_ report: ConformanceReport) -> [String] {
    report.rows.filter { $0.verdict == .differs }.map(\.expectation)
  }

  @Test func `the sandbox does what the sheet says`() async throws {
    let report = try await rows(SandboxTransport(Self.behaviour { _ in }))
    #expect(differing(report) == [], "\(report.rows.filter { $0.verdict == .differs })")
    #expect(report.rows.map(\.section) == report.rows.map(\.section).sorted())
    #expect(Set(report.rows.map(\.section)) == Set(1...7))
    #expect(report.count(.asDocumented) >= 60)
    #expect(Set(report.rows.map(\.expectation)).count == report.rows.count)
  }

  private static let manners: [(String, SandboxConfiguration)] = [
    ("the same key and body: the same session", behaviour { $0.keys = .ignored }),
    ("the same key with another body: idempotency_error", behaviour { $0.keys = .ignored }),
    (
      "created is in milliseconds, rounded to the second",
      behaviour { $0.timestampsInSeconds = true }
    ),
    (
      "expires_at is 24 h after the creation, in milliseconds",
      behaviour { $0.timestampsInSeconds = true }
    ),
    ("there is no list of refunds", behaviour { $0.refundList = .present }),
    ("its amount comes back as an integer", behaviour { $0.refundAmountAsString = true }),
    ("a payment can be refunded in several parts", behaviour { $0.allowsSeveralRefunds = false }),
    ("more than what is left is refused", behaviour { $0.cap = .none }),
    ("next_action is an object, or absent", behaviour { $0.nextAction = .jsonText }),
    ("the intent of an expired session is canceled", behaviour { $0.expiryCancelsIntent = false }),
  ]

  @Test(arguments: manners.indices)
  func `a manner that is not the sheet's is told as such`(_ row: Int) async throws {
    let (expectation, configuration) = Self.manners[row]
    let report = try await rows(SandboxTransport(configuration))
    #expect(differing(report).contains(expectation), "\(differing(report))")
  }

  @Test(arguments: [
    behaviour { $0.nextAction = .none }, behaviour { $0.nextAction = .bareURL },
    behaviour { $0.nextAction = .otherMember }, behaviour { $0.wrapsErrors = false },
    behaviour { $0.keyReuseStatus = 409 },
    behaviour { $0.refundLife = .pendingThenSucceeds(after: .seconds(5)) },
  ])
  func `what the sheet leaves open is as documented`(
    _ configuration: SandboxConfiguration
  ) async throws {
    let report = try await rows(SandboxTransport(configuration))
    #expect(differing(report) == [])
  }

  @Test func `without a payment refunds cannot be tested, and nothing is given back`() async throws
  {
    let transport = SandboxTransport(Self.behaviour { _ in })
    let report = try await rows(transport, refunds: false)
    #expect(differing(report) == [])
    #expect(report.rows.contains { $0.section == 6 && $0.verdict == .notTestable })
    #expect(transport.books.refunds.isEmpty && report.refunds.isEmpty)
  }

  @Test func `whatever it made is ended, and handed over`() async throws {
    let transport = SandboxTransport(Self.behaviour { _ in })
    let report = try await rows(transport, refunds: false)
    let books = transport.books
    #expect(books.sessions.allSatisfy { !$0.isPayable })
    #expect(Set(report.sessions.map(\.id.text)) == Set(books.sessions.map(\.id)))
    let direct = books.intents.filter { intent in
      !books.sessions.contains { $0.intent == intent.id }
    }
    #expect(Set(report.intents.map(\.id.text)) == Set(direct.map(\.id)))
    #expect(direct.allSatisfy { $0.status == "canceled" })
  }

  @Test func `a gateway that says nothing differs everywhere, and is not asked for ever`()
    async throws
  {
    let transport = SandboxTransport(spoil: { _, _ in .unknown("The line went dead.") })
    let report = try await rows(transport, refunds: false)
    #expect(report.count(.asDocumented) == 0)
    #expect(transport.requests.count < 30)
  }

  @Test func `no row shows a key, a client secret or the key in a link`() async throws {
    let report = try await rows(SandboxTransport(Self.behaviour { _ in }))
    for row in report.rows {
      for secret in ["sk_test_probe", "_secret_0", "pk_test_", "whsec_"] {
        #expect(!row.seen.contains(secret), "\(row.seen)")
      }
    }
  }
}

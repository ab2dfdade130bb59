import CheckoutDomain
import Testing

@testable import WooshPay

/// Everything that was created in a window of time.
struct WindowTests {
  private static let start: Int64 = 1_780_000_000_000
  private let window =
    Timestamp(milliseconds: start)..<Timestamp(milliseconds: start + 3_600_000)

  private func page(_ rows: [(Int, Int64?)], hasMore: Bool = false) -> HTTPResult {
    let objects = rows.map { number, minute in
      let created = minute.map { #","created":\#(Self.start + $0 * 60_000)"# } ?? ""
      return #"{"id":"cs_\#(number)"\#(created)}"#
    }
    return .ok(
      #"{"object":"list","data":[\#(objects.joined(separator: ","))],"has_more":\#(hasMore)}"#)
  }

  private func asked(
    _ answers: [HTTPResult]
  ) async throws -> (GatewayOutcome<GatewayList<CheckoutSession>>, [String]) {
    let transport = ScriptedTransport(answers)
    let outcome = try await sampleGateway(transport).sessions(created: window)
    return (outcome, transport.targets)
  }

  @Test func `asks with the filter, page after page, and keeps what lies in the window`()
    async throws
  {
    let (outcome, targets) = try await asked([
      page([(1, 70), (2, 50), (3, nil)], hasMore: true), page([(3, nil), (4, 10)]),
    ])
    #expect(outcome.value?.rows.map(\.id.text) == ["cs_2", "cs_3", "cs_4"])
    #expect(outcome.value?.isComplete == true)
    #expect(targets.count == 2)
    #expect(targets[0].contains("created%5Bgte%5D=1780000000000"))
    #expect(targets[0].contains("created%5Blte%5D=1780003601000"))
    #expect(targets[0].contains("limit=100") && !targets[0].contains("starting_after"))
    #expect(targets[1].contains("starting_after=cs_3"))
  }

  @Test func `a thousand sessions are ten requests`() async throws {
    let pages = (0..<10).map { number in
      page((0..<100).map { (number * 100 + $0, 30) }, hasMore: number < 9)
    }
    let (outcome, targets) = try await asked(pages)
    #expect(targets.count == 10)
    #expect(outcome.value?.rows.count == 1000)
    #expect(outcome.value?.isComplete == true)
  }

  @Test func `nothing found is believed only without the filter`() async throws {
    let (outcome, targets) = try await asked([
      page([]), page([(1, 70), (2, 30), (3, -5)], hasMore: true),
    ])
    #expect(outcome.value?.rows.map(\.id.text) == ["cs_2"])
    #expect(outcome.value?.isComplete == true)
    #expect(!targets[1].contains("created"))
  }

  @Test func `a gateway that refuses the filter is asked without it`() async throws {
    let (outcome, targets) = try await asked([.status(400, ""), page([(1, 30)])])
    #expect(outcome.value == GatewayList(rows: outcome.value?.rows ?? [], isComplete: true))
    #expect(outcome.value?.rows.count == 1 && targets.count == 2)
  }

  @Test func `a list that is newest first is read no further than the window`() async throws {
    let (outcome, targets) = try await asked([
      page([(1, 50), (2, 40)], hasMore: true), page([(3, 5), (4, -1)], hasMore: true),
    ])
    #expect(outcome.value?.rows.count == 3 && outcome.value?.isComplete == true)
    #expect(targets.count == 2)
  }

  @Test func `a list in no order, one that repeats itself and one without end are not whole`()
    async throws
  {
    let disordered = try await asked([page([(1, 10), (2, -1), (3, 40), (4, -2)], hasMore: true)]).0
    #expect(disordered.value?.isComplete == false)
    let same = page([(1, 50), (2, 40)], hasMore: true)
    let repeated = try await asked([same, same])
    #expect(repeated.0.value?.isComplete == false && repeated.1.count == 2)
    let endless = (0..<120).map { page([($0 * 2, 30), ($0 * 2 + 1, 30)], hasMore: true) }
    let bounded = try await asked(endless)
    #expect(bounded.0.value?.isComplete == false && bounded.1.count == 100)
  }

  @Test(arguments: [
    (HTTPResult.status(500, ""), "unknown"), (.status(401, ""), "rejected"),
    (.notSent("x"), "not sent"),
  ])
  func `a gateway that does not answer has not said that there is nothing`(
    answer: HTTPResult, ending: String
  ) async throws {
    #expect(try await asked([answer]).0.ending == ending)
    #expect(try await asked([page([]), answer]).0.ending == ending)
    #expect(try await asked([page([(1, 30)], hasMore: true), answer]).0.ending == ending)
  }

  @Test func `intents are listed in the same way`() async throws {
    let transport = ScriptedTransport([
      .ok(#"{"data":[{"id":"pi_1","created":1780000060000,"amount_refunded":5}],"has_more":false}"#)
    ])
    let found = try await sampleGateway(transport).paymentIntents(created: window)
    #expect(found.value?.rows.map(\.amountRefunded) == [5])
    #expect(transport.targets[0].hasPrefix("/v1/payment_intents?created%5Bgte%5D="))
  }
}

import CheckoutDomain
import Testing

struct GatewayOutcomeTests {
  private static let refusal = GatewayRejection(status: 400, code: "x", message: nil)

  @Test func `only what was done has a value, and mapping changes nothing else`() {
    let endings: [GatewayOutcome<Int>] = [
      .done(2), .rejected(Self.refusal), .notSent("refused", retryAfter: .seconds(3)),
      .unknown("silence", status: 502),
    ]
    #expect(endings.map(\.value) == [2, nil, nil, nil])
    #expect(
      endings.map { $0.map(String.init) } == [
        .done("2"), .rejected(Self.refusal), .notSent("refused", retryAfter: .seconds(3)),
        .unknown("silence", status: 502),
      ])
    #expect(Set(endings).count == 4)
  }

  @Test(arguments: [
    (400, "amount_too_small", "Too small.", "The gateway refused (400): Too small."),
    (400, "amount_too_small", nil, "The gateway refused (400): amount_too_small"),
    (400, nil, nil, "The gateway refused (400): no reason given"),
    (401, nil, "Bad key.", "The gateway does not accept the key (401): Bad key."),
    (402, nil, "No funds.", "The gateway could not do it (402): No funds."),
    (403, nil, "No.", "The key may not do this (403): No."),
    (404, "resource_missing", nil, "The gateway knows no such thing (404): resource_missing"),
    (409, nil, "In use.", "The gateway refused (409): In use."),
    (418, nil, nil, "The gateway refused (418): no reason given"),
  ])
  func `a refusal is one sentence with its status`(
    status: Int, code: String?, message: String?, sentence: String
  ) {
    let refusal = GatewayRejection(status: status, code: code, message: message)
    #expect(refusal.sentence == sentence)
    #expect(refusal.isNotFound == (status == 404))
  }

  @Test func `a session has ended in any spelling, and an unknown word is no end`() {
    let words = ["expired", "canceled", "cancelled", "open", "complete", "", "Expired", "closing"]
    let ended = words.filter { CheckoutSession.Status(rawValue: $0).isEnded }
    #expect(ended == ["expired", "canceled", "cancelled"])
  }
}

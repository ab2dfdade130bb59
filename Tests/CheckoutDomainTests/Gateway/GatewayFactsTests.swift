import CheckoutDomain
import Testing

struct GatewayFactsTests {
  @Test func `what nobody has asked is not proven, and neither is a no`() {
    #expect(!GatewayFacts().isProven(.honoursRefundKeys))
    let facts = GatewayFacts([
      .honoursRefundKeys: .init(isYes: false, at: sampleNow),
      .findsRefunds: .init(isYes: true, at: sampleNow, isFromTest: true),
    ])
    #expect(GatewayFacts.Question.allCases.filter(facts.isProven) == [.findsRefunds])
  }

  @Test(arguments: [true, false], [true, false])
  func `an answer is read back as it was written`(isYes: Bool, isFromTest: Bool) {
    let answer = GatewayFacts.Answer(isYes: isYes, at: sampleNow, isFromTest: isFromTest)
    #expect(GatewayFacts.Answer(text: answer.text) == answer)
  }

  @Test(arguments: [
    "", "yes", "yes x", "maybe 1", "YES 1", "yes 1 live", "yes 1 test more", "1 yes", "yes 1.5",
  ])
  func `an answer that cannot be read is none`(text: String) {
    #expect(GatewayFacts.Answer(text: text) == nil)
  }

  @Test func `the questions are P1 to P12, each kept under its own name`() {
    let names = GatewayFacts.Question.allCases.map(GatewayFacts.setting)
    #expect(names == (1...12).map { "probe_P\($0)" })
  }
}

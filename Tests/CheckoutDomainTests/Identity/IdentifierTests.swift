import CheckoutDomain
import Testing

struct IdentifierTests {
  @Test(arguments: [
    "cs_1680914308084531200", "re_3KQu4U2eZvKYlo2C02Ndp8xy", "", "anything at all", "cs_é\u{1B}",
  ])
  func `an id is opaque: it is kept as it came`(text: String) {
    #expect(SessionID(text).text == text)
    #expect("\(RefundID(text))" == text)
    #expect(SessionID(text) == SessionID(text))
    #expect(SessionID(text) != SessionID(text + "x"))
  }

  @Test func `ids differ by case, and the words of the wire are spelled as they are sent`() {
    #expect(SessionID("cs_a") != SessionID("cs_A"))
    #expect(Mode.allCases.map(\.rawValue) == ["test", "live"])
    #expect(TerminalType.allCases.map(\.rawValue) == ["WEB", "WAP", "APP"])
  }
}

import CheckoutDomain
import Testing

struct ReferenceTests {
  @Test(arguments: [
    "K7Q2-M4XD", "a", "meja-7", "INV/2026/11#23", "table_12.b", "-",
    "007",
    "decline-1", "咖啡-3", "café", "½", "cs-1", "cs", "CS_1", String(repeating: "x", count: 40),
  ])
  func `takes letters, digits and a few signs`(text: String) {
    #expect(Reference.problem(with: text) == nil)
  }

  @Test(arguments: [
    " ", "meja 7", "K7Q2 ", "a\nb", "a\u{1B}[2J", "a:b", "a'b", "a\"b", "a,b", "a;b", "a&b", "a*b",
    "a(b)", "a\u{0}", "a\u{202E}b", "a\u{200B}b", "a\u{3164}b", "☕", "£5",
  ])
  func `refuses everything else`(text: String) {
    #expect(
      Reference.problem(with: text) == "A reference takes letters, digits and - _ . / # only.")
  }

  @Test func `says what is wrong with none, a long one and the gateway's own`() {
    #expect(Reference.problem(with: "") == "A reference cannot be empty.")
    let long = "That reference is too long: 40 characters at the most."
    #expect(Reference.problem(with: String(repeating: "x", count: 41)) == long)
    // Marks that pile up on one letter are characters too.
    #expect(Reference.problem(with: "x" + String(repeating: "\u{345}", count: 40)) == long)
    for prefix in ["cs_", "pi_", "re_"] {
      let sentence = "A reference cannot begin with \(prefix): the gateway's own ids do."
      #expect(Reference.problem(with: prefix) == sentence)
      #expect(Reference.problem(with: prefix + "1") == sentence)
    }
  }

  @Test func `a reference that is taken comes out of the sanitiser as it went in`() {
    var random = SeededGenerator(seed: 41)
    var taken = 0
    for _ in 0..<3000 {
      let values = (0..<3).map { _ in UInt32.random(in: 0x20...0x3_FFFF, using: &random) }
      let text = String(String.UnicodeScalarView(values.compactMap(Unicode.Scalar.init)))
      guard Reference.problem(with: text) == nil else { continue }
      taken += 1
      #expect(SafeText.line(text) == text)
    }
    #expect(taken > 100)
  }
}

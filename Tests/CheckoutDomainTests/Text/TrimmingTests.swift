import CheckoutDomain
import Testing

struct TrimmingTests {
  @Test(arguments: [
    ("", ""), (" ", ""), ("  teh ", "teh"), ("\tkopi susu\r\n", "kopi susu"), ("a", "a"),
    ("\u{A0}\u{3000}teh\u{2003}", "teh"),
  ])
  func `takes white space off both ends and leaves the middle`(text: String, trimmed: String) {
    #expect(text.trimmedSpaces == trimmed)
  }
}

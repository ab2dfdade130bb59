import CheckoutDomain
import Testing

/// A text that was cleaned is kept, and cleaned again whenever it is read: it must not change then.
struct CleanTwiceTests {
  private static let texts = [
    "kopi", String(repeating: "\u{1}", count: 300), String(repeating: "x", count: 199) + "\u{1}ab",
    String(repeating: "e\u{301}\u{301}\u{301}", count: 99), "\t\u{301} \u{301}a", "\u{301} a",
    "  a\u{200B}\u{A0}",
    String(repeating: "\u{7F}", count: 101) + String(repeating: " ", count: 99),
  ]

  @Test("A cleaned line is not changed by cleaning it again", arguments: texts)
  func lines(_ text: String) {
    let once = SafeText.line(text, limit: 200)
    #expect(Array(SafeText.line(once, limit: 200).utf8) == Array(once.utf8))
    #expect(once.unicodeScalars.count <= 201)
  }

  @Test("The name of a line item is not changed by making the item again", arguments: texts)
  func items(_ text: String) throws {
    let price = Money(minorUnits: 1, .idr)
    let once = try LineItem(name: text, quantity: 1, unitAmount: price).name
    let twice = try LineItem(name: once, quantity: 1, unitAmount: price).name
    #expect(Array(twice.utf8) == Array(once.utf8))
  }
}

import CheckoutDomain
import Testing

struct FactsTests {
  @Test(
    "A change reads back as it was written",
    arguments: [
      [:], ["phase": "paid"], ["decline": nil], ["a": "", "b": nil],
      ["refund.k=1\n\\x.state": "line\nline\\n=\\", "ä": "e\u{301}\r\n"], ["url": "a=b=c"],
    ] as [[String: String?]])
  func roundTrip(_ values: [String: String?]) throws {
    let written = FactChange(values).canonical
    let read = try #require(FactChange(canonical: written))
    #expect(read.values == values)
    #expect(read.canonical == written)
  }

  @Test(
    "Any other way to write a change is refused",
    arguments: ["b=1\na=2", "a=1\na=2", "a=1\n", "a=\\x", "a=\\", "\\na\\q=1", "a=\\e"])
  func oneWayOnly(_ text: String) {
    #expect(FactChange(canonical: text) == nil)
  }

  @Test("Two spellings of one letter are two facts")
  func spellings() {
    let (composed, decomposed) = (Facts(["name": "\u{E9}"]), Facts(["name": "e\u{301}"]))
    #expect(composed.names(differingFrom: decomposed) == ["name"])
    #expect(composed.names(differingFrom: composed).isEmpty)
  }

  @Test("A change applied to what was gives what is")
  func application() {
    var facts = Facts(["phase": "waiting", "decline": "no", "url": "u"])
    let next = Facts(["phase": "paid", "url": "u", "captured": "5"])
    let change = facts.change(to: next)
    #expect(change.values == ["phase": "paid", "decline": nil, "captured": "5"])
    facts.apply(change)
    #expect(facts.values == next.values)
  }
}

struct SaleFactsTests {
  @Test("A sale comes back from its facts, but for its note")
  func roundTrip() throws {
    let sale = History.sale(
      note: "",
      refunds: [History.refund(1, .refunded), History.refund(2, lines: [History.line])])
    #expect(sale.facts.sale(sale.clientRef) == sale)
    #expect(History.sale(note: "for Budi").facts.values == History.sale(note: "").facts.values)
  }

  /// Who adds a member to these values has to say whether it is evidence.
  @Test("Every member of a sale and of a refund is a fact")
  func completeness() throws {
    let refund = History.refund(1, .failed, lines: [History.line])
    let sale = History.sale(refunds: [refund])
    let names = Set(sale.facts.values.keys)
    let apart: Set = [
      "clientRef", "items", "progress", "refunds", "note", "sessionID", "key", "dispute",
      "lines",
    ]
    for child in Mirror(reflecting: sale).children.compactMap(\.label)
      + Mirror(reflecting: sale.progress).children.compactMap(\.label)
    where !apart.contains(child) {
      #expect(names.contains(Self.snake(child)), "\(child)")
    }
    for child in Mirror(reflecting: refund).children.compactMap(\.label)
    where !apart.contains(child) {
      #expect(names.contains("refund.\(refund.key.text).\(Self.snake(child))"), "\(child)")
    }
    for member in ["id", "status", "amount", "reason"] {
      #expect(names.contains("dispute_\(member)"))
    }
    for member in ["name", "quantity", "unit_amount"] {
      #expect(names.contains("item.1.\(member)"))
    }
    for member in Mirror(reflecting: History.line).children.compactMap(\.label)
    where member != "position" {
      #expect(names.contains("refund.kasir-1.line.1.\(member)"))
    }
    #expect(names.isSuperset(of: ["session_id", "currency", "refund.kasir-1.payment_intent"]))
  }

  @Test("Saving a known sale changes neither its amounts nor its lines")
  func fixedMembers() {
    let kept = History.sale(amount: 100)
    let change = History.sale(amount: 1).change(from: kept)
    // What was captured is progress; the rest of what the other amount made differ stays.
    #expect(change.values == ["captured": "1"])
  }

  @Test("A refund that a value has forgotten stays")
  func forgottenRefund() {
    let kept = History.sale(refunds: [History.refund(1)])
    #expect(History.sale().change(from: kept).isEmpty)
  }

  private static func snake(_ name: String) -> String {
    name.reduce(into: "") { text, character in
      if character.isUppercase { text += "_" }
      text += character.lowercased()
    }
  }
}

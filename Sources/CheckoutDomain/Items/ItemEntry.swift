/// What an operator typed in the entry line of a new sale, read but not yet priced.
///
/// ```
/// 2*kopi susu 18000     two, at 18.000 each
/// teh 5000              one
/// kopi susu             one, at the price it was last sold for
/// +25000 servis         a free line
/// ```
public struct ItemEntry: Hashable, Sendable {
  /// What it is called.
  public let name: String
  /// How many, from 1.
  public let quantity: Int64
  /// The price of one; nil where none was typed.
  public let unitAmount: Money?

  /// Reads an entry line.
  ///
  /// - Parameters:
  ///   - text: What was typed.
  ///   - currency: The currency of the sale.
  /// - Throws: ``ItemError`` with a sentence for the operator.
  public init(parsing text: String, _ currency: Currency) throws(ItemError) {
    let text = text.trimmedSpaces
    guard !text.isEmpty else { throw ItemError("Type an item, for example: 2*kopi susu 18000") }
    if text.hasPrefix("+") {
      self = try Self.freeLine(text.dropFirst(), currency)
      return
    }
    let (quantity, rest) = try Self.splitQuantity(text)
    let (name, price) = try Self.splitPrice(rest, currency)
    guard !name.isEmpty else {
      throw ItemError(
        price == nil ? "That line has no name." : "That line has no name, only a price.")
    }
    self.init(name: name, quantity: quantity, unitAmount: price)
  }

  /// The line item, with `price` where the entry has none.
  public func item(at price: Money) throws(ItemError) -> LineItem {
    try LineItem(name: name, quantity: quantity, unitAmount: unitAmount ?? price)
  }

  private init(name: Substring, quantity: Int64, unitAmount: Money?) {
    self.name = String(name)
    self.quantity = quantity
    self.unitAmount = unitAmount
  }

  private static func freeLine(
    _ text: Substring, _ currency: Currency
  ) throws(ItemError) -> ItemEntry {
    let parts = text.trimmedSpaces.split(separator: " ", maxSplits: 1)
    guard let amount = parts.first, parts.count == 2 else {
      throw ItemError("A free line is an amount and a name, for example: +25000 servis")
    }
    return ItemEntry(
      name: parts[1].trimmedSpaces, quantity: 1, unitAmount: try price(amount, currency))
  }

  private static func splitQuantity(
    _ text: Substring
  ) throws(ItemError) -> (quantity: Int64, rest: Substring) {
    guard let star = text.firstIndex(of: "*") else { return (1, text) }
    let digits = text[..<star].trimmedSpaces
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), !digits.isEmpty,
      let quantity = Int64(digits), (1...LineItem.maximumQuantity).contains(quantity)
    else {
      throw ItemError(
        "\u{201C}\(digits)\u{201D} is no quantity: use a whole number from 1, as in 2*teh 5000")
    }
    return (quantity, text[text.index(after: star)...].trimmedSpaces)
  }

  /// A last word that begins with a digit or a sign, after a currency's mark or not, is meant as a
  /// price.
  private static func splitPrice(
    _ text: Substring, _ currency: Currency
  ) throws(ItemError) -> (name: Substring, price: Money?) {
    let (name, word) = lastWord(of: text)
    let bare = word.withoutMark
    guard looksLikeNumber(bare ?? word) else { return (text, nil) }
    let (rest, mark) = lastWord(of: name)
    guard bare == nil, mark.isMark(of: Currency.all) else {
      return (name, try price(word, currency))
    }
    // "kopi Rp 18.000": the mark stands apart from its amount, and may be of another currency.
    guard mark.isMark(of: [currency]) else { throw unreadable(mark + " " + word, currency) }
    return (rest, try price(word, currency))
  }

  private static func lastWord(of text: Substring) -> (before: Substring, word: Substring) {
    guard let space = text.lastIndex(of: " ") else { return (text.prefix(0), text) }
    return (text[..<space].trimmedSpaces, text[text.index(after: space)...])
  }

  private static func looksLikeNumber(_ word: Substring) -> Bool {
    guard let first = word.unicodeScalars.first else { return false }
    return first.properties.numericType == .decimal || first == "-"
      || (first == "." || first == ",") && word.count > 1
  }

  private static func price(
    _ text: Substring, _ currency: Currency
  ) throws(ItemError) -> Money {
    do {
      let amount = try Money(parsing: String(text), currency)
      guard amount.minorUnits >= 0 else {
        throw ItemError("A price cannot be negative: \(text)")
      }
      return amount
    } catch let error as ItemError {
      throw error
    } catch {
      throw unreadable(text, currency)
    }
  }

  private static func unreadable(_ text: Substring, _ currency: Currency) -> ItemError {
    ItemError(MoneyError.unreadable(String(text), currency))
  }
}

extension Substring {
  /// What follows a currency's mark; nil where none is written before it.
  fileprivate var withoutMark: Substring? {
    for mark in Currency.all.flatMap(\.marks) where prefix(mark.count).isSameInAnyCase(as: mark) {
      return dropFirst(mark.count)
    }
    return nil
  }

  fileprivate func isMark(of currencies: [Currency]) -> Bool {
    currencies.flatMap(\.marks).contains { isSameInAnyCase(as: $0) }
  }
}

extension MoneyError {
  /// The sentence for an amount that is no amount of a currency, with examples of what is.
  public static func unreadable(_ text: String, _ currency: Currency) -> String {
    let examples = currency == .idr ? "18000, 18.000 or 18.000,50" : "12, 12.50 or 1,234.50"
    return
      "\u{201C}\(SafeText.line(text, limit: 40))\u{201D} is no amount in \(currency.code): write \(examples)."
  }
}

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
    guard !name.isEmpty else { throw ItemError("That line has no name, only a price.") }
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

  /// A last word that begins with a digit, a sign or the currency's symbol is meant as a price.
  private static func splitPrice(
    _ text: Substring, _ currency: Currency
  ) throws(ItemError) -> (name: Substring, price: Money?) {
    guard let space = text.lastIndex(of: " ") else {
      return looksLikePrice(text, currency)
        ? (text.prefix(0), try price(text, currency)) : (text, nil)
    }
    let last = text[text.index(after: space)...]
    guard looksLikePrice(last, currency) else { return (text, nil) }
    var name = text[..<space].trimmedSpaces
    // "kopi Rp 18.000": the symbol stands apart from its amount.
    if name.uppercased().hasSuffix(" " + currency.symbol.uppercased()) {
      name = name.dropLast(currency.symbol.count).trimmedSpaces
    }
    return (name, try price(last, currency))
  }

  private static func looksLikePrice(_ word: Substring, _ currency: Currency) -> Bool {
    let rest =
      word.uppercased().hasPrefix(currency.symbol.uppercased())
      ? word.dropFirst(currency.symbol.count) : word
    guard let first = rest.unicodeScalars.first else { return false }
    return first.properties.numericType == .decimal || first == "-"
      || (first == "." || first == ",") && rest.count > 1
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
      throw ItemError(MoneyError.unreadable(String(text), currency))
    }
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

/// Reads a line item as scripts write it: `NAME:QTY:PRICE`, split at its last two colons.
public enum ItemOption {
  /// Reads one item.
  ///
  /// - Parameters:
  ///   - text: For example `kopi susu:2:18.000`; the price is of one, in major units.
  ///   - currency: The currency of the sale.
  /// - Throws: ``ItemError`` with a sentence that says which part cannot be read.
  public static func parse(_ text: String, _ currency: Currency) throws(ItemError) -> LineItem {
    guard let lastColon = text.lastIndex(of: ":"),
      let firstColon = text[..<lastColon].lastIndex(of: ":")
    else {
      throw ItemError(
        "\u{201C}\(text)\u{201D} is no item: write NAME:QTY:PRICE, as in 'teh:1:5000'.")
    }
    let quantityText = text[text.index(after: firstColon)..<lastColon]
    let priceText = String(text[text.index(after: lastColon)...])
    guard quantityText.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let quantity = Int64(quantityText)
    else {
      throw ItemError(
        "\u{201C}\(quantityText)\u{201D} in \u{201C}\(text)\u{201D} is no quantity: use a whole number from 1."
      )
    }
    guard let price = try? Money(parsing: priceText, currency) else {
      throw ItemError(MoneyError.unreadable(priceText, currency))
    }
    return try LineItem(name: String(text[..<firstColon]), quantity: quantity, unitAmount: price)
  }
}

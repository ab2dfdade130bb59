/// One line of a sale: a product or service, how many, and what one costs.
public struct LineItem: Hashable, Sendable {
  /// The most of one product in one line.
  public static let maximumQuantity: Int64 = 1_000_000

  /// What it is called, as the customer reads it.
  public let name: String
  /// How many, from 1.
  public let quantity: Int64
  /// The price of one.
  public let unitAmount: Money

  /// Makes a line, or says why it cannot be.
  ///
  /// - Throws: ``ItemError`` for an empty name, a quantity outside 1…1,000,000, a negative price or
  ///   a total beyond 64 bits.
  public init(name: String, quantity: Int64, unitAmount: Money) throws(ItemError) {
    let name = String(SafeText.line(name, limit: 200).trimmedSpaces)
    guard !name.isEmpty else { throw ItemError("An item needs a name.") }
    guard (1...Self.maximumQuantity).contains(quantity) else {
      throw ItemError("The quantity of \(name) must be a whole number from 1 to 1.000.000.")
    }
    guard unitAmount.minorUnits >= 0 else {
      throw ItemError("The price of \(name) cannot be negative.")
    }
    guard (try? unitAmount * quantity) != nil else {
      throw ItemError("\(quantity) times \(name) is more than any sale can be.")
    }
    self.name = name
    self.quantity = quantity
    self.unitAmount = unitAmount
  }

  /// What the line comes to.
  ///
  /// The initializer has proven that it fits.
  public var total: Money {
    Money(minorUnits: unitAmount.minorUnits &* quantity, unitAmount.currency)
  }

  /// The same line with another quantity.
  public func with(quantity: Int64) throws(ItemError) -> LineItem {
    try LineItem(name: name, quantity: quantity, unitAmount: unitAmount)
  }
}

/// Why a line item could not be read or made: one sentence for the person who typed it.
public struct ItemError: Error, Hashable, Sendable {
  /// What is wrong and what to do.
  public let sentence: String

  /// Makes an error; what was typed passes the sanitiser here.
  init(_ sentence: String) { self.sentence = SafeText.line(sentence, limit: 600) }
}

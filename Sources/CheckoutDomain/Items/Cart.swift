/// A sale being built: lines of one currency, with undo.
public struct Cart: Hashable, Sendable {
  /// The most lines in one sale.
  public static let maximumLines = 200

  /// The lines, in the order they were entered.
  public private(set) var items: [LineItem] = []
  /// The currency of every line; it changes only while there is none.
  public private(set) var currency: Currency
  /// The reference typed; nil for one to be made up.
  public var reference: String?
  /// A note for people; never sent.
  public var note = ""
  /// The page that Akulaku shows.
  public var terminalType: TerminalType
  /// How it will be charged.
  public var chargedBy: ChargeKind
  private var past: [[LineItem]] = []

  /// Starts an empty cart.
  public init(
    currency: Currency, terminalType: TerminalType = .web, chargedBy: ChargeKind = .session
  ) {
    self.currency = currency
    self.terminalType = terminalType
    self.chargedBy = chargedBy
  }

  /// What the lines come to.
  ///
  /// - Throws: ``MoneyError/overflow``.
  public func total() throws(MoneyError) -> Money {
    try Money.sum(items.map(\.total), currency)
  }

  /// Whether ``undo()`` would change anything.
  public var canUndo: Bool { !past.isEmpty }

  /// Adds a line, or adds to the line of the same name and price.
  ///
  /// - Throws: ``ItemError`` for another currency, too many lines or a total beyond 64 bits.
  public mutating func add(_ item: LineItem) throws(ItemError) {
    guard item.unitAmount.currency == currency else {
      throw ItemError("This sale is in \(currency.code): one sale has one currency.")
    }
    var next = items
    if let place = next.firstIndex(where: {
      $0.name == item.name && $0.unitAmount == item.unitAmount
    }) {
      next[place] = try item.with(quantity: next[place].quantity + item.quantity)
    } else {
      guard next.count < Self.maximumLines else {
        throw ItemError("A sale has at most \(Self.maximumLines) lines.")
      }
      next.append(item)
    }
    try replaceItems(next)
  }

  /// Changes how many of a line there are; a quantity below 1 is refused.
  public mutating func setQuantity(_ quantity: Int64, at line: Int) throws(ItemError) {
    guard items.indices.contains(line) else { return }
    var next = items
    next[line] = try items[line].with(quantity: quantity)
    try replaceItems(next)
  }

  /// Removes a line.
  public mutating func remove(at line: Int) {
    guard items.indices.contains(line) else { return }
    past.append(items)
    items.remove(at: line)
  }

  /// Takes back the last change of the lines.
  public mutating func undo() {
    if let last = past.popLast() { items = last }
  }

  /// Makes the lines as they are now the ones that ``undo()`` goes back to at the most.
  public mutating func forgetPast() { past = [] }

  /// Chooses another currency.
  ///
  /// - Throws: ``ItemError`` where there are lines already.
  public mutating func choose(_ currency: Currency) throws(ItemError) {
    guard items.isEmpty || currency == self.currency else {
      throw ItemError("The currency can change only while the sale is empty.")
    }
    if currency != self.currency { past = [] }
    self.currency = currency
  }

  private mutating func replaceItems(_ next: [LineItem]) throws(ItemError) {
    guard (try? Money.sum(next.map(\.total), currency)) != nil else {
      throw ItemError("That is more than any sale can be.")
    }
    guard next != items else { return }
    past.append(items)
    items = next
  }
}

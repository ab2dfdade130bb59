/// What a list of sales is sorted by; sales that are equal in it stand by their `client_ref`.
public struct SaleOrder: Hashable, Sendable {
  /// A column of the list.
  public enum Column: String, Hashable, Sendable, CaseIterable {
    /// When the sale was made.
    case time
    /// What people call it.
    case reference
    /// The name of the first item, in any case.
    case items
    /// What the customer is asked for, in minor units.
    case amount
    /// Its state word; sales of one state by time.
    case state
  }

  /// The column.
  public var column: Column
  /// Whether the greatest comes first.
  public var isDescending: Bool

  /// Sorts by a column.
  public init(_ column: Column, isDescending: Bool) {
    self.column = column
    self.isDescending = isDescending
  }

  /// The order of a list that nobody has sorted.
  public static let newestFirst = SaleOrder(.time, isDescending: true)

  /// Whether `sale` stands behind the place `cursor` in this order.
  public func isBehind(_ cursor: SaleQuery.Cursor, _ sale: Sale) -> Bool {
    precedes(cursor, SaleQuery.Cursor(sale))
  }

  /// Whether one place comes before another in this order.
  public func precedes(_ one: SaleQuery.Cursor, _ other: SaleQuery.Cursor) -> Bool {
    let (left, right) = isDescending ? (other, one) : (one, other)
    switch column {
    case .time:
      return (left.createdAt, left.clientRef.text) < (right.createdAt, right.clientRef.text)
    // Texts by their bytes, as a database compares them.
    case .reference: return left.reference.utf8.lexicographicallyPrecedes(right.reference.utf8)
    case .items where left.items == right.items:
      return left.clientRef.text < right.clientRef.text
    case .items: return left.items.utf8.lexicographicallyPrecedes(right.items.utf8)
    case .amount:
      return (left.amount, left.clientRef.text) < (right.amount, right.clientRef.text)
    case .state:
      return (left.state, left.createdAt, left.clientRef.text)
        < (right.state, right.createdAt, right.clientRef.text)
    }
  }
}

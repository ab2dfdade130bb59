import CheckoutDomain
import GRDB

/// The statement that reads one page of sales in their order, along an index and no further.
///
/// `INDEXED BY` makes SQLite refuse the statement rather than scan the table.
struct PageStatement {
  let sql: String
  let arguments: StatementArguments

  /// - Parameters:
  ///   - isBackward: Whether it walks towards the start of the list: the rows come the last one first.
  ///   - includesPlace: Whether the sale at the place itself is read too.
  init(_ query: SaleQuery, isBackward: Bool = false, includesPlace: Bool = false) {
    let isDescending = query.order.isDescending != isBackward
    var conditions: [String] = []
    var arguments: [any DatabaseValueConvertible] = []
    let index = Self.index(query)
    if let condition = query.tab.condition { conditions.append(condition) }
    if let state = query.state {
      conditions.append("state = ?")
      arguments.append(state.rawValue)
    }
    if let since = query.since {
      conditions.append("created_at >= ?")
      arguments.append(since.milliseconds)
    }
    if let until = query.until {
      conditions.append("created_at < ?")
      arguments.append(until.milliseconds)
    }
    if let after = query.after {
      let place = query.order.place(after)
      let marks = place.map { _ in "?" }.joined(separator: ", ")
      let sign = (isDescending ? "<" : ">") + (includesPlace ? "=" : "")
      conditions.append("(\(query.order.columns.joined(separator: ", "))) \(sign) (\(marks))")
      arguments += place
    }
    for word in SearchText.words(query.search) {
      // Not LIKE: `%` and `_` are letters like any others here.
      conditions.append("instr(search_text, ?) > 0")
      arguments.append(word)
    }
    arguments.append(max(0, query.limit))
    let direction = isDescending ? " DESC" : ""
    sql = """
      SELECT * FROM sale INDEXED BY \(index)
      \(conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND "))
      ORDER BY \(query.order.columns.map { $0 + direction }.joined(separator: ", ")) LIMIT ?
      """
    self.arguments = StatementArguments(arguments)
  }

  /// The index to walk along.
  ///
  /// In another order than by time, a tab of few sales is read whole and sorted; one that may hold
  /// nearly all is picked out along the order's own index.
  private static func index(_ query: SaleQuery) -> String {
    if query.order.column == .time {
      return query.tab == .all && query.state != nil ? "sale_state" : query.tab.index
    }
    return [.waiting, .attention].contains(query.tab) ? query.tab.index : query.order.index
  }
}

extension SaleOrder {
  /// The columns that it compares, the first one first.
  fileprivate var columns: [String] {
    switch column {
    case .time: ["created_at", "client_ref"]
    case .reference: ["reference"]
    case .items: ["items_key", "client_ref"]
    case .amount: ["amount", "client_ref"]
    case .state: ["state", "created_at", "client_ref"]
    }
  }

  fileprivate var index: String { column == .time ? "sale_all" : "sale_" + column.rawValue }

  /// A place in the list, as values of ``columns``.
  fileprivate func place(_ cursor: SaleQuery.Cursor) -> [any DatabaseValueConvertible] {
    switch column {
    case .time: [cursor.createdAt.milliseconds, cursor.clientRef.text]
    case .reference: [cursor.reference]
    case .items: [cursor.items, cursor.clientRef.text]
    case .amount: [cursor.amount, cursor.clientRef.text]
    case .state: [cursor.state, cursor.createdAt.milliseconds, cursor.clientRef.text]
    }
  }
}

extension SaleTab {
  /// The index that holds this tab's sales, and no others.
  var index: String { "sale_" + rawValue }

  /// The condition of that index; nil where it holds every sale.
  var condition: String? { self == .all ? nil : "in_\(rawValue) = 1" }

  /// Counts a tab's sales up to a limit.
  var countStatement: String {
    let filter = condition.map { "WHERE " + $0 } ?? ""
    return "SELECT COUNT(*) FROM (SELECT 1 FROM sale INDEXED BY \(index) \(filter) LIMIT ?)"
  }
}

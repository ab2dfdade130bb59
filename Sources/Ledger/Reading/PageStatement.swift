import CheckoutDomain
import GRDB

/// The statement that reads one page of sales, newest first, along an index and no further.
///
/// `INDEXED BY` makes SQLite refuse the statement rather than scan the table.
struct PageStatement {
  let sql: String
  let arguments: StatementArguments

  init(_ query: SaleQuery) {
    var conditions: [String] = []
    var arguments: [any DatabaseValueConvertible] = []
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
      conditions.append("(created_at, client_ref) < (?, ?)")
      arguments += [after.createdAt.milliseconds, after.clientRef.text]
    }
    for word in SearchText.words(query.search) {
      // Not LIKE: `%` and `_` are letters like any others here.
      conditions.append("instr(search_text, ?) > 0")
      arguments.append(word)
    }
    arguments.append(max(0, query.limit))
    let index = query.tab == .all && query.state != nil ? "sale_state" : query.tab.index
    sql = """
      SELECT * FROM sale INDEXED BY \(index)
      \(conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND "))
      ORDER BY created_at DESC, client_ref DESC LIMIT ?
      """
    self.arguments = StatementArguments(arguments)
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

import StrictJSON

/// One page of a list (contract sheet §3).
struct ListPage<Row: Hashable & Sendable>: Hashable, Sendable {
  /// The rows in the gateway's order.
  let rows: [Row]
  /// Whether there is more; nil where the gateway does not say.
  let hasMore: Bool?

  /// Reads a page.
  ///
  /// A list without rows must say so with an empty array: an answer that merely lacks
  /// them proves nothing. One row that cannot be read spoils the page, since it could be the one
  /// looked for.
  init(
    wire value: JSONValue, row: (JSONValue) throws(WireError) -> Row
  ) throws(WireError) {
    let wire = try WireObject(value, kind: "list")
    guard let data = wire.array("data") else { throw WireError("it is a list without data") }
    var rows: [Row] = []
    for value in data { rows.append(try row(value)) }
    self.rows = rows
    hasMore = wire.bool("has_more")
  }
}

import CheckoutDomain
import StrictJSON

/// Lists, read defensively: whether the gateway honours a query's parameters is not known for every
/// list (contract sheet §3).
extension WooshPayGateway {
  private static var mostPages: Int { 10 }
  /// The most bytes of a page of 100 rows.
  static var listLimit: Int { 4 << 20 }
  /// Rows on a page where the gateway does not honour `limit` (contract sheet §3).
  private static var usualPage: Int { 10 }

  /// Asks for up to `wanted` rows; an empty or unchanged page ends it, and a row that is enough.
  func list<Row>(
    _ path: String, _ query: [(name: String, value: String)], pageSize: Int, wanted: Int,
    pages: Int = mostPages, id: (Row) -> String, until isEnough: (Row) -> Bool = { _ in false },
    row: (JSONValue) throws(WireError) -> Row
  ) async -> GatewayOutcome<GatewayList<Row>> {
    var list = GatewayList<Row>()
    var seen: Set<String> = []
    for _ in 0..<pages {
      var query = query + [("limit", String(pageSize))]
      if let last = list.rows.last { query.append(("starting_after", id(last))) }
      let delivery = await ask(RequestTarget.with(query, path), bodyLimit: Self.listLimit)
      let outcome = reader.read(delivery, isQuestion: true) { value throws(WireError) in
        try ListPage(wire: value, row: row)
      }
      guard let page = outcome.value else { return outcome.map { _ in list } }
      let fresh = page.rows.filter { seen.insert(id($0)).inserted }
      list.rows += fresh
      let isLast =
        page.rows.isEmpty
        || !(page.hasMore ?? (page.rows.count >= min(pageSize, Self.usualPage)))
      let isContradiction = page.rows.isEmpty && page.hasMore == true
      list.isComplete = isLast && !isContradiction && list.rows.count <= wanted
      if isLast || fresh.isEmpty || list.rows.count >= wanted { break }
      if fresh.contains(where: isEnough) { break }
    }
    list.rows = Array(list.rows.prefix(wanted))
    return .done(list)
  }

  /// Keeps the rows that are ours, where a gateway may have ignored the filter.
  ///
  /// That none of them is ours is believed only of a list that is whole and says of every row whose
  /// it is.
  ///
  /// - Parameters:
  ///   - oneIsEnough: Whether one row found is all that was wanted.
  ///   - isOurs: Whether a row is ours; nil where it does not say.
  func sift<Row>(
    _ outcome: GatewayOutcome<GatewayList<Row>>, oneIsEnough: Bool = false, isOurs: (Row) -> Bool?
  ) -> GatewayOutcome<[Row]> {
    guard let list = outcome.value else { return outcome.map { _ in [] } }
    let ours = list.rows.filter { isOurs($0) == true }
    if oneIsEnough, !ours.isEmpty { return .done(ours) }
    let isUnsaid = list.rows.contains { isOurs($0) == nil }
    let isAllOurs = !ours.isEmpty && ours.count == list.rows.count
    guard list.isComplete || isAllOurs, !isUnsaid || !ours.isEmpty else {
      return .unknown("\(host) answered about other payments too, so that it proves nothing.")
    }
    return .done(ours)
  }
}

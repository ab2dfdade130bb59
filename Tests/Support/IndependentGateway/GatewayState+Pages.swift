/// List envelopes (contract sheet §3).
extension GatewayState {
  /// One page of `records`, newest first: `limit`, `starting_after`, `ending_before`, `created[…]`.
  func page<Record>(
    _ records: some Sequence<Record>, _ request: ReceivedRequest,
    id: (Record) -> String, created: (Record) -> Int64, _ render: (Record) -> Wire
  ) throws(Refusal) -> Wire {
    let limit = try limit(request)
    var rows = try inRange(Array(records), request, created)
    if let cursor = request.parameter("starting_after") {
      guard let index = rows.firstIndex(where: { id($0) == cursor }) else {
        throw .notFound("object", cursor)
      }
      rows = Array(rows[(index + 1)...])
    }
    var hasMore = rows.count > limit
    var shown = Array(rows.prefix(limit))
    if let cursor = request.parameter("ending_before") {
      guard let index = rows.firstIndex(where: { id($0) == cursor }) else {
        throw .notFound("object", cursor)
      }
      shown = Array(rows[..<index].suffix(limit))
      hasMore = index > limit
    }
    return [
      "object": "list", "url": .text(request.path), "has_more": .bool(hasMore),
      "data": .list(shown.map(render)),
    ]
  }

  private func limit(_ request: ReceivedRequest) throws(Refusal) -> Int {
    guard let text = request.parameter("limit") else { return 10 }
    guard let limit = Int(text), (1...100).contains(limit) else {
      throw .invalid("limit", "The limit must be from 1 to 100")
    }
    return limit
  }

  private func inRange<Record>(
    _ records: [Record], _ request: ReceivedRequest, _ created: (Record) -> Int64
  ) throws(Refusal) -> [Record] {
    var rows = records
    for (name, value) in request.parameters where name.hasPrefix("created[") {
      guard let bound = Int64(value) else { throw .invalid(name, "\(name) must be an integer") }
      // Below 10^11 a time is in seconds (contract sheet §1).
      let milliseconds = bound < 100_000_000_000 ? bound * 1000 : bound
      switch name {
      case "created[gt]": rows = rows.filter { created($0) > milliseconds }
      case "created[gte]": rows = rows.filter { created($0) >= milliseconds }
      case "created[lt]": rows = rows.filter { created($0) < milliseconds }
      case "created[lte]": rows = rows.filter { created($0) <= milliseconds }
      default: throw .invalid(name, "Unknown filter \(name)")
      }
    }
    return rows
  }
}

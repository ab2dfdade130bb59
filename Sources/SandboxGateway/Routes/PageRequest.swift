import StrictJSON

/// Which part of a list is asked for (contract sheet §3).
///
/// The documentation puts these filters in the JSON body of a GET; the query string counts too,
/// and first.
struct PageRequest {
  var limit = 10
  var startingAfter: String?
  var endingBefore: String?
  var paymentIntent: String?
  /// Creation times in milliseconds, both ends included.
  var created: ClosedRange<Int64> = .min ... .max

  init(_ request: SandboxRequest) throws(Refusal) {
    let body = try Parameters(bodyOf: request)
    func text(_ name: String) throws(Refusal) -> String? {
      if let inQuery = request.queryValue(name) { inQuery } else { try body.string(name) }
    }
    startingAfter = try text("starting_after")
    endingBefore = try text("ending_before")
    paymentIntent = try text("payment_intent")
    if let asked = try Self.number(request.queryValue("limit"), body, "limit") {
      guard (1...100).contains(asked) else {
        throw Refusal.invalid("limit", "it must be 1 to 100", code: "parameter_invalid_integer")
      }
      limit = Int(asked)
    }
    let bounds = try body.parameters("created") ?? Parameters(JSONObject(), at: "created")
    func bound(_ name: String) throws(Refusal) -> Int64? {
      try Self.number(request.queryValue("created[\(name)]"), bounds, name).map(Self.milliseconds)
    }
    var earliest = Int64.min
    var latest = Int64.max
    if let time = try bound("gte") { earliest = max(earliest, time) }
    if let time = try bound("gt") { earliest = max(earliest, time == .max ? time : time + 1) }
    if let time = try bound("lte") { latest = min(latest, time) }
    if let time = try bound("lt") { latest = min(latest, time == .min ? time : time - 1) }
    guard earliest <= latest else {
      throw Refusal.invalid("created", "the range is empty")
    }
    created = earliest...latest
  }

  private static func number(_ query: String?, _ body: Parameters, _ name: String)
    throws(Refusal) -> Int64?
  {
    guard let query else { return try body.wholeNumber(name) }
    guard let number = Int64(query) else {
      throw Refusal.invalid(
        body.path(name), "it must be a whole number", code: "parameter_invalid_integer")
    }
    return number
  }

  /// Bounds may come in seconds or milliseconds; below 10^11 they are seconds.
  private static func milliseconds(_ time: Int64) -> Int64 {
    (-100_000_000_000..<100_000_000_000).contains(time) ? time * 1000 : time
  }

  /// One page as a list object.
  ///
  /// - Parameters:
  ///   - records: All that match, in the order they are shown.
  ///   - url: The path of the list.
  ///   - wire: Writes one record.
  func list<Records: BidirectionalCollection>(
    _ records: Records, url: String, wire: (Records.Element) -> JSONValue
  ) throws(Refusal) -> JSONValue where Records.Element: Serialized {
    let page: [Records.Element]
    let hasMore: Bool
    if let endingBefore {
      let end = try Self.place(of: endingBefore, in: records, "ending_before")
      let before = records[..<end].suffix(limit + 1)
      hasMore = before.count > limit
      page = Array(before.suffix(limit))
    } else {
      let start =
        if let startingAfter {
          records.index(after: try Self.place(of: startingAfter, in: records, "starting_after"))
        } else {
          records.startIndex
        }
      let after = records[start...].prefix(limit + 1)
      hasMore = after.count > limit
      page = Array(after.prefix(limit))
    }
    return [
      "object": "list", "url": .string(url), "has_more": .bool(hasMore),
      "data": .array(page.map(wire)),
    ]
  }

  private static func place<Records: BidirectionalCollection>(
    of id: String, in records: Records, _ param: String
  ) throws(Refusal) -> Records.Index where Records.Element: Serialized {
    guard let serial = Records.Element.serial(of: id),
      let place = records.firstIndex(where: { $0.serial == serial })
    else {
      throw Refusal(
        code: "resource_missing", message: "No such object in this list: '\(id)'", param: param)
    }
    return place
  }
}

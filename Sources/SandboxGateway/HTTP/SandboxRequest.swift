/// One header field or one query item: a name and a value.
package struct NamedText: Hashable, Codable, Sendable {
  package var name: String
  package var value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// One HTTP request as the sandbox sees it, without a socket.
package struct SandboxRequest: Hashable, Codable, Sendable {
  /// `GET`, `POST`, … in upper case.
  package var method: String
  /// The path, still percent-encoded, without the query.
  package var path: String
  /// The query items in their order, decoded.
  package var query: [NamedText]
  /// The header fields in their order.
  package var headers: [NamedText]
  /// The body bytes, empty where there is no body.
  package var body: [UInt8]

  /// Makes a request of an origin-form target such as `/v1/payment_intents?limit=1`.
  package init(
    method: String, target: String, headers: [NamedText] = [], body: [UInt8] = []
  ) {
    self.method = method
    let halves = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = String(halves.first ?? "")
    query = halves.count > 1 ? PercentCoding.queryItems(of: halves[1]) : []
    self.headers = headers
    self.body = body
  }

  /// The first header field of that name, letter case ignored.
  package func header(_ name: String) -> String? {
    let name = name.lowercased()
    return headers.first { $0.name.lowercased() == name }?.value
  }

  /// The first query item of that name.
  func queryValue(_ name: String) -> String? { query.first { $0.name == name }?.value }
}

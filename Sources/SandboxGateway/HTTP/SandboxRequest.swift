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
    if let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) {
      path = String(target[..<mark])
      query = PercentCoding.queryItems(of: target[target.index(after: mark)...])
    } else {
      path = target
      query = []
    }
    self.headers = headers
    self.body = body
  }

  /// The first header field of that name, letter case ignored.
  package func header(_ name: String) -> String? {
    headers.first { $0.name.isSameHeader(as: name) }?.value
  }

  /// The first query item of that name.
  func queryValue(_ name: String) -> String? { query.first { $0.name == name }?.value }
}

extension String {
  /// Whether two names of header fields, which are ASCII, differ in letter case alone.
  func isSameHeader(as other: String) -> Bool {
    utf8.count == other.utf8.count
      && zip(utf8, other.utf8).allSatisfy { one, other in
        one == other || (one | 0x20) == (other | 0x20) && (0x61...0x7A).contains(one | 0x20)
      }
  }
}

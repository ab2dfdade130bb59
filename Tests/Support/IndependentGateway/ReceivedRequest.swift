/// One request as it arrived, for assertions.
package struct ReceivedRequest: Hashable, Sendable {
  package let method: String
  /// The path without its query.
  package let path: String
  /// What stands behind the `?`, as it was sent; empty without one.
  package let query: String
  /// The header fields in their order, names as sent.
  package let headers: [Header]
  package let body: [UInt8]

  package struct Header: Hashable, Sendable {
    package let name: String
    package let value: String
  }

  /// The first header of that name, in any case.
  package func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// The body as JSON, if it is that.
  package var json: Wire? { try? Wire(json: body) }

  package var idempotencyKey: String? { header("Idempotency-Key") }

  /// The query's parameters, decoded.
  var parameters: [(name: String, value: String)] {
    query.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (Self.decoded(parts[0]), parts.count > 1 ? Self.decoded(parts[1]) : "")
    }
  }

  /// The first parameter of that name.
  func parameter(_ name: String) -> String? {
    parameters.first { $0.name == name }?.value
  }

  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), digits.count == 2, let value = UInt8(digits, radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Which requests are meant.
package struct RequestFilter: Sendable {
  /// Nil means any method.
  package let method: String?
  /// The whole path, `*` standing for one part of it; `/` means any.
  package let path: String

  package init(method: String? = nil, path: String = "/") {
    self.method = method
    self.path = path
  }

  package static let any = RequestFilter()
  package static let createSession = RequestFilter(
    method: "POST", path: "/v1/checkout/sessions")
  package static let expireSession = RequestFilter(
    method: "POST", path: "/v1/checkout/sessions/*/expire")
  package static let getSession = RequestFilter(method: "GET", path: "/v1/checkout/sessions/*")
  package static let listSessions = RequestFilter(
    method: "GET", path: "/v1/checkout/sessions/list")
  package static let getIntent = RequestFilter(method: "GET", path: "/v1/payment_intents/*")
  package static let createRefund = RequestFilter(method: "POST", path: "/v1/refunds")
  package static let getRefund = RequestFilter(method: "GET", path: "/v1/refunds/*")

  func matches(_ request: ReceivedRequest) -> Bool {
    guard method == nil || method == request.method else { return false }
    if path == "/" { return true }
    let wanted = path.split(separator: "/")
    let parts = request.path.split(separator: "/")
    guard wanted.count == parts.count else { return false }
    return zip(wanted, parts).allSatisfy { $0 == "*" || $0 == $1 }
  }
}

package import CheckoutDomain

/// Carries one HTTP request to a gateway and says what can be known afterwards.
package protocol HTTPTransport: Sendable {
  /// Sends a request once. A POST is never sent a second time, whatever happens.
  func perform(_ request: HTTPRequest) async -> HTTPResult
}

/// One request, ready to go.
package struct HTTPRequest: Sendable {
  /// What is asked.
  package enum Method: String, Hashable, Sendable {
    /// A question: it can be asked again.
    case get = "GET"
    /// An action: it goes on a connection of its own.
    case post = "POST"
    /// An action, too.
    case delete = "DELETE"
  }

  /// What is asked.
  package var method: Method
  /// Where it goes.
  package var origin: WebOrigin
  /// Path and query, percent-encoded, from its `/`.
  package var target: String
  /// Headers as they are sent; printable ASCII, no secrets.
  package var headers: [(name: String, value: String)]
  /// The `Authorization` header's value.
  package var authorization: Secret?
  /// The body; empty for none.
  package var body: [UInt8]
  /// The most time for all of it, from the first look-up to the last byte.
  package var timeLimit: Duration
  /// The most bytes of an answer's body.
  package var bodyLimit: Int

  /// Makes a request.
  package init(
    _ method: Method, _ origin: WebOrigin, _ target: String,
    headers: [(name: String, value: String)] = [], authorization: Secret? = nil,
    body: [UInt8] = [], timeLimit: Duration, bodyLimit: Int = 1 << 20
  ) {
    self.method = method
    self.origin = origin
    self.target = target
    self.headers = headers
    self.authorization = authorization
    self.body = body
    self.timeLimit = timeLimit
    self.bodyLimit = bodyLimit
  }
}

extension HTTPRequest {
  /// The address it goes to.
  package var url: String { origin.text + target }

  /// Every header that is sent but the key's, in its order.
  package var openHeaders: [(name: String, value: String)] {
    headers + [("Accept-Encoding", "identity"), ("User-Agent", "kasir")]
  }
}

/// What can be known after a request was handed over.
///
/// Reasons are sentences for people.
package enum HTTPResult: Hashable, Sendable {
  /// A whole answer came back.
  case answered(HTTPAnswer)
  /// Not one byte of the request can have left.
  case notSent(String)
  /// Bytes may have arrived, and no whole answer came back.
  case unknown(String)
}

/// A whole answer, with the few headers that are read.
package struct HTTPAnswer: Hashable, Sendable {
  /// The status.
  package var status: Int
  /// The raw `Retry-After`.
  package var retryAfter: String?
  /// The raw `Date`.
  package var date: String?
  /// The raw `Content-Type`.
  package var contentType: String?
  /// The body.
  package var body: [UInt8]

  /// Makes an answer.
  package init(
    status: Int, retryAfter: String? = nil, date: String? = nil, contentType: String? = nil,
    body: [UInt8]
  ) {
    self.status = status
    self.retryAfter = retryAfter
    self.date = date
    self.contentType = contentType
    self.body = body
  }
}

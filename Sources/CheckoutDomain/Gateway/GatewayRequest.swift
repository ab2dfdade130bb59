/// A POST to the gateway, made once and never changed: what is committed to the ledger is what is
/// sent, byte for byte, however often.
public struct GatewayRequest: Hashable, Sendable {
  /// The path, from `/v1/…`.
  public let path: String
  /// The body, JSON in UTF-8.
  public let body: [UInt8]
  /// The key that makes a second sending the same request.
  public let key: IdempotencyKey

  /// Makes a request.
  public init(path: String, body: [UInt8], key: IdempotencyKey) {
    self.path = path
    self.body = body
    self.key = key
  }
}

/// What came back for a request, before anybody has tried to understand it.
public struct GatewayAnswer: Hashable, Sendable {
  /// The HTTP status.
  public let status: Int
  /// The seconds of a `Retry-After`, where one was sent.
  public let retryAfter: Duration?
  /// The body, at most 1 MiB.
  public let body: [UInt8]

  /// Makes an answer.
  public init(status: Int, retryAfter: Duration? = nil, body: [UInt8]) {
    self.status = status
    self.retryAfter = retryAfter
    self.body = body
  }
}

/// What is known after a request was handed to the network.
public enum Delivery: Hashable, Sendable {
  /// A whole answer came back.
  case answered(GatewayAnswer)
  /// Not one byte can have arrived: refused, no such host, or no TLS. The reason is for people.
  case notSent(String)
  /// Bytes may have arrived and no whole answer came back. The reason is for people.
  case unknown(String)
}

/// What an answer, or the lack of one, means.
///
/// Four endings, and never two of them mixed up.
public enum GatewayOutcome<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The gateway did it, and said so in a way that could be read.
  case done(Value)
  /// The gateway refused, for good.
  case rejected(GatewayRejection)
  /// Certainly nothing happened; it can be tried again. The reason is for people.
  case notSent(String, retryAfter: Duration? = nil)
  /// Nobody knows. The reason is for people; the status is there where one came back.
  case unknown(String, status: Int? = nil)

  /// The same ending with another value.
  public func map<Other>(_ transform: (Value) -> Other) -> GatewayOutcome<Other> {
    switch self {
    case .done(let value): .done(transform(value))
    case .rejected(let rejection): .rejected(rejection)
    case .notSent(let reason, let retryAfter): .notSent(reason, retryAfter: retryAfter)
    case .unknown(let reason, let status): .unknown(reason, status: status)
    }
  }

  /// The value where it was done, nil otherwise.
  public var value: Value? {
    if case .done(let value) = self { value } else { nil }
  }
}

/// A refusal of the gateway (contract sheet §2).
public struct GatewayRejection: Hashable, Sendable, Error {
  /// The HTTP status.
  public let status: Int
  /// The gateway's code, an open set of words; nil where it gave none.
  public let code: String?
  /// The gateway's sentence, sanitised; nil where it gave none.
  public let message: String?

  /// Makes a refusal.
  public init(status: Int, code: String?, message: String?) {
    self.status = status
    self.code = code
    self.message = message
  }

  /// Whether the gateway says that there is no such thing.
  public var isNotFound: Bool { status == 404 }

  /// What a person needs to know, in one sentence.
  public var sentence: String {
    let said = message ?? code ?? "no reason given"
    switch status {
    case 401: return "The gateway does not accept the key (401): \(said)"
    case 403: return "The key may not do this (403): \(said)"
    case 404: return "The gateway knows no such thing (404): \(said)"
    case 402: return "The gateway could not do it (402): \(said)"
    default: return "The gateway refused (\(status)): \(said)"
    }
  }
}

/// How a transfer failed, in words of no library.
package enum TransferFailure: Hashable, Sendable {
  case unresolved
  case refused
  case insecure
  case connectTimeout
  case unusable
  case timeout
  case broken
  case tooLarge
  case headersTooLarge
  case encoded
  case garbled
  case cancelled
  case other(Int)

  /// What it means for the request.
  ///
  /// - Parameters:
  ///   - host: The gateway's host, named in the sentence.
  ///   - leftBytes: Whether a byte of the request may have left.
  package func result(host: String, leftBytes: Bool) -> HTTPResult {
    switch self {
    case .unresolved, .refused, .insecure, .connectTimeout, .unusable:
      // Belt and braces: whatever the failure is called, a request that left bytes is not unsent.
      leftBytes ? .unknown(sentence(host)) : .notSent(sentence(host))
    default:
      .unknown(sentence(host))
    }
  }

  private func sentence(_ host: String) -> String {
    switch self {
    case .unresolved: "\(host) could not be found: check the network and the address."
    case .refused: "\(host) refused the connection, or cannot be reached."
    case .insecure: "No secure connection to \(host): its certificate or its TLS was not accepted."
    case .connectTimeout: "\(host) could not be reached in time."
    case .unusable: "The request to \(host) could not be made."
    case .timeout: "\(host) did not answer in time."
    case .broken: "The connection to \(host) broke before the answer was complete."
    case .tooLarge: "The answer of \(host) was larger than any answer should be."
    case .headersTooLarge: "The headers of \(host) were larger than any headers should be."
    case .encoded: "\(host) answered in an encoding that was not asked for."
    case .garbled: "\(host) answered something that is not HTTP."
    case .cancelled: "The question to \(host) was given up."
    case .other(let code): "The connection to \(host) failed (curl \(code))."
    }
  }
}

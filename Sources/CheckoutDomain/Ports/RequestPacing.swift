/// What an answer says of its host, whatever was asked.
public struct HostSign: Hashable, Sendable {
  /// The HTTP status.
  public let status: Int
  /// How long the host asks to be left alone, 1 to 300 s; nil where it does not say.
  public let retryAfter: Duration?
  /// The host's own clock, to the second (`Date`); nil where it does not say.
  public let date: Timestamp?

  /// Makes a sign.
  public init(status: Int, retryAfter: Duration? = nil, date: Timestamp? = nil) {
    self.status = status
    self.retryAfter = retryAfter
    self.date = date
  }
}

/// Where a gateway learns when it may ask its host, and tells what the host says of itself.
public protocol RequestPacing: Sendable {
  /// Waits until one more question may be asked.
  ///
  /// - Returns: Nil where it may; otherwise how long the host still asks to be left alone, where that is
  ///   longer than whoever asks would wait.
  func turn() async -> Duration?
  /// Counts a request that nobody lets wait: a person stands at the counter.
  func spend()
  /// Takes in what an answer says of its host.
  func note(_ sign: HostSign)
}

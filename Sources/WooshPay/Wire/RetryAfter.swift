import CheckoutDomain

/// Reads how long a gateway asks to be left alone (RFC 9110 §10.2.3).
enum RetryAfter {
  private static let shortest: Int64 = 1
  private static let longest: Int64 = 300
  private static let unreadable: Int64 = 30

  /// The wait, 1 to 300 s; nil where the header is absent.
  ///
  /// - Parameters:
  ///   - header: Seconds, or a date.
  ///   - date: The answer's own date, against which a date is read: the gateway's clock, not ours.
  static func wait(_ header: String?, date: String?) -> Duration? {
    guard let header, !header.isEmpty else { return nil }
    let seconds: Int64
    if header.utf8.allSatisfy({ (48...57).contains($0) }) {
      seconds = Int64(header) ?? longest
    } else if let until = HTTPDate.seconds(header), let now = date.flatMap(HTTPDate.seconds) {
      seconds = until - now
    } else {
      seconds = unreadable
    }
    return .seconds(min(max(seconds, shortest), longest))
  }
}

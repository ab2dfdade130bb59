/// Everything that can go wrong with one request, by the name that people give it.
package enum NamedFault: String, CaseIterable, Sendable {
  // The connection.
  case refuse
  case resetBefore = "reset-before"
  case resetAfter = "reset-after"
  case cutBefore = "cut-before"
  case cutAfter = "cut-after"
  case resetHead = "reset-head"
  case cutHead = "cut-head"
  case resetBody = "reset-body"
  case cutBody = "cut-body"
  case stallBefore = "stall-before"
  case stallAfter = "stall-after"
  case drip
  case late
  case twice
  case twiceLast = "twice-last"
  // Another answer, before the work was done or after it.
  case error500Before = "500-before"
  case error500After = "500-after"
  case error502Before = "502-before"
  case error502After = "502-after"
  case error503Before = "503-before"
  case error503After = "503-after"
  case error504Before = "504-before"
  case error504After = "504-after"
  case timeout408 = "408"
  case conflict409 = "409"
  case tooEarly425 = "425"
  case tooMany429 = "429"
  case tooMany429Seconds = "429-seconds"
  case tooMany429Date = "429-date"
  case maintenance
  case redirect
  // A spoiled answer; the work was done.
  case empty
  case halfJSON = "half-json"
  case notJSON = "not-json"
  case wrongKind = "wrong-kind"
  case wrongObject = "wrong-object"
  case wrongAmount = "wrong-amount"
  case wrongCurrency = "wrong-currency"
  case wrongLivemode = "wrong-livemode"
  case oversize
  case gzipBomb = "gzip-bomb"

  /// How long a `late` request is held back.
  package static let lateness = Duration.seconds(600)
  /// How long a `429-seconds` or `429-date` asks to wait, in seconds.
  package static let wait: Int64 = 7
  /// Where a `redirect` points; nobody has that name (RFC 2606).
  package static let elsewhere = "https://elsewhere.invalid/"

  /// What the gateway itself does wrong; nil where it does as always.
  package var atGateway: Fault? {
    switch self {
    case .error500Before: .beforeWork(.status(500))
    case .error502Before: .beforeWork(.status(502))
    case .error503Before: .beforeWork(.status(503))
    case .error504Before: .beforeWork(.status(504))
    case .error500After: .afterWork(.status(500))
    case .error502After: .afterWork(.status(502))
    case .error503After: .afterWork(.status(503))
    case .error504After: .afterWork(.status(504))
    case .timeout408: .beforeWork(.status(408))
    case .conflict409: .beforeWork(.status(409))
    case .tooEarly425: .beforeWork(.status(425))
    case .tooMany429: .beforeWork(.status(429))
    case .tooMany429Seconds: .beforeWork(.tooManyRequests(wait: Self.wait, asDate: false))
    case .tooMany429Date: .beforeWork(.tooManyRequests(wait: Self.wait, asDate: true))
    case .maintenance: .beforeWork(.html(status: 503))
    case .redirect: .beforeWork(.redirect(to: Self.elsewhere))
    case .late: .late(by: Self.lateness)
    default: afterWork
    }
  }

  private var afterWork: Fault? {
    switch self {
    case .empty: .afterWork(.empty)
    case .halfJSON: .spoiled(.halfJSON)
    case .notJSON: .spoiled(.notJSON)
    case .wrongKind: .spoiled(.wrongKind)
    case .wrongObject: .spoiled(.wrongObject)
    case .wrongAmount: .spoiled(.wrongAmount)
    case .wrongCurrency: .spoiled(.wrongCurrency)
    case .wrongLivemode: .spoiled(.wrongLivemode)
    // More than a list may have, which is allowed more than any other answer.
    case .oversize: .afterWork(.oversize(bytes: 5 << 20))
    case .gzipBomb: .afterWork(.gzipBomb)
    default: nil
    }
  }

  /// What the connection does wrong; nil where it carries everything.
  package var onTheWay: ConnectionFault? {
    switch self {
    case .refuse: .refuse
    case .resetBefore: .exchange(arrivals: 0, reach: .part(.nothing, end: .reset))
    case .cutBefore: .exchange(arrivals: 0, reach: .part(.nothing, end: .close))
    case .stallBefore: .exchange(arrivals: 0, reach: .silence)
    case .resetAfter, .late: .exchange(arrivals: 1, reach: .part(.nothing, end: .reset))
    case .cutAfter: .exchange(arrivals: 1, reach: .part(.nothing, end: .close))
    case .resetHead: .exchange(arrivals: 1, reach: .part(.halfOfHead, end: .reset))
    case .cutHead: .exchange(arrivals: 1, reach: .part(.halfOfHead, end: .close))
    case .resetBody: .exchange(arrivals: 1, reach: .part(.halfOfBody, end: .reset))
    case .cutBody: .exchange(arrivals: 1, reach: .part(.halfOfBody, end: .close))
    case .stallAfter: .exchange(arrivals: 1, reach: .silence)
    case .drip: .exchange(arrivals: 1, reach: .drip)
    case .twice: .exchange(arrivals: 2, reach: .whole)
    case .twiceLast: .exchange(arrivals: 2, reach: .lastWhole)
    default: nil
    }
  }
}

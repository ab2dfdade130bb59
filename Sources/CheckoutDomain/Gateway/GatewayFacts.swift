/// What is known of how a gateway behaves beyond what its pages promise (`reliability.md` §1.2).
///
/// `kasir doctor --probe` asks a test gateway. What nobody has asked is unknown, and then the
/// cautious way is taken.
public struct GatewayFacts: Hashable, Sendable {
  /// A question of the probe.
  public enum Question: String, Hashable, Sendable, CaseIterable {
    /// Is the idempotency key honoured on refunds?
    case honoursRefundKeys = "P1"
    /// Is it honoured on sessions?
    case honoursSessionKeys = "P2"
    /// Can a refund be found again without its id?
    case findsRefunds = "P3"
    /// Is the sum of all refunds kept within what was captured, also for two at once?
    case enforcesCaptured = "P4"
    /// Does the metadata of a refund come back?
    case returnsMetadata = "P5"
    /// Has IDR two decimals?
    case hasTwoDecimals = "P6"
    /// Are its times in seconds?
    case tellsSeconds = "P7"
    /// Do its lists take a query string?
    case listsByQuery = "P8"
    /// Does it send `Retry-After`?
    case sendsRetryAfter = "P9"
    /// Is an event signed anew for each delivery?
    case signsEachDelivery = "P10"
    /// Does an Akulaku refund succeed at once?
    case refundsAtOnce = "P11"
    /// Is an amount as a string taken, too?
    case takesStringAmounts = "P12"
  }

  /// What a gateway answered to a question, and when.
  public struct Answer: Hashable, Sendable {
    /// Yes or no.
    public let isYes: Bool
    /// When it was asked.
    public let at: Timestamp
    /// Whether a test gateway answered for the live one of the same account.
    public let isFromTest: Bool

    /// Makes an answer.
    public init(isYes: Bool, at: Timestamp, isFromTest: Bool = false) {
      self.isYes = isYes
      self.at = at
      self.isFromTest = isFromTest
    }
  }

  /// The answers there are.
  public var answers: [Question: Answer]

  /// Starts with what is known.
  public init(_ answers: [Question: Answer] = [:]) { self.answers = answers }

  /// These answers and, where there is none, those of the test gateway of the same account.
  public func inheriting(fromTest test: GatewayFacts) -> GatewayFacts {
    var facts = self
    for (question, answer) in test.answers where facts.answers[question] == nil {
      facts.answers[question] = Answer(isYes: answer.isYes, at: answer.at, isFromTest: true)
    }
    return facts
  }

  /// Whether a question was answered with yes.
  public func isProven(_ question: Question) -> Bool { answers[question]?.isYes ?? false }
}

extension GatewayFacts.Question {
  /// What is asked, as a statement that is so or not.
  public var statement: String {
    switch self {
    case .honoursRefundKeys: "A repeated idempotency key makes no second refund"
    case .honoursSessionKeys: "A repeated idempotency key makes no second session"
    case .findsRefunds: "The refunds of a payment can be listed"
    case .enforcesCaptured: "Two refunds at once are held below what was captured"
    case .returnsMetadata: "The metadata of a refund comes back"
    case .hasTwoDecimals: "IDR has two decimals"
    case .tellsSeconds: "Times are in seconds, not milliseconds"
    case .listsByQuery: "Lists take a query string"
    case .sendsRetryAfter: "Too many requests are answered with Retry-After"
    case .signsEachDelivery: "An event is signed anew for each delivery"
    case .refundsAtOnce: "A refund succeeds at once"
    case .takesStringAmounts: "A refund's amount is taken as a string, too"
    }
  }

  /// What Kasir does while nobody knows.
  public var caution: String {
    switch self {
    case .honoursRefundKeys: "an unknown refund is not sent again"
    case .honoursSessionKeys: "an unknown session is looked up before it is made again"
    case .findsRefunds: "an unknown refund that no sum explains is for a person"
    case .enforcesCaptured: "a large unknown refund is not sent again either"
    case .returnsMetadata: "a refund's absence from a list proves nothing"
    case .hasTwoDecimals: "the first live charge asks for the amount to be typed"
    case .tellsSeconds: "each time is read by its size"
    case .listsByQuery: "lists are read defensively"
    case .sendsRetryAfter: "10 seconds are waited"
    case .signsEachDelivery: "the age of an event is no reason to refuse it"
    case .refundsAtOnce: "a refund is asked about until it has ended"
    case .takesStringAmounts: "amounts are sent as integers"
    }
  }
}

extension GatewayFacts {
  /// The name of the ledger setting that keeps the answer to a question.
  public static func setting(_ question: Question) -> String { "probe_" + question.rawValue }

  /// Reads the answers that a ledger keeps; one that cannot be read counts as unknown.
  public init(_ ledger: any LedgerReader) throws {
    answers = [:]
    for question in Question.allCases {
      answers[question] = try ledger.setting(Self.setting(question)).flatMap(Answer.init(text:))
    }
  }
}

extension GatewayFacts.Answer {
  /// As a ledger keeps it: `yes 1790000000000 test`.
  public var text: String {
    "\(isYes ? "yes" : "no") \(at.milliseconds)\(isFromTest ? " test" : "")"
  }

  /// Reads what ``text`` has written.
  public init?(text: String) {
    let parts = text.split(separator: " ").map(String.init)
    guard parts.count == 2 || parts.count == 3 && parts[2] == "test",
      ["yes", "no"].contains(parts[0]), let at = Int64(parts[1])
    else { return nil }
    self.init(
      isYes: parts[0] == "yes", at: Timestamp(milliseconds: at), isFromTest: parts.count == 3)
  }
}

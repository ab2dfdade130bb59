/// What came of comparing ledger and gateway over a window of time.
public struct Reconciliation: Hashable, Sendable {
  /// How it ended.
  public enum Verdict: String, Hashable, Sendable {
    /// Everything agrees.
    case balanced
    /// Something differs.
    case differs
    /// Nothing was found to differ, but the gateway did not say all.
    case unknown
  }

  /// The time of creation that was compared, without the overlap around it.
  public let window: Range<Timestamp>
  /// Whether the gateway could be asked at all; otherwise nothing was compared.
  public var wasCompared = false
  /// How many payments the ledger has in it that the gateway should know.
  public var ours = 0
  /// How many the gateway has in it.
  public var theirs = 0
  /// What differs, in the order it was found.
  public var differences: [ReconcileDifference] = []
  /// What the gateway could not say, in sentences.
  public var unsaid: [String] = []
  /// Whether refunds that were made without Kasir would have been seen: the gateway told of each paid
  /// sale how much was given back, or listed its refunds.
  public var seesForeignRefunds = true

  /// Starts with nothing compared.
  public init(window: Range<Timestamp>) { self.window = window }

  /// How it ended.
  public var verdict: Verdict {
    differences.isEmpty ? unsaid.isEmpty ? .balanced : .unknown : .differs
  }

  /// The sales that nobody knew of, although they were paid.
  public var lostSales: [ReconcileDifference] { differences.filter { $0.remedy == .lostSale } }

  /// Writes down what the gateway could not say, once.
  public mutating func note(unsaid sentence: String) {
    if !unsaid.contains(sentence) { unsaid.append(sentence) }
  }
}

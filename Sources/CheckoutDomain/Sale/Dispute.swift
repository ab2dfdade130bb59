/// A payment that the customer disputes, as the gateway last told of it.
///
/// It is told in events alone (contract sheet §7, `charge.dispute.updated`): no page shows a way to
/// ask.
public struct Dispute: Hashable, Sendable {
  /// Where a dispute stands; an unknown word survives and counts as open.
  public struct Status: RawRepresentable, Hashable, Sendable {
    /// The gateway's word.
    public let rawValue: String
    /// Takes any word of the gateway.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// The money stays here.
    public static let won = Status(rawValue: "won")
    /// The customer has the money back already.
    public static let lost = Status(rawValue: "lost")
    /// An inquiry that came to nothing.
    public static let warningClosed = Status(rawValue: "warning_closed")
  }

  /// The gateway's id, `dp_…`.
  public let id: String
  /// Where it stands.
  public let status: Status
  /// What is disputed, in minor units of the sale's currency; nil where the gateway did not say.
  public let amount: Int64?
  /// The reason given, in the gateway's words; sanitised.
  public let reason: String?
  /// When the gateway told of it, by the gateway's clock.
  public let updatedAt: Timestamp

  /// Makes a dispute as the gateway tells it; its texts pass the sanitiser here.
  public init(
    id: String, status: Status, amount: Int64? = nil, reason: String? = nil, updatedAt: Timestamp
  ) {
    self.id = SafeText.line(id, limit: 255)
    self.status = Status(rawValue: SafeText.line(status.rawValue, limit: 40))
    self.amount = amount
    self.reason = reason.map { SafeText.line($0, limit: 100) }
    self.updatedAt = updatedAt
  }

  /// Whether the money may be taken back, or has been: a refund would pay the customer twice.
  public var isStanding: Bool { ![.won, .warningClosed].contains(status) }

  /// How much it says against a refund.
  fileprivate var gravity: Int { status == .lost ? 2 : isStanding ? 1 : 0 }
}

extension Sale {
  /// Whether the customer disputes it.
  public var isDisputed: Bool { dispute?.isStanding ?? false }

  /// What a person must say yes to once more before a refund, beyond the usual question; nil where
  /// the usual one is enough.
  public var refundWarning: String? {
    guard let dispute, dispute.isStanding else { return nil }
    if dispute.status == .lost {
      return "\(reference) was disputed (\(dispute.id)) and the dispute was lost: the customer has "
        + "this money back already. A refund would pay it a second time."
    }
    return
      "\(reference) is disputed (\(dispute.id), \(dispute.status.rawValue)): the customer may get "
      + "this money back by the dispute. A refund could pay it a second time."
  }

  /// Takes what the gateway told of a dispute; what it told earlier of the same matter changes
  /// nothing, in whatever order the news arrive.
  ///
  /// - Returns: What to write in the timeline; empty where nothing changed.
  public mutating func apply(_ news: Dispute) -> [TimelineEntry] {
    if let dispute {
      let isOlder = news.updatedAt < dispute.updatedAt
      if dispute.id == news.id {
        let isEnded = [.won, .lost].contains(dispute.status)
        guard !isOlder, dispute != news, !isEnded || [.won, .lost].contains(news.status) else {
          return []
        }
      } else {
        // Of two matters the graver one is kept: a refund must not pay what it has paid.
        guard news.gravity > dispute.gravity || news.gravity == dispute.gravity && !isOlder else {
          return []
        }
      }
    }
    dispute = news
    let words = [news.id, news.status.rawValue, news.reason].compactMap(\.self)
    return [TimelineEntry("disputed", words.joined(separator: ", "))]
  }
}

/// The one word that says where a sale stands.
public enum SaleState: String, Hashable, Sendable, CaseIterable {
  /// Being built, parked, or certainly never sent.
  case draft
  /// Its create request may be on the wire.
  case sending
  /// No usable answer to its create; looked up until known.
  case unknown
  /// Open: the customer can pay.
  case waiting
  /// The intent succeeded, and amount, currency and mode are ours.
  case paid
  /// Paid, and a part of it given back.
  case partRefunded = "part_refunded"
  /// Paid, and all of it given back.
  case refunded
  /// Ended by time; still checked for 72 hours.
  case expired
  /// Ended by a person or a script; still checked for 72 hours.
  case canceled
  /// Refused by the gateway, or failed with its session closed.
  case failed
  /// An answer that differs from what was asked.
  case mismatch

  /// The word on screen, in English: `PART-REFUNDED`.
  public var word: String { rawValue.uppercased().replacing("_", with: "-") }
}

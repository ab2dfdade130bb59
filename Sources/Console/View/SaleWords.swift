import CheckoutDomain

/// What the screens say about a sale, besides its numbers.
enum SaleWords {
  /// What a state means to the person at the counter, and what to do.
  static func explanation(_ sale: Sale) -> String {
    let problem = sale.progress.problem.map { $0 + " " } ?? ""
    if let words = duplicate(sale) { return words }
    switch sale.state {
    case .draft:
      return problem.isEmpty ? "It has not been sent." : problem + "Nothing was charged."
    case .sending: return "Asking the gateway for a checkout session."
    case .unknown:
      return problem + "Nobody knows whether the gateway made the session. "
        + "It is looked up until it is known. Do not charge this sale again."
    case .waiting:
      return sale.progress.decline.map { "Declined (\($0)): the customer can try again." }
        ?? "The customer can scan and pay."
    case .paid: return problem.isEmpty ? "The money has arrived." : problem
    case .partRefunded: return "A part was given back. \(sale.remaining) is left."
    case .refunded: return "All of it was given back."
    case .expired: return "The time ran out. A late payment is still noticed for 72 hours."
    case .canceled: return "Canceled here. A late payment is still noticed for 72 hours."
    case .failed: return problem
    case .mismatch:
      return problem
        + "The gateway's answer is not what was asked: look into it before goods leave."
    }
  }

  /// What a second session of another sale means, while there is something to say of it.
  private static func duplicate(_ sale: Sale) -> String? {
    guard sale.duplicateOf != nil else { return nil }
    switch sale.state {
    case .waiting:
      return "A second session of another sale. It is being expired; nobody was shown its code."
    case .paid, .partRefunded:
      return "A second payment for another sale: give it back, or settle it with the customer."
    default: return nil
    }
  }

  /// `2 kopi susu, teh`.
  static func items(_ sale: Sale) -> String {
    sale.items.map { $0.quantity == 1 ? $0.name : "\($0.quantity) \($0.name)" }
      .joined(separator: ", ")
  }

  /// `11-23 05:23`, at the counter's own clock.
  static func time(_ moment: Timestamp, offset: Int64) -> String {
    let time = CalendarTime(moment, offset: offset)
    return time.date.dropFirst(5) + " " + time.minuteClock
  }

  /// A timeline entry's kind as words: `refund_not_sent` is `refund not sent`.
  static func event(_ kind: String) -> String { kind.replacing("_", with: " ") }
}

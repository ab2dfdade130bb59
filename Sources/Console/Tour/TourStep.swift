import CheckoutDomain

/// A step of the guided tour, in the order in which they are taken.
package enum TourStep: String, CaseIterable, Hashable, Sendable {
  case firstSale = "first_sale"
  case declined, expired, background
  case partialRefund = "partial_refund"
  case refundByLine = "refund_by_line"
  case lostConnection = "lost_connection"
  case search, theme, leaving

  /// Its place, from 1.
  var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }

  /// The one after it; nil after the last.
  var next: TourStep? { Self.allCases.dropFirst(number).first }

  /// Whether a sale is made in it.
  var isSelling: Bool { [.firstSale, .declined, .expired, .background].contains(self) }

  /// Whether money is given back in it.
  var isRefunding: Bool { [.partialRefund, .refundByLine, .lostConnection].contains(self) }

  /// Whether what was seen since it began completes it: always a change of the model, never time.
  func isCompleted(by seen: TourSeen) -> Bool {
    let refund = seen.refund
    return switch self {
    case .firstSale: seen.charged?.state == .paid
    case .declined: seen.charged?.progress.decline != nil
    case .expired: seen.charged?.state == .expired
    case .background: seen.charged?.state == .paid && seen.wasPaidUnseen
    case .partialRefund:
      refund?.state == .refunded && refund?.isByLine == false && refund?.leavesSome == true
    case .refundByLine: refund?.state == .refunded && refund?.isByLine == true
    case .lostConnection: refund?.state == .refunded && refund?.wasUnknown == true
    case .search: seen.hasFound
    case .theme: seen.hasKeptTheme
    case .leaving: seen.hasLeft
    }
  }
}

/// How far somebody has come with the tour: what is kept from one demo to the next.
package struct TourProgress: Hashable, Sendable {
  package enum Standing: String, Hashable, Sendable {
    /// Nobody has begun it.
    case offered
    case running
    /// It was left, to be taken up again.
    case left
    case done
  }

  package var step = TourStep.firstSale
  package var standing = Standing.offered

  package init() {}

  /// `running background`, for a file.
  package var text: String { "\(standing.rawValue) \(step.rawValue)" }

  /// Reads what ``text`` wrote; nil for anything else.
  package init?(parsing text: String) {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count == 2, let standing = Standing(rawValue: String(words[0])),
      let step = TourStep(rawValue: String(words[1]))
    else { return nil }
    (self.step, self.standing) = (step, standing)
  }
}

import CheckoutDomain
import TerminalUI

/// What the tour has seen since its present step began.
package struct TourSeen: Equatable, Sendable {
  /// A refund that the learner has sent.
  struct SentRefund: Equatable, Sendable {
    let clientRef: ClientRef
    let isByLine: Bool
    /// How many refunds its sale had before.
    let place: Int
    var state = RefundState.sending
    /// Whether nobody knew for a while what became of it.
    var wasUnknown = false
    /// Whether its sale has something left to refund.
    var leavesSome = false
  }

  /// What was sold last, where its name is one that can be typed again as it is.
  var sold: String?
  /// The sale charged last, as it is now.
  var charged: Sale?
  /// Whether that sale was paid while its code was not on the screen.
  var wasPaidUnseen = false
  /// The refund sent last.
  var refund: SentRefund?
  /// Whether the search field was open.
  var hasSearched = false
  /// Whether a search was kept that found something.
  var hasFound = false
  /// Whether the themes were open when something happened last.
  var isChoosingTheme = false
  var hasKeptTheme = false
  var hasLeft = false

  /// Takes in that the themes are open now, or were just closed.
  mutating func see(_ action: Action, isChoosingTheme: Bool) {
    if self.isChoosingTheme, !isChoosingTheme, case .key(let key, _) = action {
      hasKeptTheme = key == .enter || key == .character("T")
    }
    self.isChoosingTheme = isChoosingTheme
  }

  /// Takes a sale in as it is now.
  mutating func take(_ sale: Sale, isOnScreen: Bool) {
    if let before = charged, before.clientRef == sale.clientRef {
      if sale.state == .paid, before.state != .paid { wasPaidUnseen = !isOnScreen }
      charged = sale
    }
    guard var sent = refund, sent.clientRef == sale.clientRef,
      sale.refunds.indices.contains(sent.place)
    else { return }
    sent.state = sale.refunds[sent.place].state
    sent.wasUnknown = sent.wasUnknown || sent.state == .unknown
    sent.leavesSome = sale.state == .partRefunded
    refund = sent
  }
}

/// The tour as far as it has come.
package struct TourState: Equatable, Sendable {
  package private(set) var progress: TourProgress
  /// The step that was completed last, until the next key: what it taught is said once.
  private(set) var justDone: TourStep?
  private(set) var seen = TourSeen()

  package init(_ progress: TourProgress) { self.progress = progress }

  var isRunning: Bool { progress.standing == .running }

  /// Begins, leaves, or takes up again.
  mutating func turn() {
    justDone = nil
    seen = TourSeen()
    switch progress.standing {
    case .running: progress.standing = .left
    case .offered, .left: progress.standing = .running
    case .done:
      progress.standing = .running
      progress.step = .firstSale
    }
  }

  /// Forgets what the last step taught: the learner has gone on.
  mutating func goOn() { justDone = nil }

  /// Takes in what was seen, and goes to the next step where that completes this one.
  ///
  /// - Returns: Whether the gateway has to play another part now.
  mutating func take(_ news: TourSeen) -> Bool {
    guard isRunning else { return false }
    seen = news
    guard progress.step.isCompleted(by: seen) else {
      // What was to be lost arrived after all: the next one is lost.
      guard progress.step == .lostConnection, seen.refund?.state == .refunded else { return false }
      seen.refund = nil
      return true
    }
    justDone = progress.step
    seen = TourSeen()
    if let next = progress.step.next {
      progress.step = next
    } else {
      progress.standing = .done
    }
    return true
  }
}

/// A fact that can move a sale.
public enum SaleEvent: Hashable, Sendable {
  /// The create request was committed and is handed to the network next.
  case sendingStarted
  /// A sending of the create request certainly did nothing, or found an earlier one at work, and it
  /// is sent again in a while; the sentence says why.
  case sendingDelayed(String)
  /// The create request ended.
  case createEnded(GatewayOutcome<CheckoutSession>)
  /// The create request of an intent without a session ended.
  case intentEnded(GatewayOutcome<PaymentIntent>)
  /// The gateway says that the intent is canceled, and a session is to take its place.
  case intentReplaced
  /// A request or a question was answered with what belongs to another sale; the sentence says which.
  case answeredWithOther(String)
  /// The process died while the create request may have been on the wire.
  case interrupted
  /// The gateway was asked, and knows no session or intent of this sale.
  case provenAbsent
  /// The gateway was asked about its session, its intent, or both.
  case seen(session: CheckoutSession?, intent: PaymentIntent?)
  /// The gateway answers, but for a while now nothing that can be read of this sale; the sentence
  /// says what.
  case unanswered(String)
  /// What the gateway had said of its money was read once more, some time after it had said so.
  ///
  /// Of the `unclear` refunds a sending has no answer, so that it may arrive although one has failed.
  case reread(PaymentIntent, refunds: [GatewayRefund], unclear: [RefundID])
  /// A fresh answer takes a success back: it is asked for once more.
  case rereadDoubted
  /// An answer that nobody expected takes back a success that was believed.
  case successDoubted
  /// A refund that had failed, or was given up, is said to be at work again.
  case refundRevived(GatewayRefund)
  /// Somebody asked for the session to be expired, or the intent to be canceled.
  case cancelRequested
  /// The gateway refused to end it, or was certainly not asked.
  case cancelRefused
}

/// One line of a sale's timeline.
public struct TimelineEntry: Hashable, Sendable {
  /// What kind of thing happened, in English, lower case with `_`.
  public let kind: String
  /// What a person should know of it; sanitised.
  public let detail: String

  /// Makes an entry; `detail` passes the sanitiser here.
  public init(_ kind: String, _ detail: String = "") {
    self.kind = kind
    self.detail = SafeText.line(detail, limit: 500)
  }
}

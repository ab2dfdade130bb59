/// A refund that was made without any of the consoles.
struct StrangeRefund: Hashable, Sendable {
  /// The gateway's name of it.
  let id: String
  /// The payment intent.
  let intent: String
  /// Minor units.
  let amount: Int64
  /// When it was made, in milliseconds of the true time.
  let at: Int64
  /// Whether the gateway says first that it has arrived, and then that it failed.
  let isRevised: Bool
}

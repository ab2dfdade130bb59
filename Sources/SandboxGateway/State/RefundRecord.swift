/// A refund as the gateway keeps it.
struct RefundRecord: Hashable, Codable, Sendable, Serialized {
  static let prefix = "re_"

  enum Status: String, Codable, Sendable {
    case pending, succeeded, failed
  }

  let serial: Int64
  /// Milliseconds since the epoch, unrounded.
  let created: Int64
  /// The serial of the payment intent.
  let intent: Int64
  let amount: Int64
  let currency: String
  let reason: String?
  let metadata: StoredJSON?
  var status: Status
}

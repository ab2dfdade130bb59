/// A checkout session as the gateway keeps it.
struct SessionRecord: Hashable, Codable, Sendable, Serialized {
  static let prefix = "cs_"

  enum Status: String, Codable, Sendable {
    case open, complete, expired
  }

  let serial: Int64
  /// Milliseconds since the epoch, unrounded.
  let created: Int64
  let currency: String
  let total: Int64
  let items: [LineItemRecord]
  let successURL: String
  let cancelURL: String
  let clientReferenceID: String?
  let customerEmail: String?
  let customer: String?
  let metadata: StoredJSON?
  let paymentMethodTypes: [String]?
  /// The serial of its payment intent.
  let intent: Int64
  var status = Status.open
  var isPaid = false

  /// How long it lives, in milliseconds; nil for the usual time.
  var lifetime: Int64?

  /// 24 hours after the true creation (contract sheet §1), unless it was made to end sooner.
  var expiresAt: Int64 { created + (lifetime ?? 86_400_000) }
}

/// One line of a session, with the price and product that the gateway makes up for it.
struct LineItemRecord: Hashable, Codable, Sendable, Serialized {
  static let prefix = "li_"

  let serial: Int64
  let price: Int64
  let product: Int64
  let name: String
  let description: String?
  let lookupKey: String?
  let unitAmount: Int64
  let quantity: Int64
  let total: Int64
}

/// Something with an id: a prefix and a number.
protocol Serialized {
  static var prefix: String { get }
  var serial: Int64 { get }
}

extension Serialized {
  var id: String { Self.id(serial) }

  static func id(_ serial: Int64) -> String { prefix + String(serial) }

  /// The number in an id of this kind; nil for any other text.
  static func serial(of id: some StringProtocol) -> Int64? {
    guard id.hasPrefix(prefix) else { return nil }
    let digits = id.dropFirst(prefix.count)
    guard digits.count == 19, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int64(digits)
  }
}

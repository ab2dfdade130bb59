/// Everything the gateway remembers; can be saved and loaded.
package struct SandboxState: Hashable, Codable, Sendable {
  /// The layout of the saved form.
  static let currentLayout = 1

  private(set) var layout = SandboxState.currentLayout
  /// The port it was last served on, so that links drawn before stay right.
  package var port: UInt16?
  /// The body of the publishable key in test payment links, 40 characters (contract sheet §1).
  let publishableKeyBody: String
  var random: SplitMix64
  var serials = Serials()
  var timeline = Timeline()
  /// All in order of their serials.
  var sessions: [SessionRecord] = []
  var intents: [IntentRecord] = []
  var refunds: [RefundRecord] = []
  var keyRecords: [String: KeyRecord] = [:]
  /// nil until there is a webhook endpoint.
  var webhooks: WebhookState?

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    publishableKeyBody = random.text(length: 40)
  }

  /// What refunds hold of an intent: all but the failed ones.
  ///
  /// - Parameter before: Only refunds created before this time count.
  func refunded(ofIntent serial: Int64, before: Int64 = .max) -> Int64 {
    refunds.reduce(0) { sum, refund in
      guard refund.intent == serial, refund.status != .failed, refund.created < before else {
        return sum
      }
      return sum + refund.amount
    }
  }
}

extension Array where Element: Serialized {
  /// The place of the record with that serial.
  ///
  /// The records must be in the order of their serials.
  func place(ofSerial serial: Int64) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].serial < serial { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].serial == serial ? low : nil
  }
}

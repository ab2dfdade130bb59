import CheckoutDomain

/// The single questions of a comparison: bounded, and as slow as the gateway wants them.
struct ReconcileQuestions {
  /// The most single questions of one comparison.
  private static let most = 2000
  /// How often a gateway may ask for fewer requests before it is left alone.
  private static let mostWaits = 5

  /// Whether the gateway may have a list of a payment's refunds.
  var mayListRefunds = true
  private(set) var isOver = false
  private var asked = 0
  private var waits = 0

  /// Asks one question; nil once there were too many.
  mutating func ask<Value>(
    _ time: any TimeSource, _ question: () async -> GatewayOutcome<Value>
  ) async -> GatewayOutcome<Value>? {
    while true {
      guard !isOver, asked < Self.most, !Task.isCancelled else {
        isOver = true
        return nil
      }
      asked += 1
      let outcome = await question()
      guard case .notSent(_, let wait?) = outcome, waits < Self.mostWaits else { return outcome }
      waits += 1
      guard (try? await time.sleep(for: wait)) != nil else { return outcome }
    }
  }
}

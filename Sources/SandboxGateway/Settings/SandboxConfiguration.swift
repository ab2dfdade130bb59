/// How one sandbox behaves: its customer, its manners and its seed.
package struct SandboxConfiguration: Hashable, Codable, Sendable {
  /// What the customer of a sale does when its reference asks for nothing else.
  package var customer: SandboxCustomer
  /// From the creation of a session to the moment the customer opens its link.
  package var delay: Duration
  /// From opening the link to paying or being declined.
  package var decisionTime: Duration
  /// From the end of a session to the payment of a late customer.
  package var lateness: Duration
  /// From the creation of a session to its end; nil for the usual 24 hours.
  package var sessionLifetime: Duration?
  /// The manners of the gateway.
  package var behaviour: SandboxBehaviour
  /// Where the random numbers of a new sandbox begin: same seed and requests, same answers.
  package var seed: UInt64

  package init(
    customer: SandboxCustomer = .pay, delay: Duration = .seconds(4),
    decisionTime: Duration = .seconds(2), lateness: Duration = .seconds(20),
    behaviour: SandboxBehaviour = SandboxBehaviour(), seed: UInt64 = 20_261_123
  ) {
    self.customer = customer
    self.delay = delay
    self.decisionTime = decisionTime
    self.lateness = lateness
    self.behaviour = behaviour
    self.seed = seed
  }
}

extension Duration {
  /// Whole milliseconds, as the wire counts time.
  var milliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }
}

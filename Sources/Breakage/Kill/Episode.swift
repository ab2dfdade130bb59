import CheckoutDomain
import SandboxGateway

/// A short story of a counter, told by commands of the real binary, any of which may be killed.
struct Episode: Sendable {
  /// One command.
  struct Step: Sendable {
    /// The words of it; `{refund}` is the key of the last refund, `{session}` and `{elsewhere}` are the
    /// ids of a session and a refund that were made elsewhere.
    let words: [String]
    /// Until when the console stands open; nil for a command that ends by itself.
    var isDone: (@Sendable (SalesSeen) -> Bool)?
    /// Where it is killed in any case, so that what the next one does about that can be seen.
    var killAt: String?
    /// How much later than the step before it happens, by the gateway's clock.
    var later = Duration.zero
  }

  let name: String
  /// What goes wrong on the way to the gateway, once everything is prepared.
  var faults: [String] = []
  /// What the gateway and its customer are like.
  var gateway = SandboxConfiguration.prompt
  /// Whether others have worked on the account as well, whose sales and refunds a ledger need not have.
  var hasOthers = false
  /// What has happened before.
  var before: @Sendable (Preparation) async throws -> Void = { _ in }
  let steps: [Step]
}

extension Episode.Step {
  init(_ words: String..., killAt: String? = nil, later: Duration = .zero) {
    self.init(words: words, isDone: nil, killAt: killAt, later: later)
  }

  /// The console, until something is so.
  static func console(until isDone: @escaping @Sendable (SalesSeen) -> Bool) -> Self {
    Self(words: [], isDone: isDone, killAt: nil)
  }

  /// Whether it decides on money that goes back.
  var isRefund: Bool { words.starts(with: ["refund", "create"]) }
}

/// The sales of a ledger, as somebody beside it sees them.
typealias SalesSeen = [Sale]

extension SandboxConfiguration {
  /// A customer who pays at once, and a gateway that lists refunds.
  static var prompt: SandboxConfiguration {
    var prompt = SandboxConfiguration(customer: .pay, delay: .zero, decisionTime: .zero)
    prompt.behaviour.refundList = .present
    return prompt
  }

  /// The same with other manners.
  static func prompt(_ change: (inout SandboxBehaviour) -> Void) -> SandboxConfiguration {
    var prompt = prompt
    change(&prompt.behaviour)
    return prompt
  }
}

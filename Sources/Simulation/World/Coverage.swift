import CheckoutDomain
import SandboxGateway

/// How often each thing that can happen has happened: a campaign in which something never does proves
/// nothing about it.
package struct Coverage: Sendable {
  /// What kind of thing.
  package enum Kind: String, CaseIterable, Sendable {
    /// Faults of the network and of the gateway, by their names; times.
    case fault
    /// What people, machines and misfortune did; times it had an effect.
    case step
    /// What customers did; times.
    case customer
    /// States that a sale was saved in; sales.
    case sale
    /// States that a refund was saved in; refunds.
    case refund
    /// The manners of the gateway; runs.
    case gateway
  }

  private var counts: [Kind: [String: Int]] = [:]

  package init() {}

  mutating func add(_ kind: Kind, _ name: String) {
    counts[kind, default: [:]][name, default: 0] += 1
  }

  mutating func add(_ other: Coverage) {
    for (kind, names) in other.counts {
      counts[kind, default: [:]].merge(names, uniquingKeysWith: +)
    }
  }

  /// Every name of a kind that has to occur or did, with how often it did, in a fixed order.
  package func rows(of kind: Kind) -> [(name: String, count: Int)] {
    let known = counts[kind] ?? [:]
    let expected = Self.expected(kind)
    let others = known.keys.filter { !expected.contains($0) }.sorted()
    return (expected + others).map { ($0, known[$0] ?? 0) }
  }

  /// What has to occur in a campaign and did not.
  package var missing: [String] {
    Kind.allCases.flatMap { kind in
      rows(of: kind).filter { $0.count == 0 }.map { "\(kind.rawValue) \($0.name)" }
    }
  }

  /// What has to occur in a campaign against any gateway.
  ///
  /// No till waits for a second person yet (awaiting, denied), and the sandbox never gives a refund
  /// up (canceled).
  private static func expected(_ kind: Kind) -> [String] {
    switch kind {
    case .fault: Mishap.names
    case .step: Deed.names
    case .customer: Customer.names
    case .sale: SaleState.allCases.map(\.rawValue)
    case .refund:
      RefundState.allCases.filter { ![.awaiting, .denied, .canceled].contains($0) }.map(\.rawValue)
    case .gateway: SandboxBehaviour.names
    }
  }
}

extension SandboxBehaviour {
  fileprivate static let names = [
    "keys honoured", "keys expiring", "keys ignored", "list present", "list lagging",
    "list absent", "cap enforced", "cap racy", "no cap", "refunds at once",
    "refunds pending, then done", "refunds pending, then failed", "payments at once",
    "payments processing", "clock right", "clock wrong", "JSON in strings", "seconds",
    "refunded sum told",
  ]

  /// Its manners by their names.
  var traits: [String] {
    var traits = [
      processingTime == .zero ? "payments at once" : "payments processing",
      clockSkew == .zero ? "clock right" : "clock wrong",
    ]
    switch keys {
    case .honoured(let time):
      traits.append(time < .seconds(3600) ? "keys expiring" : "keys honoured")
    case .ignored: traits.append("keys ignored")
    }
    switch refundList {
    case .present: traits.append("list present")
    case .lagging: traits.append("list lagging")
    case .absent: traits.append("list absent")
    }
    switch cap {
    case .enforced: traits.append("cap enforced")
    case .racy: traits.append("cap racy")
    case .none: traits.append("no cap")
    }
    switch refundLife {
    case .succeedsAtOnce: traits.append("refunds at once")
    case .pendingThenSucceeds: traits.append("refunds pending, then done")
    case .pendingThenFails: traits.append("refunds pending, then failed")
    case .succeedsThenFails: traits.append("refunds done, then failed")
    }
    if writesJSONInStrings { traits.append("JSON in strings") }
    if timestampsInSeconds { traits.append("seconds") }
    if tellsRefunded { traits.append("refunded sum told") }
    return traits
  }
}

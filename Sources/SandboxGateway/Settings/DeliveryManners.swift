/// How the gateway delivers its events, each a switch (contract sheet §7).
package struct DeliveryManners: Hashable, Codable, Sendable {
  /// A manner by the name that people give it.
  package enum Name: String, CaseIterable, Sendable {
    case duplicate, reorder, forge, seconds
    case signAnew = "sign-anew"
    case signTwice = "sign-twice"
  }

  /// How often a delivery that has arrived is sent again.
  package var duplicates = 0
  /// Whether every other event is held back, so that the next one overtakes it.
  package var reorders = false
  /// Whether somebody without the secret sends an altered copy of each.
  package var forges = false
  /// Whether `t` is in seconds; it was seen in milliseconds.
  package var timestampsInSeconds = false
  /// Whether each retry is signed with a `t` of its own; the first one's was seen to stay.
  package var signsAnew = false
  /// Whether there is another `v1` before the right one, as while a secret is rotated.
  package var signsTwice = false
  /// From one sending to the next while the endpoint does not take it: 18 sendings within 72 hours.
  package var retries: [Duration] = (0..<17).map { .seconds(min(5 << Int64($0), 21_600)) }

  package init(_ names: [Name] = []) {
    for name in names {
      switch name {
      case .duplicate: duplicates = 2
      case .reorder: reorders = true
      case .forge: forges = true
      case .seconds: timestampsInSeconds = true
      case .signAnew: signsAnew = true
      case .signTwice: signsTwice = true
      }
    }
  }
}

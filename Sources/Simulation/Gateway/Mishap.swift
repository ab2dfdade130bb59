package import SandboxGateway

/// What goes wrong with one request; times are milliseconds.
package enum Mishap: Hashable, Sendable {
  /// Nothing.
  case none
  /// One of the sandbox's faults, on the way or at the gateway.
  case fault(NamedFault)
  /// It arrives long after its sender has given up.
  case late(by: Int64)
  /// It arrives twice, the second time that much later; the first answer counts.
  case twice(after: Int64)
  /// The gateway refuses it outright, for a reason of its own.
  case declined(status: Int)
  /// A question is answered from the past.
  case stale(by: Int64)
  /// Nothing gets through; `isNoticed` where the sender is told at once that nobody listens.
  case outage(isNoticed: Bool)

  /// What a table of all of them calls it; nil for nothing.
  package var name: String? {
    switch self {
    case .none: nil
    case .fault(let fault): fault.rawValue
    case .late: NamedFault.late.rawValue
    case .twice: NamedFault.twice.rawValue
    case .declined: "refused-4xx"
    case .stale: "stale"
    case .outage: "outage"
    }
  }

  /// Every name.
  package static let names =
    NamedFault.allCases.map(\.rawValue) + ["refused-4xx", "stale", "outage"]
}

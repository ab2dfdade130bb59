/// One safeguard that can be taken out of the source: a proof that does not notice is none.
///
/// All are built into one program, in a copy of the checkout, each behind a switch that the
/// environment turns: one build for all of them, and none of it in the program that people use.
package struct Mutant: Sendable {
  /// What it is called on the command line.
  package let name: String
  /// What the safeguard is good for.
  package let safeguard: String
  /// The file, from the root of the checkout.
  package let file: String
  /// The texts of the safeguard, each of which stands there exactly once, with what stands in its
  /// place: there `MUTANT` is whether the safeguard is out.
  let edits: [(find: String, replace: String)]
  /// What has to notice.
  package let proof: Proof

  /// What has to notice that a safeguard is missing.
  package enum Proof: Sendable {
    /// A campaign of so many seeds; what shows seldom begins near a seed that shows it.
    case simulation(
      seeds: Int, first: Int = 1, gateway: GatewayKind = .any, ledger: String = "memory")
    /// So many walks through what a refund may become.
    case rules(seeds: Int)
    /// So many connections that die with a request on them.
    case connections(deaths: Int)

    /// What to ask of `prove`.
    package var arguments: [String] {
      switch self {
      case .simulation(let seeds, let first, let gateway, let ledger):
        [
          "simulate", "--steps", String(Campaign.longMostSteps), "--seeds", String(seeds),
          "--seed", String(first),
          "--gateway", gateway.rawValue, "--ledger", ledger,
          "--most-failures", "1", "--no-explanation",
        ]
      case .rules(let seeds): ["rules", "--seeds", String(seeds)]
      case .connections(let deaths): ["connections", "--deaths", String(deaths)]
      }
    }
  }

  init(
    _ name: String, _ safeguard: String, in file: String, _ find: String, _ replace: String,
    _ more: (String, String)..., by proof: Proof = .simulation(seeds: 10_000)
  ) {
    self.name = name
    self.safeguard = safeguard
    self.file = file
    edits = [(find, replace)] + more.map { ($0.0, $0.1) }
    self.proof = proof
  }

  /// The environment variable that names the safeguard that is out.
  package static let variable = "KASIR_MUTANT"

  /// Puts a switch on the safeguard into a file's text; nil where it is not there exactly once.
  package func switched(_ text: String) -> String? {
    var switched = text
    for edit in edits {
      let pieces = switched.split(separator: edit.find, omittingEmptySubsequences: false)
      guard pieces.count == 2 else { return nil }
      switched = pieces.joined(
        separator: edit.replace.replacing("MUTANT", with: "isOut(\"\(name)\")"))
    }
    return switched
  }

  /// The folder of the module it is in.
  package var module: String { file.split(separator: "/").prefix(2).joined(separator: "/") }

  /// The switch itself, for each module that has a safeguard to take out.
  package static let switchSource = """
    import Glibc

    private let out = getenv("\(variable)").map { String(cString: $0) } ?? ""

    /// Whether a safeguard is out.
    func isOut(_ name: String) -> Bool { out == name }

    """
}

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
  /// The text of the safeguard; it stands there exactly once.
  let find: String
  /// What stands in its place; `MUTANT` is whether the safeguard is out.
  let replace: String
  /// What has to notice.
  package let proof: Proof

  /// What has to notice that a safeguard is missing.
  package enum Proof: Sendable {
    /// A campaign of so many seeds.
    case simulation(seeds: Int, gateway: GatewayKind = .any, ledger: String = "memory")
    /// So many connections that die with a request on them.
    case connections(deaths: Int)

    /// What to ask of `prove`.
    package var arguments: [String] {
      switch self {
      case .simulation(let seeds, let gateway, let ledger):
        [
          "simulate", "--seeds", String(seeds), "--gateway", gateway.rawValue, "--ledger", ledger,
          "--most-failures", "1", "--no-explanation",
        ]
      case .connections(let deaths): ["connections", "--deaths", String(deaths)]
      }
    }
  }

  init(
    _ name: String, _ safeguard: String, in file: String, _ find: String, _ replace: String,
    by proof: Proof = .simulation(seeds: 10_000)
  ) {
    self.name = name
    self.safeguard = safeguard
    self.file = file
    self.find = find
    self.replace = replace
    self.proof = proof
  }

  /// The environment variable that names the safeguard that is out.
  package static let variable = "KASIR_MUTANT"

  /// Puts a switch on the safeguard into a file's text; nil where it is not there exactly once.
  package func switched(_ text: String) -> String? {
    let pieces = text.split(separator: find, omittingEmptySubsequences: false)
    guard pieces.count == 2 else { return nil }
    return pieces.joined(
      separator: replace.replacing("MUTANT", with: "isOut(\"\(name)\")"))
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

/// One safeguard taken out of the source: a simulation that does not notice is no proof.
package struct Mutant: Sendable {
  /// What it is called on the command line.
  package let name: String
  /// What the safeguard is good for.
  package let safeguard: String
  /// The file, from the root of the checkout.
  package let file: String
  /// The text to take out; it stands there exactly once.
  package let find: String
  /// What stands in its place.
  package let replace: String
  /// What has to notice.
  package let proof: Proof

  /// What has to notice that a safeguard is missing.
  package enum Proof: Sendable {
    /// A campaign of so many seeds.
    case simulation(seeds: Int, gateway: GatewayKind = .any, ledger: String = "memory")
    /// The tests whose names contain this: what no simulation in process can see.
    case tests(String)
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

  /// Takes the safeguard out of a file's text; nil where it is not there exactly once.
  package func mutated(_ text: String) -> String? {
    let pieces = text.split(separator: find, omittingEmptySubsequences: false)
    return pieces.count == 2 ? pieces.joined(separator: replace) : nil
  }
}

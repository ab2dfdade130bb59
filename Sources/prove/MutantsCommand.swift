import ArgumentParser
import Foundation
import Simulation

/// `prove mutants`.
struct MutantsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mutants", abstract: "Take each safeguard out, and see that it is noticed.",
    discussion: """
      Works in a copy of the checkout, which is built once for each mutant: that takes a while. A \
      mutant whose text is no longer in its file is an error, before anything is built.
      """)

  @Argument(help: "Which mutants; without any, all of them.")
  var names: [String] = []

  @Option(help: "Where the copy is kept; it can be used again.")
  var scratch = NSTemporaryDirectory() + "kasir-mutants"

  @Flag(help: "Only see whether every mutant still fits the sources.")
  var check = false

  func run() throws {
    let copy = CheckoutCopy(original: FileManager.default.currentDirectoryPath, folder: scratch)
    let unknown = names.filter { name in !Mutant.all.contains { $0.name == name } }
    guard unknown.isEmpty else {
      throw ValidationError("No such mutant: \(unknown.joined(separator: ", "))")
    }
    let mutants = Mutant.all.filter { names.isEmpty || names.contains($0.name) }
    let texts = try mutants.map { try text(of: $0, copy) }
    print("\(mutants.count) mutants fit the sources")
    if check { return }
    try copy.update()
    var survivors: [String] = []
    for (mutant, text) in zip(mutants, texts) {
      let (isCaught, how) = try copy.with(text, in: mutant.file) { try judge(mutant) }
      print(
        "\(isCaught ? "caught  " : "SURVIVED") \(mutant.name): \(mutant.safeguard)\n         \(how)"
      )
      if !isCaught { survivors.append(mutant.name) }
    }
    print("\(mutants.count - survivors.count) of \(mutants.count) caught")
    if !survivors.isEmpty { throw ExitCode.failure }
  }

  private func text(of mutant: Mutant, _ copy: CheckoutCopy) throws -> String {
    guard let text = mutant.mutated(try copy.text(of: mutant.file)) else {
      throw ValidationError(
        "The mutant \(mutant.name) does not fit \(mutant.file) any more: bring it up to date.")
    }
    return text
  }

  private func judge(_ mutant: Mutant) throws -> (Bool, String) {
    switch mutant.proof {
    case .simulation(let seeds, let gateway, let ledger):
      try build(["--product", "prove"], of: mutant)
      let run = try Command.run(
        [
          ".build/release/prove", "simulate", "--seeds", String(seeds), "--gateway",
          gateway.rawValue, "--ledger", ledger, "--most-failures", "1",
        ], in: scratch)
      let line = run.text.split(separator: "\n").first { $0.hasPrefix("  seed ") }
      return (line != nil, line.map { $0.trimmingCharacters(in: .whitespaces) } ?? "\(seeds) seeds")
    case .tests(let filter):
      let run = try Command.run(["swift", "test", "--filter", filter], in: scratch)
      let line = run.text.split(separator: "\n").first { $0.contains("recorded an issue") }
      return (run.status != 0 && line != nil, line.map(String.init) ?? "the tests of \(filter)")
    }
  }

  /// A mutant that does not build proves nothing.
  private func build(_ what: [String], of mutant: Mutant) throws {
    let run = try Command.run(["swift", "build", "-c", "release"] + what, in: scratch)
    guard run.status == 0 else {
      throw ValidationError("The mutant \(mutant.name) does not build:\n\(run.text.suffix(2000))")
    }
  }
}

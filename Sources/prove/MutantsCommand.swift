import ArgumentParser
import Foundation
import Simulation

/// `prove mutants`.
struct MutantsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mutants", abstract: "Take each safeguard out, and see that it is noticed.",
    discussion: """
      Works in a copy of the checkout, in which every safeguard gets a switch; it is built once. With \
      all switches off nothing may be noticed. A mutant whose text is no longer in its file is an \
      error, before anything is built.
      """)

  @Argument(help: "Which mutants; without any, all of them.")
  var names: [String] = []

  @Option(help: "Where the copy is kept; it can be used again.")
  var scratch = NSTemporaryDirectory() + "kasir-mutants"

  @Flag(help: "Only see whether every mutant still fits the sources.")
  var check = false

  func run() throws {
    let unknown = names.filter { name in !Mutant.all.contains { $0.name == name } }
    guard unknown.isEmpty else {
      throw ValidationError(
        "No such mutant: \(unknown.joined(separator: ", ")). There are "
          + Mutant.all.map(\.name).joined(separator: ", ") + ".")
    }
    let copy = CheckoutCopy(original: FileManager.default.currentDirectoryPath, folder: scratch)
    let files = try switched(copy)
    print("\(Mutant.all.count) mutants fit the sources")
    if check { return }
    try copy.update(replacing: files)
    try build()
    try expectSilence()
    let mutants = Mutant.all.filter { names.isEmpty || names.contains($0.name) }
    let survivors = try mutants.filter { mutant in
      let (isCaught, how) = try judge(mutant)
      print(
        "\(isCaught ? "caught  " : "SURVIVED") \(mutant.name): \(mutant.safeguard)\n         \(how)"
      )
      return !isCaught
    }
    print("\(mutants.count - survivors.count) of \(mutants.count) caught")
    if !survivors.isEmpty { throw ExitCode.failure }
  }

  /// The texts of all files that have a safeguard, with switches in them, by the files' names.
  private func switched(_ copy: CheckoutCopy) throws -> [String: String] {
    var files: [String: String] = [:]
    for mutant in Mutant.all {
      guard let text = mutant.switched(try files[mutant.file] ?? copy.text(of: mutant.file)) else {
        throw ValidationError(
          "The mutant \(mutant.name) does not fit \(mutant.file) any more: bring it up to date.")
      }
      files[mutant.file] = text
      files[mutant.module + "/MutantSwitch.swift"] = Mutant.switchSource
    }
    return files
  }

  /// Mutants that do not build prove nothing.
  private func build() throws {
    let run = try Command.run(
      ["swift", "build", "-c", "release", "--product", "prove"], in: scratch)
    guard run.status == 0 else {
      throw ValidationError("The mutants do not build:\n\(run.text.suffix(4000))")
    }
  }

  /// Proofs that cry wolf prove nothing either.
  private func expectSilence() throws {
    for proof in [
      Mutant.Proof.simulation(seeds: 1_000), .simulation(seeds: 50, ledger: "sqlite"),
      .connections(deaths: 50),
    ] {
      let run = try prove(proof)
      guard run.status == 0 else {
        throw ValidationError("Without any mutant something is noticed:\n\(run.text.suffix(4000))")
      }
    }
  }

  private func judge(_ mutant: Mutant) throws -> (Bool, String) {
    let run = try prove(mutant.proof, without: mutant.name)
    let line = run.text.split(separator: "\n").first {
      $0.hasPrefix("  seed ") || $0.hasPrefix("  dead ")
    }
    let words = line.map { $0.trimmingCharacters(in: .whitespaces) }
    return (run.status == 1 && words != nil, words ?? mutant.proof.arguments.joined(separator: " "))
  }

  private func prove(
    _ proof: Mutant.Proof, without name: String = ""
  ) throws -> Command.Ending {
    try Command.run(
      [".build/release/prove"] + proof.arguments, in: scratch, environment: [Mutant.variable: name])
  }
}

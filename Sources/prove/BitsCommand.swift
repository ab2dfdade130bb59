import ArgumentParser
import Breakage
import Foundation

/// `prove bits`.
struct BitsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bits",
    abstract: "Flip single bits of a ledger and its journal, and look at what people are told.",
    discussion: """
      Whatever is read afterwards has to be what was written, or an error in a sentence, or something \
      that kasir sales verify names. A rebuild from the journal has to bring everything back.
      """)

  @Option(help: "How many bits, one at a time.")
  var flips = 10_000

  @Option(help: "What their places follow from.")
  var seed: UInt64 = 1

  @Option(help: "How many threads.")
  var threads = ProcessInfo.processInfo.activeProcessorCount

  func run() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let tally = try BitFlips(flips: flips, seed: seed, threads: threads).run()
    print("flips          \(tally.flips)")
    print("  harmless     \(tally.harmless)")
    print("  found        \(tally.found) by verify, everything read as it was written")
    print("  refused      \(tally.refused) with a sentence")
    print("  wrong        \(tally.wrongAndFound), named by verify")
    print("rebuilt        \(tally.rebuilt), everything back")
    print("violations     \(tally.violations.count)")
    for violation in tally.violations.prefix(20) { print("  " + violation) }
    print("time           \((clock.now - start).components.seconds) s")
    if !tally.violations.isEmpty { throw ExitCode.failure }
  }
}

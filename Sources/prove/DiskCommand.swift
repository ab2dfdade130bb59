import ArgumentParser
import Breakage
import Foundation

/// `prove disk`.
struct DiskCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disk",
    abstract: "Let a disk fail at every call, and lose its power after every one.",
    discussion: """
      A sale and its refunds, by the real till on the real ledger and its journal, on a disk in memory \
      that fails at each call in turn: opened, read, written, synced, shortened, deleted. Then the power \
      goes after each thing that was written, and what was not synced is lost, written, or written in \
      part. The ledger that is left has to have whatever was acknowledged or sent, pass kasir sales \
      verify, agree with the gateway once it has asked, and sell on. A disk that lies has to be noticed.
      """)

  @Option(help: "Of how many calls one is tried.")
  var stride = 1

  @Option(help: "How many mixtures of lost and written sectors for each power cut.")
  var mixes = 4

  @Option(help: "What the mixtures follow from.")
  var seed: UInt64 = 1

  @Option(help: "How many stories at a time.")
  var width = ProcessInfo.processInfo.activeProcessorCount

  @Flag(help: "Print everything that people were told.")
  var sentences = false

  func run() async throws {
    let clock = ContinuousClock()
    let start = clock.now
    let campaign = DiskCampaign(stride: stride, mixes: mixes, seed: seed, width: width)
    let tally = try await campaign.run()
    let calls = tally.calls.map { "\($0.count) \($0.kind)" }.joined(separator: ", ")
    print("a story        \(tally.calls.reduce(0) { $0 + $1.count }) calls: \(calls)")
    print("failed         \(tally.faults) times, \(tally.faultImages) starts after it")
    print("power lost     after \(tally.cuts) steps, \(tally.cutImages) starts after it")
    var missed = 0
    for lie in DiskCampaign.lies {
      let found = try await DiskCampaign(stride: 61, mixes: 0, width: width).control(lie).violations
      print("noticed        \(lie): \(found.count) losses")
      if found.isEmpty { missed += 1 }
    }
    if sentences { for sentence in tally.sentences.sorted() { print("  " + sentence) } }
    print("violations     \(tally.violations.count)")
    for violation in tally.violations.prefix(40) { print("  " + violation) }
    print("time           \((clock.now - start).components.seconds) s")
    if !tally.violations.isEmpty || missed > 0 { throw ExitCode.failure }
  }
}

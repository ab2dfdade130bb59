import ArgumentParser
import Breakage
import Foundation

/// `prove kill`.
struct KillCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kill",
    abstract: "Kill the real binary at every landmark and at random, and look at what is left.",
    discussion: """
      The kasir beside this program is run on a real ledger file against a sandbox over HTTP. Each \
      landmark, before and after all that is kept or sent, ends it once with SIGKILL. It is opened \
      again, whatever is open is looked up, and the ledger is compared with the gateway's books.
      """)

  @Option(help: "How often at each landmark.")
  var times = 1

  @Option(help: "How often at a random moment.")
  var random = 0

  @Option(help: "What the random moments follow from.")
  var seed: UInt64 = 1

  @Option(help: "How many processes at a time.")
  var width = 4

  @Flag(help: "Print the names of all landmarks.")
  var landmarks = false

  func run() async throws {
    guard let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    else { throw ValidationError("This program cannot find itself.") }
    let program = (own as NSString).deletingLastPathComponent + "/kasir"
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw ValidationError("There is no \(program): run swift build first.")
    }
    let clock = ContinuousClock()
    let start = clock.now
    let campaign = KillCampaign(
      program: program, times: times, random: random, seed: seed, width: width
    ) { print("  " + $0) }
    let tally = try await campaign.run()
    if landmarks { for name in tally.landmarks.sorted() { print("  " + name) } }
    print("landmarks      \(tally.landmarks.count), each \(times) times")
    print("killed         \(tally.killed) at a landmark, \(tally.killedAtRandom) at random")
    print("missed         \(tally.missed.count)")
    for point in tally.missed { print("  " + point) }
    print("reserved       \(tally.reserved) refunds are unknown or for a person still")
    print("violations     \(tally.violations.count)")
    print("time           \((clock.now - start).components.seconds) s")
    if !tally.violations.isEmpty || !tally.missed.isEmpty { throw ExitCode.failure }
  }
}

import ArgumentParser
import Foundation
import Fuzzing

/// `prove fuzz`.
struct FuzzCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fuzz", abstract: "Feed hostile text, JSON and links to what reads them.",
    discussion: """
      Text must not steer a terminal, JSON must not become money that does not stand in it, and no \
      link may be drawn that leads elsewhere. Inputs are mutations of valid ones; the first bad one \
      is printed with its seed.
      """)

  @Argument(help: "What: text, json, links; without any, all of them.")
  var kinds: [Fuzz] = []

  @Option(help: "How many inputs of each kind.")
  var count: UInt64 = 20_000

  @Option(help: "The first seed.")
  var seed: UInt64 = 1

  func run() async throws {
    var isGood = true
    for kind in kinds.isEmpty ? Fuzz.allCases : kinds {
      let clock = ContinuousClock()
      let start = clock.now
      let report = await kind.run(count: count, seed: seed)
      let seconds = (clock.now - start).components.seconds
      print(
        "\(kind.rawValue.padding(toLength: 6, withPad: " ", startingAt: 0)) \(report.inputs) inputs, "
          + "\(report.accepted) let through as they were, "
          + "\(report.fault == nil ? 0 : 1) bad, \(seconds) s")
      if let fault = report.fault {
        print("  " + fault)
        isGood = false
      }
    }
    if !isGood { throw ExitCode.failure }
  }
}

extension Fuzz: ExpressibleByArgument {}

import ArgumentParser
import Foundation
import Simulation

/// `prove rivals`.
struct RivalsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rivals", abstract: "Compare double refunds: what others do, and Kasir.",
    discussion: """
      One refund of three tenths of a payment, wanted once, by an operator who clicks up to four \
      times, in the weather of reliability.md §1.8: of a thousand sendings 50 are lost, 30 arrive up \
      to two minutes late, 20 are refused with a 500, 50 lose their answer, 20 get a 500 after they \
      were done, 30 crash the program, and 10 are sent twice by the HTTP stack where it uses a \
      connection again; of a thousand look-ups 100 fail and 30 are up to 30 s old. No gateway here \
      keeps a cap. Every policy gets the same seeds.
      """)

  @Option(help: "How many trials of each policy at each gateway.")
  var seeds: UInt64 = 10_000

  @Option(help: "How many threads.")
  var threads = ProcessInfo.processInfo.activeProcessorCount

  func run() throws {
    let table = RivalTable(seeds: 1..<seeds + 1, threads: threads)
    print("\(seeds) refunds for each line; shares in %\n")
    var doubles = 0
    for gateway in RivalGateway.allCases {
      print(
        Self.row(gateway.rawValue, ["double refunds", "exact and known", "for a person"]))
      for policy in RivalPolicy.allCases {
        let cell = table[policy, gateway]
        if policy.isKasir { doubles += cell.doubles }
        let shares = [cell.doubles, cell.exact, cell.forAPerson].map { count in
          String(format: "%.2f", Double(count) / Double(max(1, cell.trials)) * 100)
        }
        print(Self.row("  " + policy.name, shares))
      }
      print("")
    }
    print("double refunds by Kasir: \(doubles)")
    if doubles > 0 { throw ExitCode.failure }
  }

  private static func row(_ name: String, _ cells: [String]) -> String {
    ([name.padding(toLength: 30, withPad: " ", startingAt: 0)]
      + cells.map { String(repeating: " ", count: max(0, 17 - $0.count)) + $0 })
      .joined()
  }
}

import CheckoutDomain
import Foundation
import TerminalHarness
import Testing

@testable import Breakage

/// The real binary, a real file, a real socket, and `SIGKILL`.
@Suite(.serialized) struct KillTests {
  @Test("Killed once at every landmark, it loses nothing, doubles nothing, and tells what is known")
  func everyLandmark() async throws {
    let tally = try await KillCampaign(
      program: TerminalSession.binary(named: "kasir"), random: 5, seed: 7, width: 3
    ).run()
    #expect(tally.violations == [])
    #expect(tally.missed == [])
    #expect(tally.killed == tally.landmarks.count)
    // Whatever the domain can tell of is kept somewhere, and killed there.
    let kinds = try Self.kinds().subtracting(Self.notReached.keys)
    for kind in kinds.sorted() {
      for side in Landmarks.Side.allCases {
        #expect(
          tally.landmarks.contains { $0.hasPrefix("\(side) commit ") && $0.deeds.contains(kind) },
          "no process is killed \(side) it commits \(kind): add an episode that does so")
      }
    }
    for route in Self.routes {
      for side in ["before", "after"] {
        #expect(tally.landmarks.contains("\(side) \(route)"), "nothing is killed \(side) \(route)")
      }
    }
  }

  /// Kinds that no episode commits, and why not.
  private static let notReached = [
    "refund_awaiting": "nothing asks for a second person before a refund yet",
    "refund_denied": "nothing asks for a second person before a refund yet",
    "refund_canceled": "the sandbox never gives a refund up",
    "not_sent": "a command sends again what certainly never left, for longer than a test waits",
    "refund_not_sent":
      "a command sends again what certainly never left, for longer than a test waits",
    "confirmed": "a payment is read once more five minutes after it, by a console that watches",
    "reread_doubted": "the sandbox takes no success back within the time of a test",
    "answered_again": "only a watcher that was left without an answer for long writes it",
    "disputed": "disputes come with events, which no command listens for",
  ]

  /// What is sent, and asked.
  private static let routes = [
    "POST /v1/checkout/sessions", "POST /v1/checkout/sessions/*/expire", "POST /v1/refunds",
    "POST /v1/payment_intents",
    "POST /v1/payment_intents/*/cancel", "GET /v1/checkout/sessions/*",
    "GET /v1/checkout/sessions/list", "GET /v1/payment_intents/*",
    "GET /v1/payment_intents/search", "GET /v1/refunds/*", "GET /v1/refunds",
  ]

  /// Every kind of entry that domain and till write into a timeline, as their sources have them.
  private static func kinds() throws -> Set<String> {
    let sources = URL(filePath: #filePath).appending(path: "../../../../Sources").standardized
    var kinds = Set(RefundState.allCases.map { "refund_" + $0.rawValue })
    for room in ["CheckoutDomain", "Till"] {
      let files = FileManager.default.enumerator(
        at: sources.appending(path: room), includingPropertiesForKeys: nil)
      for case let file as URL in files ?? .init() where file.pathExtension == "swift" {
        let text = try String(contentsOf: file, encoding: .utf8)
        kinds.formUnion(text.matches(of: /TimelineEntry\(\s*"([a-z_]+)"[,)]/).map { String($0.1) })
      }
    }
    return kinds
  }
}

extension String {
  /// The deeds that a landmark's name tells of.
  fileprivate var deeds: [String] {
    split(separator: " ", maxSplits: 2).last?.components(separatedBy: ", ") ?? []
  }
}

import CheckoutDomain
import Foundation
import Testing

@testable import Console

/// What a history says happened, in Indonesian too.
struct TimelineWordsTests {
  @Test func `every kind of entry that is written has its Indonesian`() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    var kinds = Set(Sale.Alarm.allCases.map(\.rawValue))
    kinds.formUnion(Sale.Phase.allCases.map(\.rawValue))
    kinds.formUnion(RefundState.allCases.map { "refund_" + $0.rawValue })
    let files = try #require(
      FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /TimelineEntry\(\s*"([a-z_]+)"/) where !match.1.hasSuffix("_") {
        kinds.insert(String(match.1))
      }
    }
    #expect(kinds.count > 40)
    for kind in kinds {
      #expect(
        Words(.indonesian).event(kind) != kind.replacing("_", with: " "), "\(kind) has none")
    }
  }
}

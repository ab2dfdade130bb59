import Foundation
import Testing

@testable import Console

/// Every sentence of the rooms under the console that its screens may show is said in Indonesian, too.
struct SentenceSourceTests {
  private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

  /// Files whose sentences are not looked up in the table, and why.
  private static let others = [
    // Said in both languages by the console itself.
    "RefundRefusal.swift", "RefundResolution.swift",
    // Said by commands alone.
    "Till+Import.swift", "Till+Wait.swift",
  ]

  private static var files: [URL] {
    let rooms = ["Till", "CheckoutDomain/Refund", "CheckoutDomain/Sale"]
    let whole = rooms.flatMap { room in
      let found = FileManager.default.enumerator(
        at: sources.appending(path: room), includingPropertiesForKeys: nil)
      return (found?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
    }
    let single = ["WooshPay/AnswerReader.swift", "Ledger/LedgerFaults.swift"]
    return (whole + single.map { sources.appending(path: $0) })
      .filter { !others.contains($0.lastPathComponent) }
      .sorted { $0.path < $1.path }
  }

  /// The sentences of a source, with `7` in place of what is filled in.
  private static func sentences(in source: String) -> [String] {
    let code = source.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
      .joined(separator: "\n").replacing(/"\s*\+\s*"/, with: "")
    let filled = code.replacing(/\\\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/, with: "7")
    return filled.matches(of: #/"((?:[^"\\\n]|\\.)*)"/#).map { String($0.1) }
      .filter { $0.wholeMatch(of: #/(7 )?[A-Z7].* .*\./#) != nil && !$0.contains("SELECT") }
      .flatMap { text in
        text.replacing(#/([.?]) /#, with: { "\($0.output.1)\n" }).split(separator: "\n")
          .map {
            String(
              $0.hasPrefix("7 ") && $0.dropFirst(2).first?.isUppercase == true
                ? $0.dropFirst(2) : $0)
          }
          // What is filled in whole has no words of its own.
          .filter { $0.count(where: \.isLowercase) > 10 }
      }
  }

  @Test func `none is left in English`() throws {
    var seen = 0
    for file in Self.files {
      for sentence in Self.sentences(in: try String(contentsOf: file, encoding: .utf8)) {
        seen += 1
        #expect(
          SentenceTable.indonesian(sentence) != sentence,
          "\(file.lastPathComponent): \(sentence)")
      }
    }
    #expect(seen > 80)
  }
}

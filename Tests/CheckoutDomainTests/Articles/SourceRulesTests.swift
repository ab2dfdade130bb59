import Foundation
import Testing

/// Rules of the sources themselves, and of the articles about them.
struct SourceRulesTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The Swift files of a folder, as path and text.
  private static func swiftFiles(in folder: String) throws -> [(path: String, text: String)] {
    let base = root.appending(path: folder)
    let all = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil)
    return try (all?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
      .map { ($0.path, try String(contentsOf: $0, encoding: .utf8)) }
  }

  @Test func `Kasir starts no other program`() throws {
    let ways = ["Process(", "posix_spawn", "popen(", "system(", "execv", "execl", "vfork", "fork("]
    let files = try Self.swiftFiles(in: "Sources").filter {
      !$0.path.contains("/Sources/prove/") && !$0.path.contains("/Sources/Breakage/")
    }
    #expect(files.count > 100)
    for file in files {
      for way in ways where file.text.contains(way) {
        #expect(Self.isHarmless(way, in: file.text), "\(file.path) holds \(way)")
      }
    }
  }

  /// Whether each place is the end of a longer name, such as `SimulatedProcess(`.
  private static func isHarmless(_ way: String, in text: String) -> Bool {
    text.ranges(of: way).allSatisfy { place in
      guard place.lowerBound > text.startIndex else { return false }
      let before = text[text.index(before: place.lowerBound)]
      return before.isLetter || before == "_"
    }
  }

  @Test func `every package is named at one exact version`() throws {
    let lines = try Self.text("Package.swift").split(separator: "\n")
      .filter { $0.contains(".package(url:") }
    #expect(lines.count == 5)
    for line in lines { #expect(line.contains(", exact: \"")) }
  }

  @Test func `every file and every test that the article on threats names exists`() throws {
    let article = try Self.text("Sources/CheckoutDomain/CheckoutDomain.docc/Threats.md")
    let rows = article.split(separator: "\n").filter {
      $0.hasPrefix("| ") && !$0.hasPrefix("| ---")
    }
    .dropFirst()
    let tests = try Self.swiftFiles(in: "Tests")
    #expect(rows.count >= 26)
    for row in rows {
      let columns = row.split(separator: "|").map(Self.names)
      try #require(columns.count == 5)
      #expect(!columns[3].isEmpty && !columns[4].isEmpty, "\(row)")
      for file in columns[3] {
        let path = Self.root.appending(path: "Sources/" + file).path
        #expect(FileManager.default.fileExists(atPath: path), "there is no \(file)")
      }
      for test in columns[4] {
        let parts = test.split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " } }
        try #require(parts.count == 2, "\(test)")
        let isThere = tests.contains { file in
          file.text.contains("struct \(parts[0]) ")
            && ["func `\(parts[1])`", "\"\(parts[1])\""].contains(where: file.text.contains)
        }
        #expect(isThere, "there is no test \(test)")
      }
    }
  }

  /// What stands in code voice in a text.
  private static func names(_ text: Substring) -> [String] {
    text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }
}

import Foundation
import Testing

/// The picture that the README opens with is the screen as it is drawn.
struct ReadmePictureTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
  }

  @Test func `the README's picture shows rows of the list, as they are drawn, in their order`()
    throws
  {
    let readme = try text("README.md")
    let start = try #require(readme.range(of: "```text\n")).upperBound
    let end = try #require(readme[start...].range(of: "\n```")).lowerBound
    let picture = readme[start..<end].split(separator: "\n").map(String.init)
    let golden = try text("Tests/ConsoleTests/Golden/en-80x24/list.txt")
    var rows = golden.split(separator: "\n").map { row in
      String(row.reversed().drop { $0 == " " }.reversed())
    }[...]
    #expect(picture.count > 5)
    for line in picture {
      let place = rows.firstIndex(of: line)
      #expect(place != nil, "not on the screen, or not there: \(line)")
      if let place { rows = rows[(place + 1)...] }
    }
  }
}

import Foundation
import StrictJSON
import TerminalHarness
import Testing

@testable import kasir

/// The manual and the README, held against the definitions that the commands are parsed by.
@Suite(.serialized) struct ManualTests {
  @Test func `the manual has every command and every option`() async throws {
    let shop = try Shop(gateway: nil)
    let manual = try await shop.kasir("manual")
    #expect(manual.exitCode == 0)
    let lines = Set(manual.output.split(separator: "\n").map(String.init))
    for command in try await Definitions.leaves(shop) {
      #expect(lines.contains(".Ss " + Mdoc.words("kasir " + command.path)))
      for option in command.options where option.hasPrefix("--") {
        let flag = "Fl \\-" + option.dropFirst(2).replacing("-", with: "\\-")
        #expect(manual.output.contains(flag), "\(command.path) \(option)")
      }
    }
    #expect(lines.contains(".It Fl \\-plain , Fl \\-no\\-plain"))
    #expect(!lines.contains(".It Fl \\-no\\-plain"))
    let long = lines.filter { $0.utf8.count > 80 && !$0.hasPrefix(".") }
    #expect(long == [])
  }

  @Test func `no text of a manual is taken for a macro`() {
    var page = Mdoc()
    page.prose(".Sh forged\n'ig\nwith \\ and a-b… It ends. It begins.\n\n  ./literal -x\nafter")
    #expect(
      page.text == """
        \\&.Sh forged
        \\(aqig
        with \\e and a\\-b\\[u2026] It ends.
        It begins.
        .Bd -literal -offset indent
        \\&./literal \\-x
        .Ed
        after
        """)
    #expect(Mdoc.word("Fl") == "\\&Fl")
    #expect(Mdoc.word("NAME:QTY:PRICE") == "NAME:QTY:PRICE")
    #expect(Mdoc.word("two words") == "\"two words\"")
  }

  @Test func `the README names every command and no option that there is not`() async throws {
    let readme = try String(contentsOf: Self.readme, encoding: .utf8)
    let start = try #require(readme.range(of: "## Commands"))
    let end = try #require(readme.range(of: "## Configuration"))
    let table = readme[start.upperBound..<end.lowerBound]
    let commands = try await Definitions.leaves(Shop(gateway: nil))
    // `kasir session show\|wait\|expire ID` names three.
    var named: Set<String> = []
    for quoted in table.matches(of: /`kasir ([^`]*)`/).map(\.1) {
      let words = quoted.replacing("\\|", with: "|").split(separator: " ").map(String.init)
      let names = words.prefix { $0.allSatisfy { $0.isLowercase || $0 == "|" } }
      let paths = names.reduce([""]) { paths, word in
        paths.flatMap { path in
          word.split(separator: "|").map { (path.isEmpty ? "" : path + " ") + $0 }
        }
      }
      for path in paths.map({ $0.isEmpty ? "console" : $0 }) where path != "help" {
        let command = try #require(commands.first { $0.path == path }, "kasir \(path)")
        named.insert(path)
        for option in words.compactMap({ $0.firstMatch(of: /--[a-z-]+/)?.0 }) {
          #expect(command.options.contains(String(option)), "kasir \(path) \(option)")
        }
      }
    }
    let all = Set(commands.map(\.path)).subtracting(["console"])
    #expect(all.subtracting(named) == [])
  }

  private static let readme = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "README.md")
}

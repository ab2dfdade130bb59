import Foundation
import TerminalUI
import Testing

@testable import Console

/// The documents' tables of keys say what the table of commands says.
struct KeyDocumentTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Drawn anew by `KASIR_RECORD=1 swift test --filter KeyDocument`.
  @Test func `Keys.md is the table of commands`() throws {
    let file = Self.root.appending(path: "Sources/Console/Console.docc/Keys.md")
    if ProcessInfo.processInfo.environment["KASIR_RECORD"] != nil {
      try Self.document.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == Self.document)
  }

  @Test(arguments: Command.allCases)
  func `the README names the first key of every command`(_ command: Command) throws {
    let text = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    let start = try #require(text.range(of: "\n## Keys")).upperBound
    let end = text[start...].range(of: "\n## ")?.lowerBound ?? text.endIndex
    let section = text[start..<end]
    let key = try #require(command.defaultKeys.first)
    let digits = command.isTab && section.contains("`1`–`5`")
    #expect(digits || section.contains("`\(key.name)`"), "\(command.rawValue): \(key.name)")
  }

  private static var document: String {
    var lines = [
      "# The keys", "",
      "Every command, its keys, and its name for `[keys]` in the config file.", "",
      "Drawn from the table of commands; a test holds it against it. A key that is a character is text in a",
      "text field, where the other keys of a command work.", "",
    ]
    for screen in ScreenKind.allCases {
      lines += [
        "## \(title(screen))", "", "| keys | does | in the config |", "| --- | --- | --- |",
      ]
      for command in screen.commands {
        let keys = command.defaultKeys.map { "`\($0.name)`" }.joined(separator: " ")
        let danger = command.entry.isDangerous ? " (asks first)" : ""
        lines.append("| \(keys) | \(command.entry.help.english)\(danger) | `\(command.rawValue)` |")
      }
      for (keys, help) in Words(.english).fieldKeys(screen) {
        lines.append("| \(keys) | \(help) | |")
      }
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }

  private static func title(_ screen: ScreenKind) -> String {
    switch screen {
    case .list: "Sales list"
    case .search: "Search"
    case .newSale: "New sale"
    case .saleDetails: "Details of a new sale"
    case .liveConfirmation: "First live charge"
    case .payment: "Payment"
    case .customersView: "Customer's view"
    case .detail: "One sale"
    case .refund: "Refund"
    case .settlement: "Settling a refund by hand"
    case .alarm: "Settling an alarm"
    case .reconcile: "Ledger and gateway"
    case .parked: "Parked sales"
    case .settings: "Settings"
    case .about: "About"
    }
  }
}

import Foundation
import Testing

@testable import TerminalUI

/// Screens kept as text beside the tests, each with its style layers: as the dark theme paints it, and
/// as a terminal without colours does.
///
/// To draw them anew after a change that was meant: `KASIR_RECORD=1 swift test --filter GoldenFrame`,
/// then read the difference as you would read code.
enum Golden {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Golden")

  static func expect(
    _ frame: Frame, _ name: String, in place: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let folder = folder.appending(path: "\(place)-\(frame.size.columns)x\(frame.size.rows)")
    let file = folder.appending(path: "\(name).txt")
    let drawn = text(frame)
    if ProcessInfo.processInfo.environment["KASIR_RECORD"] != nil {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try drawn.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let kept = try String(contentsOf: file, encoding: .utf8)
    // The whole of both would bury the line that differs.
    #expect(
      drawn == kept, "\(place) \(name): \(difference(drawn, kept))", sourceLocation: sourceLocation)
  }

  private static func text(_ frame: Frame) -> String {
    FrameText.text(frame) + "\n~~~ dark\n"
      + layer(frame, TerminalCapabilities(colours: .trueColour)) + "\n~~~ mono\n"
      + layer(frame, TerminalCapabilities(colours: .none)) + "\n"
  }

  private static func layer(_ frame: Frame, _ capabilities: TerminalCapabilities) -> String {
    StyleLayer.text(frame, theme: .standard, capabilities)
  }

  private static func difference(_ drawn: String, _ kept: String) -> String {
    let (new, old) = (drawn.split(separator: "\n"), kept.split(separator: "\n"))
    let place =
      zip(new, old).enumerated().first { $1.0 != $1.1 }?.offset ?? min(new.count, old.count)
    let lines = [old, new].map { place < $0.count ? String($0[place]) : "(no line)" }
    return "line \(place + 1)\n  kept:  \(lines[0])\n  drawn: \(lines[1])"
  }
}

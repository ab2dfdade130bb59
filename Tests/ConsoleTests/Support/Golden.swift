import Foundation
import TerminalUI
import Testing

/// Screens kept as text beside the tests, each with its style layer.
///
/// To draw them anew after a change that was meant: `KASIR_RECORD=1 swift test --filter GoldenFrame`,
/// then read the difference as you would read code.
enum Golden {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Golden")

  static func expect(
    _ frame: Frame, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: "\(name)-\(frame.size.columns)x\(frame.size.rows).txt")
    let drawn = FrameText.text(frame) + "\n~~~\n" + FrameText.styles(frame) + "\n"
    if ProcessInfo.processInfo.environment["KASIR_RECORD"] != nil {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try drawn.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let kept = try String(contentsOf: file, encoding: .utf8)
    #expect(drawn == kept, "\(file.lastPathComponent)", sourceLocation: sourceLocation)
  }
}

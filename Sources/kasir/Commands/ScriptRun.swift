import Foundation
import TerminalUI
import Till

/// A script that plays the console, and where its screens go.
struct ScriptRun: Sendable {
  let player: ScriptPlayer
  private let path: String
  private let voice: Voice

  init(_ script: KeyScript, path: String, dump: String?, _ voice: Voice) {
    self.path = path
    self.voice = voice
    player = ScriptPlayer(script, now: { SystemTime.sinceStart }) { name, frame, theme in
      dump.flatMap { Self.keep(name, frame, theme, in: $0) }
    }
  }

  /// Says how it went, once the console has ended; the exit code.
  func end() -> Int32 {
    guard let failure = player.failure else { return 0 }
    let error = Failure(
      TillError(.notFound, "\(path), line \(failure.line): \(failure.problem)."))
    if voice.isJSON {
      Output.message(error.error.document)
    } else {
      Output.message("The screen was:\n\(player.screen)\n\n\(error.error.text)")
    }
    return error.exitCode
  }

  /// Writes a screen; says what went wrong.
  private static func keep(
    _ name: String, _ frame: Frame, _ theme: Theme, in folder: String
  ) -> String? {
    let files = [
      (name + ".txt", FrameText.text(frame)),
      (
        name + ".styles.txt",
        StyleLayer.text(frame, theme: theme, TerminalCapabilities(colours: .trueColour))
      ),
    ]
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for (file, text) in files {
        try Data((text + "\n").utf8).write(to: URL(filePath: folder + "/" + file))
      }
      return nil
    } catch {
      return "the screen \(name) cannot be written to \(folder)"
    }
  }
}

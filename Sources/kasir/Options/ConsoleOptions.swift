import ArgumentParser
import Foundation
import TerminalUI
import Till

/// How the console is shown, and driven by a script in place of a person.
struct ConsoleOptions: ParsableArguments {
  @Flag(
    inversion: .prefixedNo,
    help: ArgumentHelp(
      "In lines, with numbers to choose by, for screen readers and serial lines.",
      discussion:
        "It works on every terminal and on a pipe. `plain = true` in the config has it always."))
  var plain: Bool?

  @Option(
    help: ArgumentHelp(
      "Play the keys of a file, without a terminal.",
      discussion: """
        The file may be a named pipe, or /dev/stdin. One command a line: key NAME …, type TEXT, paste TEXT, wait TEXT, gone TEXT, screen NAME, \
        resize 100x30, within SECONDS, keys [NUMBER]; # begins a comment. A wait that takes more than \
        60 s, or what within says, ends it with exit 1 and the screen it saw.
        """,
      valueName: "file"),
    completion: .file())
  var script: String?

  @Option(
    help: ArgumentHelp(
      "The folder for the screens that the script names: NAME.txt, and its styles in NAME.styles.txt.",
      valueName: "folder"),
    completion: .directory)
  var dump: String?

  /// In bytes; far more than anybody writes, and less than a device that never ends.
  private static let longestScript = 1 << 20

  /// Reads the script; nil where there is none.
  ///
  /// - Throws: ``TillError`` of kind `usage`, with the line and what is allowed in its place.
  func run(_ voice: Voice) throws(TillError) -> ScriptRun? {
    guard let path = script else {
      guard dump == nil else { throw TillError(.usage, "--dump needs --script FILE.") }
      return nil
    }
    guard plain != true else {
      throw TillError(
        .usage, "--script plays the screens: it does not go with --plain, which reads lines.",
        hint: "Give the lines to `kasir --plain` on its standard input.")
    }
    let bytes = try WholeInput.file(path, "The script \(path)", limit: Self.longestScript)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw TillError(.usage, "The script \(path) is no text in UTF-8.")
    }
    let script: KeyScript
    do throws(KeyScriptError) { script = try KeyScript(parsing: text) } catch {
      throw TillError(.usage, "\(path), line \(error.line): \(error.problem).")
    }
    guard dump != nil || !script.keepsScreens else {
      throw TillError(.usage, "\(path) keeps screens: say where with --dump FOLDER.")
    }
    return ScriptRun(script, path: path, dump: dump, voice)
  }
}

import StrictJSON

/// What a command says beside its answer, on standard error.
///
/// With `--json` standard error is kept for the error's own document: what else there is to say is
/// told only with `--verbose`, one `{"note": …}` a line.
struct Voice: Sendable {
  /// Whether a program reads.
  var isJSON = false
  /// Whether notes are unwanted.
  var isQuiet = false
  /// Whether every request is told.
  var isVerbose = false

  /// Says what a person should know: a margin that is narrow, a gateway in trouble.
  func note(_ text: String) {
    guard !isQuiet, !isJSON || isVerbose else { return }
    say(text)
  }

  /// Says what only somebody who looks into a problem wants to know.
  func detail(_ text: String) { if isVerbose { say(text) } }

  private func say(_ text: String) {
    if isJSON { Output.messageLine(["note": .string(text)]) } else { Output.message(text) }
  }
}

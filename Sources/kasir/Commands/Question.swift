import Glibc

/// Asks a person on the terminal, beside the output.
enum Question {
  /// Whether there is somebody to ask.
  static var isPossible: Bool {
    Surroundings.isTerminal(STDIN_FILENO) && Surroundings.isTerminal(STDERR_FILENO)
  }

  /// Asks, and returns what was typed; empty where the terminal was closed.
  static func ask(_ text: String) -> String {
    Output.write(Redaction.text(text), to: STDERR_FILENO)
    return readLine() ?? ""
  }
}

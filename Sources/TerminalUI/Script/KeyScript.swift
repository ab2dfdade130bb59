/// What somebody would do at the keyboard, one command a line.
///
/// Empty lines and lines that begin with `#` say nothing.
package struct KeyScript: Hashable, Sendable {
  /// A command.
  package enum Step: Hashable, Sendable {
    /// Presses keys, one after the other.
    case press([Key])
    /// Types a text, one key a character.
    case type(String)
    /// Pastes a text in one go.
    case paste(String)
    /// Waits until a text is on the screen.
    case wait(String)
    /// Waits until a text is not on the screen any more.
    case gone(String)
    /// Keeps the screen under a name.
    case screen(String)
    /// Gives the terminal another size.
    case resize(Size)
    /// Gives the waits after it so long.
    case within(Duration)
    /// Fails unless so many keys were pressed by ``press(_:)`` since the last count; nil counts anew.
    case count(Int?)
  }

  /// A command and where it stands.
  package struct Line: Hashable, Sendable {
    /// From 1 on.
    package let number: Int
    /// The line as it was written.
    package let text: String
    package let step: Step
  }

  package let lines: [Line]

  /// Reads a script whole, so that a wrong line is found before the first key is pressed.
  ///
  /// - Throws: ``KeyScriptError`` with the line's number and what is allowed in its place.
  package init(parsing text: String) throws(KeyScriptError) {
    var lines: [Line] = []
    var names: Set<String> = []
    for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = raw.last == "\r" ? raw.dropLast() : raw
      guard let first = line.first(where: { $0 != " " }), first != "#" else { continue }
      let step = try ScriptLine(String(line), number: index + 1).step()
      if case .screen(let name) = step, !names.insert(name).inserted {
        throw KeyScriptError(
          line: index + 1,
          problem: "a screen is called \(name) already: every one needs its own name")
      }
      lines.append(Line(number: index + 1, text: String(line), step: step))
    }
    self.lines = lines
  }

  /// Whether there are screens to keep.
  package var keepsScreens: Bool {
    lines.contains { if case .screen = $0.step { true } else { false } }
  }
}

/// What is wrong with a script, or with how it went.
package struct KeyScriptError: Error, Hashable, Sendable {
  package let line: Int
  /// What is wrong and what to do, without a full stop.
  package let problem: String
}

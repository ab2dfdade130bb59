/// What a session's terminal answers beside what the emulator does by itself.
package struct TerminalAnswers: Sendable {
  /// What it says of its page, up to the terminator; nil for nothing.
  var page: String?
  /// Whether it says that it shows frames whole.
  var synchronizes: Bool
  /// Whether it answers nothing until it is told to.
  package var areHeld: Bool

  private var held: [UInt8] = []
  /// The end of what was seen, which may be the beginning of a question.
  private var seen: [UInt8] = []

  /// - Parameters:
  ///   - page: What it says of its page (OSC 11), such as `rgb:ffff/ffff/ffff`.
  ///   - synchronizes: Whether it knows the mode 2026.
  ///   - areHeld: Whether it answers nothing until ``TerminalSession/releaseAnswers()``.
  package init(page: String? = nil, synchronizes: Bool = false, areHeld: Bool = false) {
    self.page = page
    self.synchronizes = synchronizes
    self.areHeld = areHeld
  }

  /// The answers to the questions in what the program wrote, ahead of the emulator's own.
  mutating func take(_ bytes: [UInt8]) -> [UInt8] {
    var answers: [UInt8] = []
    for byte in bytes {
      seen = seen.suffix(8) + [byte]
      if let page, ends("\u{1B}]11;?\u{07}") { answers += "\u{1B}]11;\(page)\u{07}".utf8 }
      if synchronizes, ends("\u{1B}[?2026$p") { answers += "\u{1B}[?2026;2$y".utf8 }
    }
    return answers

    func ends(_ question: String) -> Bool {
      seen.suffix(question.utf8.count).elementsEqual(question.utf8)
    }
  }

  /// What is to be typed now.
  mutating func due(_ answers: [UInt8]) -> [UInt8] {
    guard areHeld else { return answers }
    held += answers
    return []
  }

  mutating func release() -> [UInt8] {
    areHeld = false
    defer { held = [] }
    return held
  }
}

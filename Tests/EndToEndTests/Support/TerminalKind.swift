import Testing

/// A terminal that people have, as far as a program may use it.
struct TerminalKind: Sendable, CustomTestStringConvertible {
  /// `TERM`.
  let term: String
  /// How many colours its description in the terminal database has.
  let colours: Int
  /// Whether it has a second screen to come back from.
  let hasSecondScreen: Bool
  /// Whether it takes xterm's private modes: pastes in brackets.
  var hasPrivateModes = true
  /// What it may be asked, and is.
  var questions = TerminalBytes.questions
  var environment: [String: String] = [:]

  var testDescription: String {
    ([term] + environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
      .joined(separator: " ")
  }

  /// The terminals of Debian's `ncurses-base`, which every system has.
  static let all: [TerminalKind] = [
    TerminalKind(term: "xterm-256color", colours: 256, hasSecondScreen: true),
    TerminalKind(term: "tmux-256color", colours: 256, hasSecondScreen: true),
    TerminalKind(term: "screen", colours: 8, hasSecondScreen: true),
    TerminalKind(term: "xterm", colours: 8, hasSecondScreen: true),
    TerminalKind(term: "linux", colours: 8, hasSecondScreen: false, questions: []),
    TerminalKind(
      term: "vt100", colours: 0, hasSecondScreen: false, hasPrivateModes: false, questions: []),
    TerminalKind(
      term: "vt220", colours: 0, hasSecondScreen: false, hasPrivateModes: false, questions: []),
    TerminalKind(
      term: "xterm-256color", colours: 0, hasSecondScreen: true,
      questions: Array(TerminalBytes.questions.dropFirst()), environment: ["NO_COLOR": "1"]),
    TerminalKind(
      term: "xterm-256color", colours: 256, hasSecondScreen: true, environment: ["LANG": "C"]),
  ]
}

/// What of a terminal's bytes its kind does not understand.
enum ForeignBytes {
  /// Every colour and private mode that was sent although the terminal lacks it, as people can read
  /// it.
  static func found(in bytes: [UInt8], of kind: TerminalKind) -> [String] {
    let text = String(decoding: bytes, as: UTF8.self)
    var foreign: Set<String> = []
    for piece in text.split(separator: "\u{1B}[", omittingEmptySubsequences: false).dropFirst() {
      guard let end = piece.firstIndex(where: { ("@"..."~").contains($0) }) else { continue }
      let parameters = String(piece[..<end])
      switch piece[end] {
      case "m" where !parameters.hasPrefix(">"):
        if let problem = colourProblem(parameters, kind.colours) { foreign.insert(problem) }
      case "h", "l":
        if parameters.hasPrefix("?"), let problem = modeProblem(parameters, kind) {
          foreign.insert(problem)
        }
      default: break
      }
    }
    return foreign.sorted()
  }

  private static func colourProblem(_ parameters: String, _ colours: Int) -> String? {
    let numbers = parameters.split(whereSeparator: { ";:".contains($0) }).compactMap { Int($0) }
    let extended = zip(numbers, numbers.dropFirst()).contains {
      [38, 48].contains($0) && [2, 5].contains($1)
    }
    if extended { return colours >= 256 ? nil : "m:" + parameters }
    let isColoured = numbers.contains { (30...37).contains($0) || (40...47).contains($0) }
    let isBright = numbers.contains { (90...97).contains($0) || (100...107).contains($0) }
    if isColoured, colours < 8 { return "m:" + parameters }
    return isBright && colours < 16 ? "m:" + parameters : nil
  }

  private static func modeProblem(_ parameters: String, _ kind: TerminalKind) -> String? {
    let numbers = parameters.dropFirst().split(separator: ";").compactMap { Int($0) }
    if numbers.contains(where: [2004, 1000, 1002, 1003, 1006].contains), !kind.hasPrivateModes {
      return "mode " + parameters
    }
    if numbers.contains(where: [47, 1047, 1049].contains), !kind.hasSecondScreen {
      return "mode " + parameters
    }
    return nil
  }
}

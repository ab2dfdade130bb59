/// What ncurses reads, before it means anything.
package enum RawInput: Hashable, Sendable {
  /// A Unicode scalar; also every control.
  case scalar(UInt32)
  /// A key that ncurses recognised. Its codes overlap the scalars, hence a case of their own.
  case code(Int32)
}

/// Turns what ncurses reads into keys.
///
/// ncurses gives an escape sequence that it does not know as single characters. They must not arrive
/// as typing, so they are swallowed here, as is a key held with Alt. A paste is collected into one
/// key.
package struct KeyDecoder: Sendable {
  /// What a code of ncurses stands for.
  package enum Meaning: Hashable, Sendable {
    case key(Key)
    case pasteStart, pasteEnd
    /// `ESC [ <`: a report of the mouse follows, up to `M` or `m`.
    case mouse
    /// `ESC [ M`: a report of an old terminal follows, three characters.
    case oldMouse
    /// Known, and not a key: a resize.
    case nothing
  }

  private enum Mode {
    case plain
    /// After `ESC [`, up to a final byte `@`…`~`.
    case controlSequence
    case paste
    /// After `ESC [ <`, with what came of the report so far.
    case mouse(String)
    /// After `ESC [ M`, with what came of the report so far.
    case oldMouse([Int])
  }

  /// A paste longer than this many bytes of UTF-8 is cut there.
  package static let mostPasted = 64 * 1024

  /// More than any report of a mouse has.
  private static let longestReport = 20

  private let codes: [Int32: Meaning]
  private var mode = Mode.plain
  private var pasted = String.UnicodeScalarView()
  private var pastedBytes = 0

  package init(codes: [Int32: Meaning]) {
    self.codes = codes
  }

  /// Whether a paste has begun and not ended.
  package var isPasting: Bool {
    if case .paste = mode { true } else { false }
  }

  /// Decodes everything that was read in one go.
  ///
  /// An ESC at the end of it is the Esc key. An ESC with more behind it was one sequence: ncurses had
  /// already waited for the escape delay.
  package mutating func decode(_ inputs: [RawInput]) -> [Key] {
    var keys: [Key] = []
    var index = inputs.startIndex
    while index < inputs.endIndex {
      let input = inputs[index]
      index += 1
      switch mode {
      case .paste:
        if let key = continuePaste(input) { keys.append(key) }
      case .controlSequence:
        if !isInside(input) { mode = .plain }
      case .mouse(let report):
        if let key = continueMouse(input, report) { keys.append(key) }
      case .oldMouse(let report):
        if let key = continueOldMouse(input, report) { keys.append(key) }
      case .plain:
        if input == .scalar(0x1B) {
          index += afterEscape(inputs[index...], &keys)
        } else if let key = plain(input) {
          keys.append(key)
        }
      }
    }
    return keys
  }

  /// Ends a paste whose end never came, and gives what came of it.
  package mutating func endPaste() -> Key? {
    guard isPasting else { return nil }
    mode = .plain
    defer { pasted = String.UnicodeScalarView() }
    return .paste(String(pasted))
  }

  /// Decides on an ESC by what follows it.
  ///
  /// - Returns: How many of the inputs behind it are used up.
  private mutating func afterEscape(_ rest: ArraySlice<RawInput>, _ keys: inout [Key]) -> Int {
    switch rest.first {
    case nil, .scalar(0x1B):
      keys.append(.escape)
      return 0
    case .scalar(0x5B):  // [
      mode = .controlSequence
      return 1
    case .scalar(0x4F):  // O: a function key that this terminal is not known for
      return min(2, rest.count)
    case .scalar(let value) where KeyDecoder.isCtrlLetter(value):
      // Nobody holds Ctrl and Alt here, but Ctrl-C may follow Esc at once.
      keys.append(.escape)
      return 0
    case .scalar:  // held with Alt
      return 1
    case .code(let code):
      // A paste may follow Esc at once; any other key was held with Alt.
      switch codes[code] {
      case .pasteStart, .pasteEnd, .nothing, .mouse, .oldMouse: keys.append(.escape)
      default: return 1
      }
      return 0
    }
  }

  /// Whether a control is a letter's alone, not also Backspace, Tab or Enter, which are held with Alt
  /// by habit.
  private static func isCtrlLetter(_ value: UInt32) -> Bool {
    (0x01...0x1A).contains(value) && ![0x08, 0x09, 0x0A, 0x0D].contains(value)
  }

  private func isInside(_ input: RawInput) -> Bool {
    guard case .scalar(let value) = input else { return false }
    return (0x20...0x3F).contains(value)
  }

  private mutating func plain(_ input: RawInput) -> Key? {
    switch input {
    case .scalar(let value): return KeyDecoder.key(scalar: value)
    case .code(let code):
      switch codes[code] {
      case .key(let key): return key
      case .pasteStart:
        mode = .paste
        pastedBytes = 0
        return nil
      case .mouse:
        mode = .mouse("")
        return nil
      case .oldMouse:
        mode = .oldMouse([])
        return nil
      case .pasteEnd, .nothing, nil: return nil
      }
    }
  }

  private mutating func continuePaste(_ input: RawInput) -> Key? {
    switch input {
    case .code(let code):
      return codes[code] == .pasteEnd ? endPaste() : nil
    case .scalar(let value):
      guard let scalar = Unicode.Scalar(value) else { return nil }
      pastedBytes += Unicode.UTF8.width(scalar)
      // Terminals send a pasted line break as CR.
      if pastedBytes <= KeyDecoder.mostPasted { pasted.append(scalar == "\r" ? "\n" : scalar) }
      return nil
    }
  }

  /// A report goes up to a final byte, as every control sequence does: none of it is typing.
  private mutating func continueMouse(_ input: RawInput, _ report: String) -> Key? {
    mode = .plain
    guard case .scalar(let value) = input, let scalar = Unicode.Scalar(value) else { return nil }
    let longer = report + String(Character(scalar))
    guard isInside(input) else { return Mouse(report: longer).map { .mouse($0) } }
    mode = longer.utf8.count <= KeyDecoder.longestReport ? .mouse(longer) : .controlSequence
    return nil
  }

  /// Button, column and row, 32 more than each, counted from 1.
  private mutating func continueOldMouse(_ input: RawInput, _ report: [Int]) -> Key? {
    mode = .plain
    guard case .scalar(let value) = input, value >= 32 else { return nil }
    let longer = report + [Int(value) - 32]
    guard longer.count == 3 else {
      mode = .oldMouse(longer)
      return nil
    }
    return Mouse(button: longer[0], at: Point(x: longer[1] - 1, y: longer[2] - 1))
      .map { .mouse($0) }
  }

  /// The key of one character, controls included.
  static func key(scalar value: UInt32) -> Key? {
    switch value {
    case 0: return .control(" ")
    case 0x08, 0x7F: return .backspace
    case 0x09: return .tab
    case 0x0A, 0x0D: return .enter
    case 0x01...0x1A:
      return Unicode.Scalar(value + 0x60).map { .control(Character($0)) }
    case 0x1C...0x1F:
      return Unicode.Scalar(value + 0x40).map { .control(Character($0)) }
    case 0x80...0x9F: return nil
    default: return Unicode.Scalar(value).map { .character(Character($0)) }
    }
  }
}

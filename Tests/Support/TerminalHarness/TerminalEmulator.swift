private import CVTerm

/// A screen: bytes of a program go in, cells and the terminal's own answers come out.
///
/// Wraps libvterm and is the only file that knows it. For one thread at a time.
final class TerminalEmulator {
  private let terminal: OpaquePointer
  private let screen: OpaquePointer
  private let properties: UnsafeMutablePointer<CVTermProperties>
  private(set) var columns: Int
  private(set) var rows: Int

  init(columns: Int, rows: Int) throws {
    guard let terminal = vterm_new(Int32(rows), Int32(columns)),
      let screen = vterm_obtain_screen(terminal)
    else { throw HarnessError("libvterm made no terminal of \(columns)×\(rows)") }
    self.terminal = terminal
    self.screen = screen
    self.columns = columns
    self.rows = rows
    properties = .allocate(capacity: 1)
    properties.initialize(
      to: CVTermProperties(alternate_screen: false, cursor_visible: true, mouse: 0))
    vterm_set_utf8(terminal, 1)
    cvterm_watch(screen, properties)
    vterm_screen_enable_altscreen(screen, 1)
    vterm_screen_reset(screen, 1)
  }

  deinit {
    vterm_free(terminal)
    properties.deallocate()
  }

  var isAlternateScreen: Bool { properties.pointee.alternate_screen }
  var isCursorVisible: Bool { properties.pointee.cursor_visible }
  var reportsMouse: Bool { properties.pointee.mouse != 0 }

  /// Where the cursor is, from 0.
  var cursor: (x: Int, y: Int) {
    var position = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(terminal), &position)
    return (Int(position.col), Int(position.row))
  }

  /// Shows `bytes`.
  func feed(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
      _ = vterm_input_write(
        terminal, buffer.bindMemory(to: CChar.self).baseAddress, buffer.count)
    }
  }

  func resize(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    vterm_set_size(terminal, Int32(rows), Int32(columns))
  }

  /// What the terminal types by itself: answers to questions, and keys pressed with ``press(_:)``.
  func takeAnswers() -> [UInt8] {
    var answers: [UInt8] = []
    while true {
      let chunk = [CChar](unsafeUninitializedCapacity: 4096) { buffer, count in
        guard let base = buffer.baseAddress else { return }
        count = vterm_output_read(terminal, base, buffer.count)
      }
      if chunk.isEmpty { return answers }
      answers += chunk.map { UInt8(bitPattern: $0) }
    }
  }

  /// Presses a key, in the cursor-key mode the program chose.
  func press(_ key: TerminalKey) {
    var modifier = VTERM_MOD_NONE.rawValue
    if key.modifiers.contains(.shift) { modifier |= VTERM_MOD_SHIFT.rawValue }
    if key.modifiers.contains(.alt) { modifier |= VTERM_MOD_ALT.rawValue }
    if key.modifiers.contains(.control) { modifier |= VTERM_MOD_CTRL.rawValue }
    switch key.base {
    case .character(let scalar):
      vterm_keyboard_unichar(terminal, scalar.value, VTermModifier(modifier))
    case .function(let number):
      let code = VTERM_KEY_FUNCTION_0.rawValue + UInt32(number)
      vterm_keyboard_key(terminal, VTermKey(code), VTermModifier(modifier))
    case .named(let name):
      vterm_keyboard_key(terminal, name.vterm, VTermModifier(modifier))
    }
  }

  /// Brackets a paste, if the program asked for that.
  func startPaste() { vterm_keyboard_start_paste(terminal) }
  func endPaste() { vterm_keyboard_end_paste(terminal) }

  /// The cell at `x`, `y`; an empty one outside the screen.
  func cell(x: Int, y: Int) -> TerminalCell {
    var raw = VTermScreenCell()
    guard
      vterm_screen_get_cell(
        screen, VTermPos(row: Int32(clamping: y), col: Int32(clamping: x)), &raw)
        != 0
    else { return TerminalCell() }
    return TerminalCell(
      text: Self.text(raw), width: Int(raw.width), foreground: Self.color(raw.fg),
      background: Self.color(raw.bg), isBold: raw.attrs.bold != 0,
      isUnderlined: raw.attrs.underline != 0, isItalic: raw.attrs.italic != 0,
      isBlinking: raw.attrs.blink != 0, isReversed: raw.attrs.reverse != 0)
  }

  private static func text(_ raw: VTermScreenCell) -> String {
    let scalars = withUnsafeBytes(of: raw.chars) { Array($0.bindMemory(to: UInt32.self)) }
    // The second cell of a wide character holds this and nothing else.
    if scalars.first == .max { return "" }
    var text = ""
    for value in scalars.prefix(while: { $0 != 0 }) {
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    return text.isEmpty ? " " : text
  }

  private static func color(_ raw: VTermColor) -> TerminalColor {
    if cvterm_is_default(raw) { return .standard }
    if cvterm_is_indexed(raw) { return .indexed(raw.indexed.idx) }
    return .rgb(raw.rgb.red, raw.rgb.green, raw.rgb.blue)
  }
}

extension TerminalKey.Name {
  fileprivate var vterm: VTermKey {
    switch self {
    case .enter: VTERM_KEY_ENTER
    case .tab: VTERM_KEY_TAB
    case .backspace: VTERM_KEY_BACKSPACE
    case .escape: VTERM_KEY_ESCAPE
    case .up: VTERM_KEY_UP
    case .down: VTERM_KEY_DOWN
    case .left: VTERM_KEY_LEFT
    case .right: VTERM_KEY_RIGHT
    case .insert: VTERM_KEY_INS
    case .delete: VTERM_KEY_DEL
    case .home: VTERM_KEY_HOME
    case .end: VTERM_KEY_END
    case .pageUp: VTERM_KEY_PAGEUP
    case .pageDown: VTERM_KEY_PAGEDOWN
    }
  }
}

private import CNCurses
internal import Glibc

/// The screen and the keyboard of ncurses.
///
/// The only file that knows its C library.
///
/// ncurses keeps its state in globals and is not safe to use from two threads: one of these at a
/// time, on one thread.
final class Curses {
  /// Codes for a paste's two ends, above every code of ncurses itself.
  private static let pasteStart: Int32 = 2001
  private static let pasteEnd: Int32 = 2002
  private static let mouse: Int32 = 2003
  private static let oldMouse: Int32 = 2004

  private let screen: OpaquePointer
  private let window: UnsafeMutablePointer<WINDOW>
  /// Keys are read from a pad of one cell: reading from the window would paint it in between.
  private let pad: UnsafeMutablePointer<WINDOW>
  private let input: UnsafeMutablePointer<FILE>
  private let output: UnsafeMutablePointer<FILE>
  private let hasDefaultColours: Bool

  /// Corresponds to `newterm`.
  ///
  /// - Parameters:
  ///   - term: The terminal's name in the system's database.
  ///   - input: A descriptor of its own, closed with the rest, also when this throws.
  ///   - output: As `input`.
  ///   - escapeDelay: How long an ESC waits for the rest of a sequence, in milliseconds.
  init(
    term: String, input inputDescriptor: Int32, output outputDescriptor: Int32,
    escapeDelay: Int32
  ) throws(TerminalError) {
    guard let input = fdopen(inputDescriptor, "r"), let output = fdopen(outputDescriptor, "w")
    else { throw .failed(String(cString: strerror(errno))) }
    guard let screen = newterm(term, output, input) else {
      fclose(input)
      fclose(output)
      throw .unknown(term: term)
    }
    guard cn_capability("cup") != nil, let window = cn_stdscr(), let pad = newpad(1, 1) else {
      endwin()
      delscreen(screen)
      throw .unusable(term: term)
    }
    self.screen = screen
    self.window = window
    self.pad = pad
    self.input = input
    self.output = output
    hasDefaultColours =
      has_colors() && start_color() != ERR && use_default_colors() != ERR
    set_escdelay(escapeDelay)
    setModes()
    defineKeys()
  }

  private func setModes() {
    raw()
    noecho()
    nonl()
    curs_set(0)
    keypad(pad, true)
    nodelay(pad, true)
    scrollok(window, false)
  }

  // MARK: Painting

  var size: Size { Size(columns: Int(getmaxx(window)), rows: Int(getmaxy(window))) }

  /// How many colours there are; 0 without.
  var colours: Int { has_colors() ? Int(cn_colors()) : 0 }

  var hasAttributes: Bool { cn_capability("rev") != nil }

  /// Follows the terminal to another size.
  ///
  /// Corresponds to `resizeterm`.
  func resize(to size: Size) {
    resizeterm(Int32(max(1, size.rows)), Int32(max(1, size.columns)))
  }

  /// Puts one character at a place in the next picture, without showing it yet.
  ///
  /// - Parameter width: The cells it must take; a character that ncurses measures otherwise is
  ///   replaced, so that the rest of the row stays where it is.
  func put(_ character: Character, width: Int, at point: Point, style: PaintedStyle) {
    let row = Int32(point.y)
    let column = Int32(point.x)
    let attributes = Curses.attributes(style.attributes)
    let pair = pair(style)
    var units = Curses.units(character)
    if wcwidth(units[0]) != Int32(width) {
      units = Curses.units(width == 2 ? "□" : "?")
      if width == 2 { cn_put(window, row, column + 1, [0x20, 0], attributes, pair) }
    }
    // In the last cell of the screen this says ERR although it is done.
    cn_put(window, row, column, units, attributes, pair)
  }

  /// Whether the C library knows the width of a character; ncurses draws a space where it does not.
  static func knows(_ character: Character) -> Bool { wcwidth(Curses.units(character)[0]) >= 0 }

  private static func units(_ character: Character) -> [wchar_t] {
    var units = character.unicodeScalars.prefix(5).map { wchar_t($0.value) }
    units.append(0)
    return units
  }

  private static func attributes(_ attributes: Style.Attributes) -> attr_t {
    var result: attr_t = 0
    if attributes.contains(.bold) { result |= cn_bold() }
    if attributes.contains(.dim) { result |= cn_dim() }
    if attributes.contains(.underline) { result |= cn_underline() }
    if attributes.contains(.reverse) { result |= cn_reverse() }
    return result
  }

  /// The number of a pair of colours.
  ///
  /// ncurses finds one that it has, and reuses the oldest when there are no more.
  private func pair(_ style: PaintedStyle) -> Int32 {
    if style.foreground < 0, style.background < 0 { return 0 }
    let foreground = style.foreground < 0 && !hasDefaultColours ? 7 : style.foreground
    let background = style.background < 0 && !hasDefaultColours ? 0 : style.background
    return max(0, alloc_pair(foreground, background))
  }

  /// Shows what was put.
  ///
  /// Corresponds to `wnoutrefresh` and `doupdate`.
  func show(cursor: Point?) {
    curs_set(cursor == nil ? 0 : 1)
    if let cursor {
      let size = size
      wmove(
        window, Int32(max(0, min(cursor.y, size.rows - 1))),
        Int32(max(0, min(cursor.x, size.columns - 1))))
    }
    wnoutrefresh(window)
    doupdate()
  }

  /// Where ``show(cursor:)`` left the cursor, shown or not.
  var cursor: Point { Point(x: Int(getcurx(window)), y: Int(getcury(window))) }

  /// Paints all of a row with the next ``show(cursor:)``, whatever is there.
  func forget(row: Int) { wredrawln(window, Int32(row), 1) }

  /// Paints the whole screen with the next ``show(cursor:)``, whatever is there.
  func invalidate() { clearok(window, true) }

  func ring() { beep() }

  // MARK: Reading

  /// Reads what there is without waiting; nothing if there is nothing.
  ///
  /// - Parameter limit: Where to stop, except behind an ESC, whose meaning is in what follows.
  func read(limit: Int) -> [RawInput] {
    var inputs: [RawInput] = []
    while inputs.count < limit || inputs.last == .scalar(0x1B) {
      var value: wint_t = 0
      switch wget_wch(pad, &value) {
      case KEY_CODE_YES: inputs.append(.code(Int32(bitPattern: value)))
      case OK: inputs.append(.scalar(value))
      default: return inputs
      }
    }
    return inputs
  }

  /// What the codes of ``read(limit:)`` mean.
  static let keyCodes: [Int32: KeyDecoder.Meaning] = {
    let keys: [(Int32, Key)] = [
      (KEY_UP, .up), (KEY_DOWN, .down), (KEY_LEFT, .left), (KEY_RIGHT, .right),
      (KEY_HOME, .home), (KEY_FIND, .home), (KEY_END, .end), (KEY_SELECT, .end), (KEY_LL, .end),
      (KEY_PPAGE, .pageUp), (KEY_NPAGE, .pageDown), (KEY_DC, .delete), (KEY_IC, .insert),
      (KEY_BACKSPACE, .backspace), (KEY_BTAB, .backTab), (KEY_ENTER, .enter),
    ]
    var table: [Int32: KeyDecoder.Meaning] = [
      pasteStart: .pasteStart, pasteEnd: .pasteEnd, KEY_RESIZE: .nothing,
      mouse: .mouse, oldMouse: .oldMouse,
    ]
    for (code, key) in keys { table[code] = .key(key) }
    for number in 1...Int32(63) { table[KEY_F0 + number] = .key(.function(Int(number))) }
    return table
  }()

  /// Teaches ncurses the sequences that terminals send beside those of their description: cursor
  /// keys outside application mode, the editing keys of a VT220, and a paste's two ends.
  private func defineKeys() {
    let finals: [(String, Int32)] = [
      ("A", KEY_UP), ("B", KEY_DOWN), ("C", KEY_RIGHT), ("D", KEY_LEFT), ("H", KEY_HOME),
      ("F", KEY_END),
    ]
    for (final, code) in finals {
      define("\u{1B}[" + final, code)
      define("\u{1B}O" + final, code)
    }
    let editing = [KEY_HOME, KEY_IC, KEY_DC, KEY_END, KEY_PPAGE, KEY_NPAGE, KEY_HOME, KEY_END]
    for (index, code) in editing.enumerated() { define("\u{1B}[\(index + 1)~", code) }
    for (index, final) in ["P", "Q", "R", "S"].enumerated() {
      define("\u{1B}O" + final, KEY_F0 + Int32(index) + 1)
    }
    let functionKeys: [Int32] = [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24]
    for (index, number) in functionKeys.enumerated() {
      define("\u{1B}[\(number)~", KEY_F0 + Int32(index) + 1)
    }
    define("\u{1B}[Z", KEY_BTAB)
    define("\u{1B}OM", KEY_ENTER)
    define("\u{1B}[200~", Curses.pasteStart)
    define("\u{1B}[201~", Curses.pasteEnd)
    // Whatever the description says of it: what follows is read by the decoder.
    define_key("\u{1B}[<", Curses.mouse)
  }

  /// Whether the terminal's description knows of a mouse, and so of xterm's private modes.
  var hasPrivateModes: Bool { cn_capability("kmous") != nil }

  /// Reads the reports of terminals that know only the old form, while the mouse is on: some send
  /// the same for a function key.
  func readOldMouse(_ isOn: Bool) { define_key("\u{1B}[M", isOn ? Curses.oldMouse : 0) }

  private func define(_ sequence: String, _ code: Int32) {
    // 0: nobody has it. Otherwise the terminal's description knows better.
    if key_defined(sequence) == 0 { define_key(sequence, code) }
  }

  // MARK: Leaving and returning

  /// What takes this terminal back to normal, from its description: attributes off, cursor on,
  /// keypad off, main screen.
  var resetString: String {
    let names: [String] = ["sgr0", "cnorm", "rmkx", "rmcup"]
    return names.compactMap { name in cn_capability(name).map { String(cString: $0) } }
      .map(Curses.withoutPadding)
      .joined()
  }

  /// Leaves out `$<5>`, a delay for terminals of old.
  private static func withoutPadding(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let start = rest.firstRange(of: "$<") {
      result += rest[..<start.lowerBound]
      guard let end = rest[start.upperBound...].firstIndex(of: ">") else { break }
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  /// Gives the terminal back for a while.
  ///
  /// Corresponds to `endwin`.
  func leave() { endwin() }

  /// Takes the terminal again after ``leave()``.
  func enter() {
    reset_prog_mode()
    clearok(window, true)
    wnoutrefresh(window)
    doupdate()
  }

  /// Gives the terminal back for good.
  func close() {
    endwin()
    delwin(pad)
    delscreen(screen)
    fclose(output)
    fclose(input)
  }
}

/// What the terminal database says of a terminal, without opening one.
package enum TerminalDescription {
  /// How many colours a terminal of a name has, 0 without any; nil for a name that nobody knows.
  package static func colours(of term: String) -> Int? {
    var problem: Int32 = 0
    guard setupterm(term, STDOUT_FILENO, &problem) == OK else { return nil }
    return max(0, Int(tigetnum("colors")))
  }
}

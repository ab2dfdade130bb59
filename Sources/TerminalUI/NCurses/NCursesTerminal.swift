internal import Glibc

/// The real terminal, painted by ncurses.
package final class NCursesTerminal: Terminal {
  package let capabilities: TerminalCapabilities

  private let curses: Curses
  private let watch: TerminalGuard
  private let wake: WakePipe
  /// Descriptors of our own: standard output is diverted while the screen is ours.
  private let input: Int32
  private let output: Int32
  private var decoder = KeyDecoder(codes: Curses.keyCodes)
  private var painted: (frame: Frame, theme: Theme)?
  private var around = AroundCurses()
  private let takesLinks: Bool
  private let takesClipboard: Bool
  /// Waits that found the keyboard readable and then nothing to read.
  private var emptyReads = 0
  /// Whether the last read stopped before the end of what there was.
  private var hasMore = false
  private var reportsMouse = false
  /// Why to end, found out while the process was stopped.
  ///
  /// The terminal is somebody else's by then.
  private var endings: [TerminalEvent] = []

  private static let pasteOn = "\u{1B}[?2004h"
  private static let pasteOff = "\u{1B}[?2004l"
  /// Presses and the wheel, in the form without a limit of columns.
  private static let mouseOn = "\u{1B}[?1000h\u{1B}[?1006h"
  private static let mouseOff = "\u{1B}[?1006l\u{1B}[?1000l"
  /// Raw inputs read before the loop sees some of them.
  private static let burst = 16384
  /// How long a paste may pause before it is over, in milliseconds.
  private static let pasteTimeout: Int32 = 1000

  /// Opens the terminal and takes it over.
  ///
  /// Call on the thread that will use it.
  ///
  /// - Parameters:
  ///   - environment: `TERM`, `NO_COLOR`, `ESCDELAY` and the locale's variables are read.
  package init(
    input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO, environment: [String: String],
    wake: WakePipe
  ) throws(TerminalError) {
    let term = try NCursesTerminal.usableTerm(input, output, environment)
    let input = try NCursesTerminal.own(input)
    let output = try NCursesTerminal.own(output)
    TerminalLocale.prepare()
    watch = try TerminalGuard(input: input, output: output, wake: wake)
    do {
      curses = try Curses(
        term: term, input: input, output: output,
        escapeDelay: environment["ESCDELAY"].flatMap { Int32($0) } ?? 25)
    } catch {
      watch.end()
      throw error
    }
    self.wake = wake
    self.input = input
    self.output = output
    capabilities = NCursesTerminal.capabilities(curses, environment, term: term)
    takesLinks = CommandSupport.takesLinks(term: term)
    takesClipboard = CommandSupport.takesClipboard(term: term)
    watch.reinstall()
    watch.setReset(modesOff + curses.resetString)
    watch.captureOutput()
    write(modesOn)
  }

  private static func usableTerm(
    _ input: Int32, _ output: Int32, _ environment: [String: String]
  ) throws(TerminalError) -> String {
    guard isatty(input) == 1 else { throw .notATerminal("input") }
    guard isatty(output) == 1 else { throw .notATerminal("output") }
    let term = environment["TERM"] ?? ""
    if term.isEmpty || term == "dumb" || term == "unknown" { throw .unusable(term: term) }
    return term
  }

  private static func own(_ descriptor: Int32) throws(TerminalError) -> Int32 {
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    guard copy >= 0 else { throw .failed(String(cString: strerror(errno))) }
    return copy
  }

  private static func capabilities(
    _ curses: Curses, _ environment: [String: String], term: String
  ) -> TerminalCapabilities {
    let colours: TerminalCapabilities.Colours =
      switch curses.colours {
      case ..<8: .none
      case ..<16: .eight
      case ..<256: .sixteen
      case ..<0x100_0000: .palette
      default: .trueColour
      }
    return TerminalCapabilities(
      colours: colours, usesThemeColours: (environment["NO_COLOR"] ?? "").isEmpty,
      isUTF8: TerminalLocale.isUTF8(environment: environment, term: term),
      hasAttributes: curses.hasAttributes)
  }

  package var size: Size { curses.size }

  package func reportMouse(_ isOn: Bool) {
    guard isOn != reportsMouse, curses.hasPrivateModes else { return }
    reportsMouse = isOn
    curses.readOldMouse(isOn)
    // Known to whatever ends the process before the terminal hears of it.
    if isOn { watch.setReset(modesOff + curses.resetString) }
    write(isOn ? NCursesTerminal.mouseOn : NCursesTerminal.mouseOff)
  }

  /// What switches the terminal's own modes on; nothing for one that has none of them.
  private var modesOn: String {
    guard curses.hasPrivateModes else { return "" }
    return NCursesTerminal.pasteOn + (reportsMouse ? NCursesTerminal.mouseOn : "")
  }

  private var modesOff: String {
    guard curses.hasPrivateModes else { return "" }
    return (reportsMouse ? NCursesTerminal.mouseOff : "") + NCursesTerminal.pasteOff
  }

  package func invalidate() {
    painted = nil
    curses.invalidate()
  }

  package func ring() { curses.ring() }

  package func copy(_ text: String) -> Bool {
    guard takesClipboard, let sequence = ClipboardSequence.copying(text) else { return false }
    write(sequence)
    return true
  }

  package func suspend() {
    write(modesOff)
    curses.leave()
    watch.releaseOutput()
    watch.stopProcess()
    endings = endings(watch.takeSignals())
    if endings.isEmpty { takeBack() }
  }

  private func takeBack() {
    watch.captureOutput()
    curses.enter()
    watch.reinstall()
    write(modesOn)
    followSize()
    painted = nil
  }

  package func close() {
    watch.prepareToEnd()
    if endings.isEmpty {
      write(modesOff)
      curses.close()
    }
    watch.end()
  }

  /// Writes around ncurses, which has flushed everything after each frame.
  private func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return }
      bytes = bytes.dropFirst(count)
    }
  }
}

// MARK: - Painting

extension NCursesTerminal {
  package func paint(_ frame: Frame, theme: Theme) {
    guard endings.isEmpty else { return }
    let resolver = StyleResolver(theme: theme, capabilities: capabilities)
    let known = painted.flatMap {
      $0.theme == theme && $0.frame.size == frame.size ? $0.frame : nil
    }
    for y in 0..<size.rows {
      if y >= frame.size.rows {
        if known == nil { paintRow(y, [], links: [], resolver) }
        continue
      }
      let links = takesLinks ? frame.links(inRow: y) : []
      let isKnown = known.map {
        $0.row(y) == frame.row(y) && (!takesLinks || $0.links(inRow: y) == links)
      }
      if isKnown != true { paintRow(y, frame.row(y), links: links, resolver) }
    }
    curses.show(cursor: frame.cursor)
    write(around.take(cursor: curses.cursor))
    painted = (frame, theme)
  }

  private func paintRow(
    _ y: Int, _ cells: ArraySlice<Cell>, links: [PlacedLink], _ resolver: StyleResolver
  ) {
    let columns = size.columns
    let visible = cells.prefix(columns)
    var last: (style: Style, painted: PaintedStyle)?
    var pieces: [AroundCurses.Piece] = []
    func resolved(_ style: Style) -> PaintedStyle {
      if let last, last.style == style { return last.painted }
      let painted = resolver.resolve(style)
      last = (style, painted)
      return painted
    }
    for (x, cell) in zip(0..<columns, visible) where !cell.isContinuation {
      let next = visible.startIndex + x + 1
      let isWide = next < cells.endIndex && cells[next].isContinuation
      let isWhole = !isWide || x + 1 < columns
      var character = isWhole ? shown(cell.character) : " "
      if cell.style.fixed != nil, !Curses.knows(character) {
        let cell = (character: character, style: resolved(cell.style))
        pieces.append(AroundCurses.Piece(column: x, cells: [cell]))
        character = " "
      }
      curses.put(
        character, width: isWide && isWhole ? 2 : 1, at: Point(x: x, y: y),
        style: resolved(cell.style))
    }
    for link in links where link.point.x + link.text.count <= visible.count {
      let start = visible.startIndex + link.point.x
      let text = visible[start..<start + link.text.count]
      pieces.append(
        AroundCurses.Piece(
          column: link.point.x,
          cells: text.map { (character: $0.character, style: resolved($0.style)) },
          address: link.address))
    }
    if around.take(row: y, pieces, capabilities.colours) { curses.forget(row: y) }
    let page = resolver.resolve(Style(.text, on: .background))
    for x in visible.count..<max(visible.count, columns) {
      curses.put(" ", width: 1, at: Point(x: x, y: y), style: page)
    }
  }

  private func shown(_ character: Character) -> Character {
    capabilities.isUTF8 ? character : PlainGlyphs.plain(character)
  }
}

// MARK: - Waiting

extension NCursesTerminal {
  package func waitForEvents() -> [TerminalEvent] {
    if !endings.isEmpty { return endings }
    let readable = waitUntilReadable()
    var events = signalled(watch.takeSignals())
    if readable != 0 || hasMore { events += keys(readable) }
    return events
  }

  /// Blocks until a key, a signal or a wake-up.
  ///
  /// - Returns: What `poll` says of the keyboard.
  private func waitUntilReadable() -> Int16 {
    var files = [
      pollfd(fd: input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wake.readEnd, events: Int16(POLLIN), revents: 0),
    ]
    let timeout = hasMore ? 0 : decoder.isPasting ? NCursesTerminal.pasteTimeout : -1
    let count = poll(&files, nfds_t(files.count), timeout)
    // Drained before the signals and the actions are looked at, so that none is missed.
    wake.drain()
    return count > 0 ? files[0].revents : 0
  }

  private func signalled(_ signals: TerminalGuard.Signals) -> [TerminalEvent] {
    var events = endings(signals)
    if signals.contains(.resumed) {
      takeBack()
      events.append(.resumed)
    }
    if signals.contains(.windowChanged) {
      followSize()
      events.append(.resized)
    }
    if signals.contains(.stop) { events.append(.suspendRequested) }
    if signals.contains(.interrupt) { events.append(.key(.control("c"))) }
    return events
  }

  private func endings(_ signals: TerminalGuard.Signals) -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    if signals.contains(.hangUp) { events.append(.hungUp) }
    if signals.contains(.terminate) { events.append(.terminated(SIGTERM)) }
    return events
  }

  /// Reads every key there is.
  ///
  /// A keyboard that is gone ends the loop instead of spinning it.
  private func keys(_ readable: Int16) -> [TerminalEvent] {
    let raw = curses.read(limit: NCursesTerminal.burst)
    hasMore = raw.count >= NCursesTerminal.burst
    var events = decoder.decode(raw).map { TerminalEvent.key($0) }
    let isGone = readable & Int16(POLLHUP | POLLERR | POLLNVAL) != 0
    emptyReads = raw.isEmpty ? emptyReads + 1 : 0
    if raw.isEmpty, isGone || emptyReads > 16 { events.append(.hungUp) }
    return events
  }

  private func followSize() {
    var window = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0
    else { return }
    let size = Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
    if size != curses.size { curses.resize(to: size) }
    // Also at the size that it had before: in between, the terminal may have cut what was painted.
    invalidate()
  }
}

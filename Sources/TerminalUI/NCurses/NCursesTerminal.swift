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
  private let now: @Sendable () -> Duration
  private var keyboard: Keyboard
  private var painter: FramePainter
  private var modes: TerminalModes
  private let takesClipboard: Bool
  /// What was typed before the first frame.
  private var early: [TerminalEvent] = []
  /// Why to end, found out while the process was stopped.
  ///
  /// The terminal is somebody else's by then.
  private var endings: [TerminalEvent] = []

  /// How long the first frame waits for what the terminal says of its page.
  private static let firstFrameWait = Duration.milliseconds(150)
  /// How long answers that are still to come are waited for before the terminal is given back.
  private static let lastAnswersWait = Duration.milliseconds(200)

  /// Opens the terminal and takes it over.
  ///
  /// Call on the thread that will use it.
  ///
  /// - Parameters:
  ///   - environment: `TERM`, `NO_COLOR`, `ESCDELAY` and the locale's variables are read.
  ///   - wantsBackground: Whether to ask what the terminal's page is like.
  ///   - now: A clock that only goes forward.
  package init(
    input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO, environment: [String: String],
    wake: WakePipe, wantsBackground: Bool = false, now: @escaping @Sendable () -> Duration
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
    self.now = now
    capabilities = NCursesTerminal.capabilities(curses, environment, term: term)
    modes = TerminalModes(arePossible: curses.hasPrivateModes)
    painter = FramePainter(
      curses, capabilities, takesLinks: CommandSupport.takesLinks(term: term))
    takesClipboard = CommandSupport.takesClipboard(term: term)
    let questions = CommandSupport.questions(
      term: term, hasPrivateModes: curses.hasPrivateModes,
      wantsBackground: wantsBackground && capabilities.usesThemeColours
        && capabilities.colours > .none)
    keyboard = Keyboard(curses, asked: questions, now: now)
    watch.reinstall()
    watch.setReset(modes.off + curses.resetString)
    watch.captureOutput()
    // The first frame clears the screen after this, whatever the terminal made of it.
    write(
      modes.on + TerminalQuestion.allCases.filter(questions.contains).map(\.bytes).joined())
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
    guard isOn != modes.reportsMouse, modes.arePossible else { return }
    modes.reportsMouse = isOn
    curses.readOldMouse(isOn)
    // Known to whatever ends the process before the terminal hears of it.
    if isOn { watch.setReset(modes.off + curses.resetString) }
    write(isOn ? TerminalModes.mouseOn : TerminalModes.mouseOff)
  }

  package func invalidate() {
    painter.forget()
    curses.invalidate()
  }

  package func ring() { curses.ring() }

  package func copy(_ text: String) -> Bool {
    guard takesClipboard, let sequence = ClipboardSequence.copying(text) else { return false }
    write(sequence)
    return true
  }

  package func suspend() {
    takeLastAnswers()
    write(modes.off)
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
    write(modes.on)
    followSize()
    painter.forget()
  }

  package func close() {
    watch.prepareToEnd()
    if endings.isEmpty {
      takeLastAnswers()
      write(modes.off)
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
    let isWhole = painter.put(frame, theme: theme) && keyboard.synchronizes
    if isWhole {
      holdFramesTogether()
      write(TerminalModes.frameStart)
    }
    curses.show(cursor: frame.cursor)
    write(painter.takeRest() + (isWhole ? TerminalModes.frameEnd : ""))
  }

  /// Known to whatever ends the process before the first frame begins.
  private func holdFramesTogether() {
    guard !modes.holdsFramesTogether else { return }
    modes.holdsFramesTogether = true
    watch.setReset(modes.off + curses.resetString)
  }
}

// MARK: - Waiting

extension NCursesTerminal {
  package func awaitAnswers() -> [TerminalEvent] {
    var answers: [TerminalEvent] = []
    read(upTo: NCursesTerminal.firstFrameWait, while: { answers.isEmpty && $0.awaitsBackground }) {
      if case .background = $0 { answers.append($0) } else { early.append($0) }
    }
    return answers
  }

  /// Reads away what the terminal still has to answer, so that it is not typed into the shell.
  private func takeLastAnswers() {
    read(upTo: NCursesTerminal.lastAnswersWait, while: { $0.isAsking }) { _ in }
    keyboard.expectNothing()
  }

  /// Reads the keyboard alone, for a moment.
  private func read(
    upTo limit: Duration, while isWanted: (Keyboard) -> Bool, _ take: (TerminalEvent) -> Void
  ) {
    let end = now() + limit
    while isWanted(keyboard), now() < end {
      var file = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
      let count = poll(&file, 1, Keyboard.milliseconds(end - now()))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      let events = keyboard.read(file.revents)
      events.forEach(take)
      if events.contains(.hungUp) { return }
    }
  }

  package func waitForEvents() -> [TerminalEvent] {
    if !endings.isEmpty { return endings }
    if !early.isEmpty {
      defer { early = [] }
      return early
    }
    let readable = waitUntilReadable()
    return signalled(watch.takeSignals()) + keyboard.read(readable)
  }

  /// Blocks until a key, a signal or a wake-up.
  ///
  /// - Returns: What `poll` says of the keyboard.
  private func waitUntilReadable() -> Int16 {
    var files = [
      pollfd(fd: input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wake.readEnd, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&files, nfds_t(files.count), keyboard.timeout)
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

import Glibc
import Testing

@testable import TerminalUI

/// The real backend on a pseudo-terminal.
///
/// ncurses and the signal handlers are the process's own, so one test at a time.
@Suite(.serialized)
struct NCursesTerminalTests {
  private static let start = ContinuousClock.now
  static let now: @Sendable () -> Duration = { ContinuousClock.now - start }

  func withTerminal(
    _ environment: [String: String] = ["TERM": "xterm-256color", "LANG": "C.UTF-8"],
    _ body: (NCursesTerminal, Pseudo) throws -> Void
  ) throws {
    let pseudo = try Pseudo()
    defer { pseudo.close() }
    let before = pseudo.modes()
    let terminal = try NCursesTerminal(
      input: pseudo.side, output: pseudo.side, environment: environment, wake: try WakePipe(),
      now: Self.now)
    pseudo.answerAll(terminal)
    do {
      try body(terminal, pseudo)
      terminal.close()
    } catch {
      terminal.close()
      throw error
    }
    #expect(pseudo.modes() == before)
    // Nothing of xterm's is sent to a terminal that is none.
    guard environment["TERM"] != "vt100" else { return }
    #expect(pseudo.painted(upTo: "\u{1B}[?2004l").contains("\u{1B}[?2004l"))
  }

  func frame(_ text: String, _ size: Size, _ style: Style = .text) -> Frame {
    var frame = Frame(size: size)
    frame.write(text, at: Point(x: 0, y: 0), style: style)
    return frame
  }

  @Test func `the mouse is asked for on demand, and given back with the terminal`() throws {
    let pseudo = try Pseudo()
    defer { pseudo.close() }
    let terminal = try NCursesTerminal(
      input: pseudo.side, output: pseudo.side,
      environment: ["TERM": "xterm-256color", "LANG": "C.UTF-8"], wake: try WakePipe(),
      now: Self.now)
    terminal.paint(frame("kopi", terminal.size), theme: .standard)
    #expect(!pseudo.painted(by: terminal).contains("?1000h"))
    terminal.reportMouse(true)
    terminal.reportMouse(true)
    #expect(pseudo.painted(by: terminal) == "\u{1B}[?1000h\u{1B}[?1006h")
    pseudo.type("\u{1B}[<0;10;2M\u{1B}[<65;1;1M")
    var events: [TerminalEvent] = []
    while events.count < 2 { events += terminal.waitForEvents() }
    #expect(events == [.key(.mouse(.press(Point(x: 9, y: 1)))), .key(.mouse(.wheelDown))])
    terminal.reportMouse(false)
    #expect(pseudo.painted(by: terminal) == "\u{1B}[?1006l\u{1B}[?1000l")
    // Reports that are still on their way are no typing.
    pseudo.type("\u{1B}[<0;10;2Mx")
    events = []
    while events.last != .key(.character("x")) { events += terminal.waitForEvents() }
    #expect(events.count <= 2)
    terminal.reportMouse(true)
    _ = pseudo.painted(by: terminal)
    terminal.close()
    #expect(pseudo.painted(upTo: "?2004l").contains("\u{1B}[?1006l\u{1B}[?1000l"))
  }

  @Test func `a terminal without xterm's private modes is sent none of them`() throws {
    let pseudo = try Pseudo()
    defer { pseudo.close() }
    let terminal = try NCursesTerminal(
      input: pseudo.side, output: pseudo.side,
      environment: ["TERM": "vt100", "LANG": "C.UTF-8"], wake: try WakePipe(), now: Self.now)
    terminal.paint(frame("kopi", terminal.size), theme: .standard)
    terminal.reportMouse(true)
    terminal.close()
    _ = write(pseudo.side, "the end", 7)
    let all = pseudo.painted(upTo: "the end")
    #expect(all.contains("kopi") && all.hasSuffix("the end"))
    #expect(!all.contains("?1000") && !all.contains("?2004"))
  }

  @Test
  func `paints changed rows only`() throws {
    try withTerminal { terminal, pseudo in
      #expect(terminal.size == Size(columns: 20, rows: 3))
      var frame = frame("한국 kopi", terminal.size)
      frame.write("steady", at: Point(x: 0, y: 1))
      terminal.paint(frame, theme: .standard)
      let first = pseudo.painted(by: terminal)
      #expect(first.contains("한국") && first.contains("steady"))
      #expect(first.contains("\u{1B}[?2004h"))
      frame.write("중국", at: Point(x: 0, y: 0))
      terminal.paint(frame, theme: .standard)
      let second = pseudo.painted(by: terminal)
      #expect(second.contains("중") && !second.contains("steady"))
      terminal.paint(frame, theme: .standard)
      #expect(pseudo.painted(by: terminal) == "")
      terminal.invalidate()
      terminal.paint(frame, theme: .standard)
      #expect(pseudo.painted(by: terminal).contains("steady"))
    }
  }

  @Test
  func `takes any frame, larger or smaller than the screen`() throws {
    try withTerminal { terminal, pseudo in
      for size in [(0, 0), (1, 1), (21, 3), (19, 2), (200, 90)] {
        let size = Size(columns: size.0, rows: size.1)
        var frame = frame(String(repeating: "한", count: 120), size)
        frame.cursor = Point(x: 500, y: -3)
        terminal.paint(frame, theme: .standard)
      }
      #expect(pseudo.painted(by: terminal).contains("한"))
    }
  }

  @Test
  func `reads keys in either mode, and a paste as one`() throws {
    try withTerminal { terminal, pseudo in
      let expected: [(String, [Key])] = [
        ("\u{1B}OA", [.up]), ("\u{1B}[B", [.down]), ("\u{1B}[5~", [.pageUp]), ("\u{1B}[H", [.home]),
        ("\u{1B}[4~", [.end]), ("\u{1B}[21~", [.function(10)]), ("\u{1B}OP", [.function(1)]),
        ("\u{1B}[3~", [.delete]), ("\u{1B}[Z", [.backTab]),
        ("한a", [.character("한"), .character("a")]),
        ("\u{0F}\r", [.control("o"), .enter]), ("\u{1B}", [.escape]), ("\u{03}", [.control("c")]),
        ("\u{1B}[200~q\ry\u{1B}[201~", [.paste("q\ny")]), ("\u{1B}[1;7Zx", [.character("x")]),
      ]
      for (bytes, keys) in expected {
        pseudo.type(bytes)
        let events = terminal.waitForEvents()
        #expect(events == keys.map { .key($0) }, "\(bytes.debugDescription)")
      }
    }
  }

  @Test
  func `follows a resize and reports signals`() throws {
    try withTerminal { terminal, pseudo in
      pseudo.resize(columns: 50, rows: 10)
      raise(SIGWINCH)
      raise(SIGWINCH)
      #expect(terminal.waitForEvents() == [.resized])
      #expect(terminal.size == Size(columns: 50, rows: 10))
      raise(SIGINT)
      #expect(terminal.waitForEvents() == [.key(.control("c"))])
      raise(SIGTERM)
      #expect(terminal.waitForEvents() == [.terminated(SIGTERM)])
    }
  }

  @Test
  func `a keyboard that is gone ends it`() throws {
    let pseudo = try Pseudo()
    let terminal = try NCursesTerminal(
      input: pseudo.side, output: pseudo.side,
      environment: ["TERM": "xterm-256color"], wake: try WakePipe(), now: Self.now)
    pseudo.close()
    #expect(terminal.waitForEvents().contains(.hungUp))
    terminal.close()
  }

  @Test
  func `NO_COLOR paints no theme colour, but a QR code's`() throws {
    let environment = ["TERM": "xterm-256color", "LANG": "C.UTF-8", "NO_COLOR": "1"]
    try withTerminal(environment) { terminal, pseudo in
      var frame = frame("danger", terminal.size, Style(.danger))
      terminal.paint(frame, theme: .standard)
      #expect(!pseudo.painted(by: terminal).contains("8;5;"))
      frame.put("▀", at: Point(x: 0, y: 1), style: .fixed(foreground: 16, background: 231))
      terminal.paint(frame, theme: .standard)
      let code = pseudo.painted(by: terminal)
      #expect(code.contains("38;5;16") && code.contains("48;5;231"))
    }
  }

  @Test func `a link is written around ncurses, each time its row is painted`() throws {
    let opening = "\u{1B}]8;id=pay;https://a.example/pay/cs_12\u{1B}\\"
    let closing = "\u{1B}]8;;\u{1B}\\"
    try withTerminal { terminal, pseudo in
      var frame = Frame(size: terminal.size)
      frame.writeLink(
        "https://a.example/pay/cs_12", in: Rect(x: 1, y: 0, width: 18, height: 3))
      terminal.paint(frame, theme: .standard)
      let first = pseudo.painted(by: terminal)
      #expect(first.split(separator: opening).count == 3)
      #expect(first.split(separator: closing).count == 3)
      #expect(first.contains("\u{1B}[1;2H" + opening) && first.contains("\u{1B}[2;2H" + opening))
      terminal.paint(frame, theme: .standard)
      #expect(pseudo.painted(by: terminal) == "")
      // A change beside it in its row has ncurses paint over it.
      frame.write("!", at: Point(x: 0, y: 0))
      terminal.paint(frame, theme: .standard)
      let second = pseudo.painted(by: terminal)
      #expect(
        second.split(separator: opening).count == 2 && !second.contains("\u{1B}[2;2H" + opening))
      // The same text, a link no more: it has to be painted again.
      frame.clearTargets()
      terminal.paint(frame, theme: .standard)
      let third = pseudo.painted(by: terminal)
      #expect(third.contains("https://a.example") && !third.contains("]8;"))
    }
  }

  @Test(arguments: ["linux", "vt100", "screen", "screen-256color"])
  func `a terminal that could print a link is sent its text alone`(term: String) throws {
    try withTerminal(["TERM": term, "LANG": "C.UTF-8"]) { terminal, pseudo in
      var frame = Frame(size: terminal.size)
      frame.writeLink("https://a.example/", in: frame.bounds)
      terminal.paint(frame, theme: .standard)
      let isCopied = terminal.copy("https://a.example/")
      #expect(isCopied == term.hasPrefix("screen"))
      let painted = pseudo.painted(upTo: isCopied ? "]52;" : "example/")
      #expect(painted.contains("https://a.example/") && !painted.contains("]8;"))
    }
  }

  @Test func `a character of a code that the C library lacks is drawn, and leaves nothing behind`()
    throws
  {
    try withTerminal { terminal, pseudo in
      let style = Style.fixed(foreground: 16, background: 231)
      var frame = frame("kopi", terminal.size)
      frame.put("\u{1CD00}", at: Point(x: 5, y: 1), style: style)
      terminal.paint(frame, theme: .standard)
      #expect(pseudo.painted(by: terminal).contains("\u{1CD00}"))
      terminal.paint(frame, theme: .standard)
      #expect(pseudo.painted(by: terminal) == "")
      // ncurses believes that there is a space already.
      frame.put(" ", at: Point(x: 5, y: 1), style: style)
      terminal.paint(frame, theme: .standard)
      let after = pseudo.painted(by: terminal)
      #expect(after.contains("48;5;231") && !after.contains("\u{1CD00}"))
      // A name from outside is no code.
      frame.write("\u{1CD00}", at: Point(x: 0, y: 2))
      terminal.paint(frame, theme: .standard)
      #expect(!pseudo.painted(by: terminal).contains("\u{1B}[3;1H\u{1B}[0"))
    }
  }

  @Test
  func `knows what the terminal can do`() throws {
    try withTerminal { terminal, _ in
      #expect(terminal.capabilities == TerminalCapabilities(colours: .palette))
    }
    try withTerminal(["TERM": "linux", "LANG": "C"]) { terminal, _ in
      #expect(
        terminal.capabilities == TerminalCapabilities(colours: .eight, isUTF8: false))
    }
    try withTerminal(["TERM": "vt100"]) { terminal, pseudo in
      #expect(terminal.capabilities == TerminalCapabilities(colours: .none, isUTF8: false))
      var frame = frame("", terminal.size)
      frame.box(frame.bounds)
      terminal.paint(frame, theme: .standard)
      #expect(pseudo.painted(by: terminal).contains("+----"))
    }
  }

  @Test(
    arguments: [
      ("", TerminalError.unusable(term: "")), ("dumb", .unusable(term: "dumb")),
      ("no-such-terminal", .unknown(term: "no-such-terminal")),
    ])
  func `refuses a terminal it cannot draw on, and leaves it alone`(
    term: String, error: TerminalError
  ) throws {
    let pseudo = try Pseudo()
    defer { pseudo.close() }
    let before = pseudo.modes()
    let wake = try WakePipe()
    #expect(throws: error) {
      _ = try NCursesTerminal(
        input: pseudo.side, output: pseudo.side, environment: ["TERM": term], wake: wake,
        now: Self.now)
    }
    #expect(pseudo.modes() == before)
  }

  @Test
  func `refuses a file`() throws {
    let file = Glibc.open("/dev/null", O_RDWR)
    defer { _ = Glibc.close(file) }
    let wake = try WakePipe()
    #expect(throws: TerminalError.notATerminal("input")) {
      _ = try NCursesTerminal(
        input: file, output: file, environment: ["TERM": "xterm"], wake: wake, now: Self.now)
    }
  }
}

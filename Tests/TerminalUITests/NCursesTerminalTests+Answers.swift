import Glibc
import Synchronization
import Testing

@testable import TerminalUI

/// What the real backend asks the terminal, and what it makes of the answers.
extension NCursesTerminalTests {
  private static let questions = "\u{1B}]11;?\u{07}\u{1B}[?2026$p\u{1B}[c"
  private static let light = "\u{1B}]11;rgb:ffff/fdfd/f0f0\u{07}"
  private static let whole = (start: "\u{1B}[?2026h", end: "\u{1B}[?2026l")

  /// A clock that a test moves.
  private final class HandClock: Sendable {
    private let time = Mutex(Duration.zero)
    var now: Duration { time.withLock { $0 } }
    func move(by duration: Duration) { time.withLock { $0 += duration } }
  }

  private func open(
    _ pseudo: Pseudo, _ environment: [String: String] = [:], wantsBackground: Bool = true,
    now: @escaping @Sendable () -> Duration = NCursesTerminalTests.now
  ) throws -> NCursesTerminal {
    let usual = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]
    return try NCursesTerminal(
      input: pseudo.side, output: pseudo.side, environment: usual.merging(environment) { $1 },
      wake: try WakePipe(), wantsBackground: wantsBackground, now: now)
  }

  /// Everything up to this key.
  private func events(_ terminal: NCursesTerminal, upTo key: Key) -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    while !events.contains(.key(key)), !events.contains(.hungUp) {
      events += terminal.waitForEvents()
    }
    return events
  }

  @Test(arguments: [
    (["TERM": "xterm-256color"], true, questions), (["TERM": "tmux-256color"], true, questions),
    (["TERM": "screen"], true, questions),
    (["TERM": "xterm-256color"], false, "\u{1B}[?2026$p\u{1B}[c"),
    (["TERM": "xterm-256color", "NO_COLOR": "1"], true, "\u{1B}[?2026$p\u{1B}[c"),
    (["TERM": "linux"], true, ""), (["TERM": "vt100"], true, ""), (["TERM": "vt220"], true, ""),
  ])
  func `asks once, and only what the terminal knows and somebody goes by`(
    environment: [String: String], wantsBackground: Bool, asked: String
  ) throws {
    let pseudo = try Pseudo()
    defer { pseudo.close() }
    let terminal = try open(pseudo, environment, wantsBackground: wantsBackground)
    terminal.paint(frame("kopi", terminal.size), theme: .standard)
    terminal.ring()
    // The bell ends one of the questions, too.
    let all = pseudo.painted(upTo: "kopi") + pseudo.painted(by: terminal)
    if !asked.isEmpty { #expect(all.contains("\u{1B}[?2004h" + asked)) }
    let rest = all.replacing(asked, with: "")
    for question in ["]11;", "$p", "[c"] { #expect(!rest.contains(question), "\(question)") }
    // It is wiped away by the first frame, should the terminal have written any of it.
    if !asked.isEmpty {
      let (before, after) = (all.firstRange(of: asked), all.firstRange(of: "kopi"))
      let between = all[try #require(before).upperBound..<(try #require(after)).lowerBound]
      #expect(between.contains("\u{1B}[H\u{1B}[2J") || between.contains("\u{1B}[H\u{1B}[J"))
    }
    pseudo.answerAll(terminal)
    terminal.close()
  }

  @Test func `an answer in two pieces is no typing, wherever it is split`() throws {
    let answers = [
      Self.light, "\u{1B}]11;rgb:0/0/0\u{1B}\\", "\u{1B}[?2026;2$y", "\u{1B}[?62;22c",
    ]
    for answer in answers {
      for split in 1..<answer.utf8.count {
        let pseudo = try Pseudo()
        defer { pseudo.close() }
        let clock = HandClock()
        let terminal = try open(pseudo, now: { clock.now })
        pseudo.type(String(answer.prefix(split)))
        #expect(terminal.waitForEvents() == [], "\(split) of \(answer.debugDescription)")
        pseudo.type(answer.dropFirst(split) + "x")
        let keys = events(terminal, upTo: .character("x")).filter {
          if case .background = $0 { false } else { true }
        }
        #expect(keys == [.key(.character("x"))], "\(split) of \(answer.debugDescription)")
        pseudo.type("\u{1B}[?1;2c")
        terminal.close()
      }
    }
  }

  @Test func `Esc waits for a terminal that never answers, but not for long and not for ever`()
    throws
  {
    let pseudo = try Pseudo()
    defer { pseudo.close() }
    let clock = HandClock()
    let terminal = try open(pseudo, now: { clock.now })
    pseudo.type("\u{1B}")
    #expect(terminal.waitForEvents() == [])
    clock.move(by: ReplyFilter.longestHold)
    #expect(terminal.waitForEvents() == [.key(.escape)])
    clock.move(by: ReplyFilter.patience)
    pseudo.type("\u{1B}")
    #expect(terminal.waitForEvents() == [.key(.escape)])
    terminal.close()
  }

  @Test func `a paste whose end never comes is over after a while`() throws {
    let clock = HandClock()
    let pseudo = try Pseudo()
    defer { pseudo.close() }
    let terminal = try open(pseudo, now: { clock.now })
    pseudo.answerAll(terminal)
    pseudo.type("\u{1B}[200~teh")
    #expect(terminal.waitForEvents() == [])
    clock.move(by: .seconds(60))
    #expect(terminal.waitForEvents() == [.key(.paste("teh"))])
    pseudo.type("x")
    #expect(terminal.waitForEvents() == [.key(.character("x"))])
    terminal.close()
  }

  @Test func `the page is known before the first frame, and what was typed is kept`() throws {
    let pseudo = try Pseudo()
    defer { pseudo.close() }
    let clock = HandClock()
    let terminal = try open(pseudo, now: { clock.now })
    pseudo.type("n" + Self.light + "\u{1B}[?2026;2$y\u{1B}[?62c\u{1B}[200~teh\u{1B}[201~")
    #expect(terminal.awaitAnswers() == [.background(.light)])
    #expect(
      terminal.waitForEvents() == [.key(.character("n")), .key(.paste("teh"))])
    // There is nothing to wait for any more.
    #expect(terminal.awaitAnswers() == [])
    terminal.close()
  }

  @Test func `the first frame does not wait for a terminal that says nothing of its page`() throws {
    for answer in ["\u{1B}[?1;2c", ""] {
      let pseudo = try Pseudo()
      defer { pseudo.close() }
      let terminal = try open(pseudo)
      pseudo.type(answer)
      #expect(terminal.awaitAnswers() == [])
      terminal.close()
    }
    // One whose keyboard is gone has nothing to say, either.
    let pseudo = try Pseudo()
    let clock = HandClock()
    let terminal = try open(pseudo, now: { clock.now })
    pseudo.close()
    #expect(terminal.awaitAnswers() == [])
    #expect(terminal.waitForEvents().contains(.hungUp))
    terminal.close()
  }

  @Test func `frames are held together for a terminal that knows how, if they differ`() throws {
    let pseudo = try Pseudo()
    defer { pseudo.close() }
    let terminal = try open(pseudo, wantsBackground: false)
    var frame = frame("kopi", terminal.size)
    terminal.paint(frame, theme: .standard)
    #expect(!pseudo.painted(by: terminal).contains("\u{1B}[?2026h"))
    pseudo.type("\u{1B}[?2026;2$y\u{1B}[?62c")
    #expect(terminal.waitForEvents() == [])
    terminal.paint(frame, theme: .standard)
    #expect(pseudo.painted(by: terminal) == "")
    frame.writeLink("https://a.example/pay", in: Rect(x: 0, y: 1, width: 20, height: 2))
    terminal.paint(frame, theme: .standard)
    let painted = pseudo.painted(by: terminal)
    #expect(painted.hasPrefix(Self.whole.start) && painted.hasSuffix(Self.whole.end))
    #expect(painted.contains("https://a.example"))
    #expect(painted.split(separator: Self.whole.start).count == 1)
    frame.cursor = Point(x: 3, y: 0)
    terminal.paint(frame, theme: .standard)
    let moved = pseudo.painted(by: terminal)
    #expect(moved.hasPrefix(Self.whole.start) && moved.hasSuffix(Self.whole.end))
    terminal.close()
    // Whatever ends it, nothing stays held back.
    #expect(pseudo.painted(upTo: "?2004l").contains(Self.whole.end))
  }

  @Test(arguments: ["\u{1B}[?2026;0$y", "\u{1B}[?2026;4$y", "\u{1B}[?2004;2$y", ""])
  func `frames are sent as they are where the terminal does not say so`(answer: String) throws {
    let pseudo = try Pseudo()
    defer { pseudo.close() }
    let terminal = try open(pseudo, wantsBackground: false)
    pseudo.type(answer + "\u{1B}[?62c")
    #expect(terminal.waitForEvents() == [])
    terminal.paint(frame("kopi", terminal.size), theme: .standard)
    #expect(!pseudo.painted(by: terminal).contains("\u{1B}[?2026h"))
    terminal.close()
  }

  @Test func `answers that come while it is closed are not left for the shell`() throws {
    let pseudo = try Pseudo()
    defer { pseudo.close() }
    pseudo.makeRaw()
    let clock = HandClock()
    let terminal = try open(pseudo, now: { clock.now })
    // As over a slow line: the terminal answers when it is given back already, in part.
    pseudo.type("\u{1B}]11;rgb:ff")
    pseudo.type("/ff/ff\u{07}\u{1B}[?2026;2$y\u{1B}[?62c")
    terminal.close()
    #expect(!pseudo.hasUnread)
  }

  @Test func `random keys mean the same with answers between them, read by ncurses`() throws {
    let presses: [(String, Key)] = [
      ("n", .character("n")), ("\r", .enter), ("\u{1B}OA", .up), ("\u{1B}[B", .down),
      ("\u{1B}[5~", .pageUp), ("é", .character("é")), ("\u{0F}", .control("o")),
      ("\u{1B}[200~q\ry\u{1B}[201~", .paste("q\ny")), ("\u{1B}[21~", .function(10)),
    ]
    var state: UInt64 = 7
    func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }
    for _ in 0..<60 {
      let pseudo = try Pseudo()
      defer { pseudo.close() }
      let clock = HandClock()
      let terminal = try open(pseudo, now: { clock.now })
      var answers = [Self.light, "\u{1B}[?2026;1$y", "\u{1B}[?64;1;2c"][...]
      var (typed, expected) = ("", [TerminalEvent]())
      for _ in 0..<12 {
        let (bytes, key) = presses[roll(presses.count)]
        typed += bytes
        expected.append(.key(key))
        if roll(3) == 0, let answer = answers.popFirst() { typed += answer }
      }
      typed += answers.joined() + "."
      expected.append(.key(.character(".")))
      pseudo.type(typed)
      let events = self.events(terminal, upTo: .character("."))
      #expect(events.filter { if case .background = $0 { false } else { true } } == expected)
      #expect(events.contains(.background(.light)))
      terminal.close()
    }
  }
}

internal import Glibc

/// What ncurses reads as events, without what the terminal answers about itself.
struct Keyboard {
  /// Raw inputs read before the loop sees some of them.
  private static let burst = 16384
  /// How long a paste may pause before it is over: rather deaf for a moment than a text read as keys.
  private static let pasteTimeout = Duration.seconds(5)

  private let curses: Curses
  private let now: @Sendable () -> Duration
  private var decoder = KeyDecoder(codes: Curses.keyCodes)
  private var replies: ReplyFilter
  /// Reads that found the keyboard readable and then nothing to read.
  private var emptyReads = 0
  /// Whether the last read stopped before the end of what there was.
  private var hasMore = false
  private var lastRead = Duration.zero
  /// Whether the terminal has said that it shows frames whole.
  private(set) var synchronizes = false

  init(
    _ curses: Curses, asked questions: Set<TerminalQuestion>,
    now: @escaping @Sendable () -> Duration
  ) {
    self.curses = curses
    self.now = now
    replies = ReplyFilter(asked: questions, at: now())
  }

  /// Whether answers are to be expected still.
  var isAsking: Bool { replies.isAsking(at: now()) }

  /// Whether the terminal may still say what its page is like.
  var awaitsBackground: Bool { replies.awaits(.background, at: now()) }

  mutating func expectNothing() { replies.giveUp() }

  /// How long to wait for more at most, in milliseconds; -1 for as long as it takes.
  var timeout: Int32 {
    if hasMore { return 0 }
    let ends = [replies.holdsUntil, decoder.isPasting ? lastRead + Self.pasteTimeout : nil]
    return ends.compactMap { $0 }.min().map { Self.milliseconds($0 - now()) } ?? -1
  }

  /// A duration as poll(2) takes it, never shorter than it is.
  static func milliseconds(_ duration: Duration) -> Int32 {
    let (seconds, fraction) = max(.zero, duration).components
    return Int32(
      clamping: seconds * 1000 + (fraction + 999_999_999_999_999) / 1_000_000_000_000_000)
  }

  /// Reads everything there is, or ends what has waited long enough for the rest of it.
  ///
  /// A keyboard that is gone ends the loop instead of spinning it.
  ///
  /// - Parameter readable: What `poll` says of the keyboard.
  mutating func read(_ readable: Int16) -> [TerminalEvent] {
    guard readable != 0 || hasMore else { return overdue() }
    let raw = curses.read(limit: Self.burst)
    hasMore = raw.count >= Self.burst
    lastRead = now()
    var events = events(replies.take(raw, at: lastRead))
    let isGone = readable & Int16(POLLHUP | POLLERR | POLLNVAL) != 0
    emptyReads = raw.isEmpty ? emptyReads + 1 : 0
    if raw.isEmpty, isGone || emptyReads > 16 { events.append(.hungUp) }
    return events
  }

  private mutating func overdue() -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    if let end = replies.holdsUntil, now() >= end { events += self.events(replies.release()) }
    if decoder.isPasting, now() >= lastRead + Self.pasteTimeout, let key = decoder.endPaste() {
      events.append(.key(key))
    }
    return events
  }

  private mutating func events(_ taken: ReplyFilter.Taken) -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    for part in taken.typed { events += decoder.decode(part).map { .key($0) } }
    for reply in taken.replies {
      switch reply {
      case .background(let background): events.append(.background(background))
      case .synchronizes(let does): synchronizes = does
      case .attributes: break
      }
    }
    return events
  }
}

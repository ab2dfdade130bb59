/// Takes what a terminal answers out of what is typed.
///
/// Only answers to what was asked are taken out, each once, in their exact form; everything else
/// passes untouched, read by read, so that it means what it would mean without this. An answer may
/// arrive in pieces: its beginning, which at first is an ESC like any other, is held back until
/// there is no doubt or the time for it is over. Once the terminal has answered the last question, or
/// has had long enough, no Esc is held back any more: it acts at once. What no key begins with still
/// is, since some terminals answer out of order (`screen`, and Windows' console) or over a slow line.
package struct ReplyFilter: Sendable {
  /// What came of one read.
  package struct Taken: Hashable, Sendable {
    /// What was typed, each part as if it had been read by itself.
    package var typed: [[RawInput]] = []
    package var replies: [TerminalReply] = []
  }

  /// How long the terminal has to answer.
  package static let patience = Duration.seconds(2)
  /// How long a beginning is held back.
  package static let longestHold = Duration.milliseconds(400)

  private static let escape = RawInput.scalar(0x1B)
  /// So many bytes of an answer begin no key: `ESC [ ?`, `ESC ] 1`.
  private static let unmistakable = 3

  private var awaited: Set<TerminalQuestion>
  private let lastAnswerAt: Duration
  /// The beginning of an answer, by the reads that it came in.
  private var held: [[RawInput]] = []
  private var heldSince = Duration.zero
  private var candidate: [UInt8] = []

  /// - Parameters:
  ///   - questions: What the terminal was asked.
  ///   - now: When, on a clock that only goes forward.
  package init(asked questions: Set<TerminalQuestion>, at now: Duration) {
    awaited = questions
    lastAnswerAt = now + Self.patience
  }

  /// Whether answers are to be expected still.
  package func isAsking(at now: Duration) -> Bool {
    awaited.contains(.attributes) && now < lastAnswerAt
  }

  /// Whether this question may still be answered in its time.
  package func awaits(_ question: TerminalQuestion, at now: Duration) -> Bool {
    isAsking(at: now) && awaited.contains(question)
  }

  /// When ``release()`` is due; nil where nothing is held back.
  package var holdsUntil: Duration? { held.isEmpty ? nil : heldSince + Self.longestHold }

  /// Takes what was read in one go.
  package mutating func take(_ inputs: [RawInput], at now: Duration) -> Taken {
    guard !awaited.isEmpty || !held.isEmpty else { return Taken(typed: [inputs]) }
    var taken = Taken()
    var typed: [RawInput] = []
    if !held.isEmpty { held.append([]) }
    for input in inputs {
      switch continued(by: input) {
      case .soFar: continue
      case .whole(let reply):
        taken.replies.append(reply)
        // What is typed behind an answer was not pressed together with what stands before it.
        taken.typed.append(typed)
        typed = []
        continue
      case .no: letGo(&taken, &typed)
      }
      if input == Self.escape, !awaited.isEmpty {
        (held, candidate, heldSince) = ([[input]], [0x1B], now)
      } else {
        typed.append(input)
      }
    }
    if !isAsking(at: now), candidate.count < Self.unmistakable { letGo(&taken, &typed) }
    taken.typed.append(typed)
    taken.typed.removeAll(where: \.isEmpty)
    return taken
  }

  /// Gives what is held back: the rest of it did not come.
  package mutating func release() -> Taken {
    var taken = Taken()
    var typed: [RawInput] = []
    letGo(&taken, &typed)
    if !typed.isEmpty { taken.typed.append(typed) }
    return taken
  }

  /// Expects no answer any more.
  package mutating func giveUp() { awaited = [] }

  /// Takes the next input into what is held back, if an answer goes on like that.
  private mutating func continued(by input: RawInput) -> ReplyGrammar.Verdict {
    guard !held.isEmpty, case .scalar(let value) = input, let byte = UInt8(exactly: value)
    else { return .no }
    let verdict = ReplyGrammar.verdict(candidate + [byte], awaited: awaited)
    switch verdict {
    case .no: break
    case .soFar:
      candidate.append(byte)
      held[held.count - 1].append(input)
    case .whole(let reply):
      awaited.remove(reply.question)
      held = []
    }
    return verdict
  }

  /// What is held back was typed after all, read by read.
  private mutating func letGo(_ taken: inout Taken, _ typed: inout [RawInput]) {
    taken.typed += held.dropLast()
    typed += held.last ?? []
    held = []
  }
}

/// The exact form of what terminals answer.
enum ReplyGrammar {
  enum Verdict: Hashable, Sendable {
    /// No answer begins like that.
    case no
    /// The beginning of an answer.
    case soFar
    case whole(TerminalReply)
  }

  /// What the bytes from an ESC on are, of the answers that are awaited.
  static func verdict(_ bytes: [UInt8], awaited: Set<TerminalQuestion>) -> Verdict {
    var verdict = Verdict.no
    for question in awaited {
      switch Self.verdict(bytes, question) {
      case .whole(let reply): return .whole(reply)
      case .soFar: verdict = .soFar
      case .no: break
      }
    }
    return verdict
  }

  private static func verdict(_ bytes: [UInt8], _ question: TerminalQuestion) -> Verdict {
    var reader = Reader(rest: bytes[...])
    do throws(Reader.Stop) {
      let reply =
        switch question {
        case .background: try background(&reader)
        case .synchronizing: try synchronizing(&reader)
        case .attributes: try attributes(&reader)
        }
      return reader.rest.isEmpty ? .whole(reply) : .no
    } catch .ended { return .soFar } catch { return .no }
  }

  /// `ESC ] 11 ; rgb:r/g/b` or `rgba:r/g/b/a`, each of one to four hexadecimal digits, and BEL or
  /// `ESC \` (xterm, ctlseqs: Operating System Commands; XParseColor).
  private static func background(_ reader: inout Reader) throws(Reader.Stop) -> TerminalReply {
    try reader.literal("\u{1B}]11;rgb")
    let hasAlpha = try reader.next() == UInt8(ascii: "a")
    if hasAlpha { try reader.literal(":") } else { try reader.again(":") }
    var parts = [try reader.part()]
    for _ in 0..<(hasAlpha ? 3 : 2) {
      try reader.literal("/")
      parts.append(try reader.part())
    }
    if try reader.next() != 0x07 { try reader.again("\u{1B}\\") }
    return .background(TerminalBackground(red: parts[0], green: parts[1], blue: parts[2]))
  }

  /// `ESC [ ? 2026 ; n $ y`: 1 is set, 2 is reset; 0 is unknown, and 3 and 4 cannot be changed
  /// (xterm, ctlseqs: DECRPM).
  private static func synchronizing(_ reader: inout Reader) throws(Reader.Stop) -> TerminalReply {
    try reader.literal("\u{1B}[?2026;")
    let state = try reader.number(digits: 1)
    guard state <= 4 else { throw .differs }
    try reader.literal("$y")
    return .synchronizes(state == 1 || state == 2)
  }

  /// `ESC [ ? n ; n … c`, up to 32 numbers (xterm, ctlseqs: Primary DA).
  private static func attributes(_ reader: inout Reader) throws(Reader.Stop) -> TerminalReply {
    try reader.literal("\u{1B}[?")
    for _ in 0..<32 {
      _ = try reader.number(digits: 4)
      switch try reader.next() {
      case UInt8(ascii: "c"): return .attributes
      case UInt8(ascii: ";"): break
      default: throw .differs
      }
    }
    throw .differs
  }
}

/// Reads bytes from the front.
private struct Reader {
  enum Stop: Error {
    /// There was not enough to say.
    case ended
    case differs
  }

  var rest: ArraySlice<UInt8>
  private var last: UInt8 = 0

  init(rest: ArraySlice<UInt8>) { self.rest = rest }

  mutating func next() throws(Stop) -> UInt8 {
    guard let byte = rest.popFirst() else { throw .ended }
    last = byte
    return byte
  }

  mutating func literal(_ text: String) throws(Stop) {
    for byte in text.utf8 where try next() != byte { throw .differs }
  }

  /// As ``literal(_:)``, with the byte read last as its first.
  mutating func again(_ text: String) throws(Stop) {
    guard let first = text.utf8.first, first == last else { throw .differs }
    try literal(String(text.dropFirst()))
  }

  /// A decimal number of at most so many digits.
  mutating func number(digits: Int) throws(Stop) -> Int {
    Int(try self.digits(most: digits, radix: 10).value)
  }

  /// A hexadecimal number of one to four digits, as a part of the largest of that many.
  mutating func part() throws(Stop) -> Double {
    let (value, count) = try digits(most: 4, radix: 16)
    return Double(value) / Double(1 << (4 * count) - 1)
  }

  private mutating func digits(
    most: Int, radix: Int
  ) throws(Stop) -> (value: Int, count: Int) {
    var (value, count) = (0, 0)
    while let byte = rest.first,
      let digit = Character(Unicode.Scalar(byte)).hexDigitValue, digit < radix
    {
      guard count < most else { throw .differs }
      rest.removeFirst()
      (value, count) = (value * radix + digit, count + 1)
    }
    // More digits may come, or what ends them.
    guard !rest.isEmpty else { throw .ended }
    guard count > 0 else { throw .differs }
    return (value, count)
  }
}

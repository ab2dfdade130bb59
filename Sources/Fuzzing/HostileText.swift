import Simulation

/// Text as an attacker, a careless gateway or another script would write it.
enum HostileText {
  /// Draws a text: pieces that are known to steer terminals, among others that are harmless.
  static func draw(_ draw: inout Draw) -> String {
    var text = ""
    for _ in 0...draw.below(12) {
      let piece = Self.piece(&draw)
      for _ in 0..<(draw.happens(50) ? draw.below(40) : 1) { text += piece }
    }
    return draw.happens(300) ? mutated(text, &draw) : text
  }

  private static func piece(_ draw: inout Draw) -> String {
    switch draw.below(6) {
    case 0: return draw.one(of: harmless)
    case 1: return draw.one(of: introducers) + parameters(&draw) + draw.one(of: finals)
    case 2: return draw.one(of: whole)
    case 3: return draw.one(of: invisible)
    case 4: return draw.one(of: clusters)
    default: return String(scalar(&draw))
    }
  }

  private static func parameters(_ draw: inout Draw) -> String {
    let marks = Array("0123456789;:?>=!$ ")
    return String((0..<draw.below(8)).map { _ in draw.one(of: marks) })
  }

  /// Any scalar of a block that matters, or of all of them.
  private static func scalar(_ draw: inout Draw) -> Unicode.Scalar {
    let blocks: [ClosedRange<Int64>] = [
      0...0x1F, 0x7F...0x9F, 0x20...0x7E, 0x300...0x36F, 0x2000...0x206F, 0xE000...0xF8FF,
      0xFE00...0xFE0F, 0xFFF0...0xFFFF, 0x1F000...0x1FAFF, 0xE0000...0xE01EF, 0...0x10FFFF,
    ]
    let value = UInt32(draw.within(draw.one(of: blocks)))
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// Bytes of it changed, and read again as whatever they are then.
  private static func mutated(_ text: String, _ draw: inout Draw) -> String {
    var bytes = Array(text.utf8)
    for _ in 0...draw.below(4) where !bytes.isEmpty {
      let place = draw.below(bytes.count)
      switch draw.below(3) {
      case 0: bytes[place] = UInt8(draw.below(256))
      case 1: bytes.remove(at: place)
      default: bytes.insert(UInt8(draw.below(256)), at: place)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let harmless = [
    "kopi susu", "Rp 25.000.000", "teh", "Tidak ada", "ok", "你好", "café", "£12.50", " ", "A-1",
  ]
  /// What begins a sequence, in seven bits and in eight.
  private static let introducers = [
    "\u{1B}[", "\u{9B}", "\u{1B}]", "\u{9D}", "\u{1B}P", "\u{90}", "\u{1B}_", "\u{9F}", "\u{1B}^",
    "\u{9E}", "\u{1B}X", "\u{98}", "\u{1B}(", "\u{1B}#", "\u{1B}", "\u{1B}\u{1B}[", "\u{C2}\u{9B}",
  ]
  private static let finals = [
    "m", "J", "H", "A", "h", "l", "c", "n", "r", "q", "t", "\u{07}", "\u{1B}\\", "\u{9C}", "", "0",
  ]
  private static let whole = [
    "\u{1B}]52;c;cm0gLXJm\u{07}", "\u{1B}]0;PAID\u{07}", "\u{1B}]8;;https://evil.example\u{1B}\\",
    "\u{1B}[2J\u{1B}[H", "\u{1B}[201~rm -rf\n", "\u{1B}c", "\u{1B}[?1049l", "\u{1B}[6n",
    "\u{1B}P+q544e\u{1B}\\", "\rPAID", "\u{08}\u{08}\u{08}", "\n\n", "\u{0B}\u{0C}", "\0", "\u{7F}",
    "\u{0E}", "\u{0F}", "\u{05}",
  ]
  private static let invisible = [
    "\u{202E}", "\u{202D}", "\u{2066}", "\u{2069}", "\u{200B}", "\u{200D}", "\u{200F}", "\u{061C}",
    "\u{FEFF}", "\u{00AD}", "\u{2028}", "\u{2029}", "\u{85}", "\u{180E}", "\u{3164}", "\u{115F}",
    "\u{E0041}", "\u{FE0F}", "\u{FFF9}", "\u{2060}",
  ]
  private static let clusters = [
    "👨‍👩‍👧‍👦", "🇮🇩", "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}", "ก็่้๊", "한", "\u{1100}\u{1161}", "ｶﾞ",
    "👍🏽", "1️⃣", "\u{301}", "﷽", "क्ष", "Å", "\u{0344}",
  ]
}

import CheckoutDomain
import Testing

/// Thousands of hostile texts, and not one that a terminal would obey.
struct SafeTextFuzzTests {
  @Test(arguments: 0..<4)
  func `nothing a terminal obeys comes out of 2,000 hostile texts`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<2000 {
      let text = Self.hostileText(&random)
      let limit = Int.random(in: 0...60, using: &random)
      let safe = SafeText.line(text, limit: limit)
      let escapes = safe.unicodeScalars.filter(Self.isObeyed)
      #expect(escapes.isEmpty, "\(text.unicodeScalars.map(\.value))")
      #expect(safe.unicodeScalars.count <= limit + 1)
      #expect(Self.mostMarks(safe) <= 2)
      #expect(SafeText.line(safe) == safe)
    }
  }

  @Test func `every single character is safe, and printable ASCII is itself`() {
    let all = [UInt32(0)...0x1_FFFF, 0xE_0000...0xE_01FF].joined().compactMap(Unicode.Scalar.init)
    let obeyed = all.filter { scalar in
      SafeText.line("x" + String(scalar)).unicodeScalars.contains(where: Self.isObeyed)
    }
    #expect(obeyed == [])
    let changed = all.filter { scalar in
      (0x20...0x7E).contains(scalar.value) && SafeText.line(String(scalar)) != String(scalar)
    }
    #expect(changed == [])
  }

  private static func hostileText(_ random: inout SeededGenerator) -> String {
    let pieces = [
      "\u{1B}[", "\u{1B}]52;c;", "\u{1B}]8;;http://evil.example\u{1B}\\", "\u{9B}2J", "\u{1B}P",
      "\u{7}", "\u{202E}", "\u{2067}", "\u{200B}", "\u{301}", "\u{20E3}", "\u{FE0F}", "\r", "\n",
      "kopi", "31m", "咖", "👩\u{200D}👩\u{200D}👧", "🇮🇩", "\u{E0067}", "\u{FFFD}",
    ]
    var text = ""
    for _ in 0..<Int.random(in: 1...40, using: &random) {
      switch Int.random(in: 0..<4, using: &random) {
      case 0: text += random.pick(pieces)
      case 1: text.unicodeScalars.append(Unicode.Scalar(UInt8.random(in: 0...0xFF, using: &random)))
      case 2:
        let value = UInt32.random(in: 0...0x10FFFF, using: &random)
        if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
      default:
        let bytes = (0..<4).map { _ in UInt8.random(in: 0...0xFF, using: &random) }
        text += String(decoding: bytes, as: UTF8.self)
      }
    }
    return text
  }

  /// By numbers, not by the properties that the sanitiser itself asks for.
  private static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F: true
    case 0xFE00...0xFE0F, 0xFEFF, 0xFFF9...0xFFFB, 0xE000...0xF8FF, 0xE0000...0x10FFFF: true
    default: false
    }
  }

  private static func mostMarks(_ text: String) -> Int {
    var most = 0
    var run = 0
    for scalar in text.unicodeScalars {
      let category = scalar.properties.generalCategory
      run = category == .nonspacingMark || category == .enclosingMark ? run + 1 : 0
      most = max(most, run)
    }
    return most
  }
}

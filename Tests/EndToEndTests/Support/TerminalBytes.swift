/// What a program may send to a terminal, and nothing else: text, and the sequences by which ncurses
/// moves, colours and clears.
///
/// Whatever sets a title, fills the clipboard, makes a link, rings, or asks the terminal to answer is
/// foreign, but for the three questions that Kasir asks once, at the start.
enum TerminalBytes {
  /// The finals of control sequences that are expected (ECMA-48, xterm).
  private static let finals = Set("@ABCDEFGHJKLMPSTXZbdfghlmrt".utf8)
  /// What may follow an escape alone: charsets, cursor, keypad, scrolling back.
  private static let short = Set("78=>MDEHc".utf8)

  /// What a console asks: the colour of the page (OSC 11), the mode 2026 (DECRQM), what it is (DA1).
  static let questions = ["\u{1B}]11;?\u{07}", "\u{1B}[?2026$p", "\u{1B}[c"]

  /// Every sequence that does not belong there, as people can read it.
  ///
  /// - Parameter questions: What may be asked, once each; nothing by a command.
  static func strangers(in bytes: [UInt8], but questions: [String] = []) -> [String] {
    var found: [String] = []
    var questions = questions.map { Array($0.utf8) }
    var place = 0
    while place < bytes.count {
      switch bytes[place] {
      case 0x1B:
        if let index = questions.firstIndex(where: { bytes[place...].starts(with: $0) }) {
          place += questions.remove(at: index).count
          continue
        }
        let end = end(ofEscapeAt: place, in: bytes)
        if let end {
          place = end
        } else {
          found.append(excerpt(bytes, place))
          place += 1
        }
      case 0x08, 0x09, 0x0A, 0x0D, 0x0E, 0x0F, 0x20...0x7E: place += 1
      // A C1 control in UTF-8.
      case 0xC2 where place + 1 < bytes.count && bytes[place + 1] < 0xA0:
        found.append(excerpt(bytes, place))
        place += 2
      case 0x80...: place += 1
      default:
        found.append(excerpt(bytes, place))
        place += 1
      }
    }
    return found
  }

  /// The place after an expected sequence; nil for any other, and one that breaks off is expected.
  private static func end(ofEscapeAt start: Int, in bytes: [UInt8]) -> Int? {
    guard start + 1 < bytes.count else { return bytes.count }
    switch bytes[start + 1] {
    case UInt8(ascii: "["):
      let final = bytes[(start + 2)...].firstIndex { (0x40...0x7E).contains($0) }
      guard let final else { return bytes.count }
      return finals.contains(bytes[final]) ? final + 1 : nil
    case UInt8(ascii: "("), UInt8(ascii: ")"): return min(start + 3, bytes.count)
    case let byte where short.contains(byte): return start + 2
    default: return nil
    }
  }

  private static func excerpt(_ bytes: [UInt8], _ place: Int) -> String {
    bytes[place..<min(place + 12, bytes.count)]
      .map { (0x21...0x7E).contains($0) ? String(Unicode.Scalar($0)) : "<\($0)>" }.joined()
  }
}

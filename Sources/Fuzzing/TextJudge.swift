import CheckoutDomain
import StrictJSON
import TerminalUI

/// Whether a text can do anything to a terminal once it has gone through what all texts go through.
enum TextJudge {
  private static let limit = 60
  private static let size = Size(columns: 24, rows: 4)

  static func judge(_ text: String) -> Verdict {
    let safe = SafeText.line(text, limit: limit)
    if let scalar = safe.unicodeScalars.first(where: steers) {
      return .wrong("a safe text holds U+\(String(scalar.value, radix: 16))")
    }
    if safe.unicodeScalars.count > limit + 1 { return .wrong("a safe text is too long") }
    if SafeText.line(safe, limit: limit + 1) != safe { return .wrong("a safe text is not safe") }
    if let reason = wrongInFrame(text) { return .wrong(reason) }
    if let reason = wrongInJSON(text) { return .wrong(reason) }
    return safe == text ? .accepted : .refused
  }

  /// Whether a scalar moves, hides or turns around anything.
  ///
  /// By Unicode's own tables, and not by the code that is judged.
  private static func steers(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) { return true }
    if scalar.properties.isBidiControl || scalar.properties.isDefaultIgnorableCodePoint {
      return true
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return true
    default: return false
    }
  }

  /// What a view draws that forgot to make its text safe.
  private static func wrongInFrame(_ text: String) -> String? {
    var frame = Frame(size: size)
    frame.write(text, at: Point(x: -3, y: 0))
    frame.write(text, in: Rect(x: 2, y: 1, width: 9, height: 1), alignment: .right)
    frame.box(Rect(x: 0, y: 1, width: 24, height: 3), title: text)
    frame.writeWrapped(text, in: Rect(x: 1, y: 2, width: 11, height: 2))
    for y in 0..<size.rows {
      let row = Array(frame.row(y))
      for (x, cell) in row.enumerated() {
        // A cell is one character with its marks, and nothing that leaves it.
        if let scalar = cell.character.unicodeScalars.first(where: leavesCell) {
          return "a cell holds U+\(String(scalar.value, radix: 16))"
        }
        let isWide = x + 1 < row.count && row[x + 1].isContinuation
        let width = cell.isContinuation ? 1 : TextWidth.of(cell.character)
        if width != (isWide && !cell.isContinuation ? 2 : 1) {
          return "the cell at \(x), \(y) is \(width) wide"
        }
        if cell.isContinuation, x == 0 || row[x - 1].isContinuation {
          return "half a character stands at \(x), \(y)"
        }
      }
    }
    return nil
  }

  private static func leavesCell(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) { return true }
    if scalar.properties.isBidiControl { return true }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: return true
    default: return false
    }
  }

  /// What a script's terminal gets to see, and what its program reads.
  private static func wrongInJSON(_ text: String) -> String? {
    let document = JSONValue.object(JSONObject(["text": .string(text)]))
    let isCleanly = { (line: String) in
      !line.unicodeScalars.contains {
        $0 != "\n" && ($0.properties.generalCategory == .control || $0.properties.isBidiControl)
      }
    }
    guard isCleanly(document.compact), isCleanly(document.pretty) else {
      return "a JSON document steers the terminal"
    }
    guard let read = try? JSONValue(parsing: document.pretty), read == document else {
      return "a JSON document says something else than was written"
    }
    return nil
  }
}

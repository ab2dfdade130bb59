extension JSONValue {
  /// The document on one line, members in their order: the exact bytes that go on the wire.
  public var compact: String {
    var text = ""
    write(into: &text, indentation: nil)
    return text
  }

  /// The document over several lines, two spaces a level, for people to read.
  public var pretty: String {
    var text = ""
    write(into: &text, indentation: 0)
    return text
  }

  private func write(into text: inout String, indentation: Int?) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value): text += value
    case .string(let value): Self.write(value, into: &text)
    case .array(let elements):
      Self.write(elements, between: ("[", "]"), into: &text, indentation: indentation) {
        element, text, inner in element.write(into: &text, indentation: inner)
      }
    case .object(let object):
      Self.write(object.members, between: ("{", "}"), into: &text, indentation: indentation) {
        member, text, inner in
        Self.write(member.name, into: &text)
        text += inner == nil ? ":" : ": "
        member.value.write(into: &text, indentation: inner)
      }
    }
  }

  private static func write<Element>(
    _ elements: [Element], between marks: (String, String), into text: inout String,
    indentation: Int?, each: (Element, inout String, Int?) -> Void
  ) {
    text += marks.0
    let inner = indentation.map { $0 + 2 }
    for (place, element) in elements.enumerated() {
      if place > 0 { text += "," }
      if let inner { text += "\n" + String(repeating: " ", count: inner) }
      each(element, &text, inner)
    }
    if let indentation, !elements.isEmpty {
      text += "\n" + String(repeating: " ", count: indentation)
    }
    text += marks.1
  }

  /// Control characters, including DEL and C1, are escaped: a document printed to a terminal must
  /// not move its cursor.
  private static func write(_ string: String, into text: inout String) {
    text += "\""
    defer { text += "\"" }
    if string.utf8.allSatisfy(isPlain) {
      text += string
      return
    }
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default:
        if scalar.properties.generalCategory == .control || scalar.properties.isBidiControl {
          let digits = String(scalar.value, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
  }

  /// Whether a byte of UTF-8 stands for itself in a string.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }
}

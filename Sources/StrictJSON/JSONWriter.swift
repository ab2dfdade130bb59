extension JSONValue {
  /// The document on one line, members in their order.
  public var compact: String { String(decoding: compactBytes, as: UTF8.self) }

  /// The document on one line, members in their order: the exact bytes that go on the wire.
  public var compactBytes: [UInt8] {
    var text = JSONText(isIndented: false)
    text.reserve(1024)
    text.write(self, indentation: 0)
    return text.bytes
  }

  /// The document over several lines, two spaces a level, for people to read.
  public var pretty: String {
    var text = JSONText(isIndented: true)
    text.write(self, indentation: 0)
    return String(decoding: text.bytes, as: UTF8.self)
  }
}

/// A document being written, UTF-8.
private struct JSONText {
  let isIndented: Bool
  private(set) var bytes: [UInt8] = []

  init(isIndented: Bool) { self.isIndented = isIndented }

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  mutating func write(_ value: JSONValue, indentation: Int) {
    switch value {
    case .null: put("null")
    case .bool(let value): put(value ? "true" : "false")
    case .integer(let value): put(String(value))
    case .number(let value): put(value)
    case .string(let value): write(value)
    case .array(let elements):
      put(UInt8(ascii: "["))
      for (place, element) in elements.enumerated() {
        if place > 0 { put(UInt8(ascii: ",")) }
        breakLine(indentation + 2)
        write(element, indentation: indentation + 2)
      }
      if !elements.isEmpty { breakLine(indentation) }
      put(UInt8(ascii: "]"))
    case .object(let object):
      put(UInt8(ascii: "{"))
      for (place, member) in object.members.enumerated() {
        if place > 0 { put(UInt8(ascii: ",")) }
        breakLine(indentation + 2)
        write(member.name)
        put(UInt8(ascii: ":"))
        if isIndented { put(UInt8(ascii: " ")) }
        write(member.value, indentation: indentation + 2)
      }
      if !object.members.isEmpty { breakLine(indentation) }
      put(UInt8(ascii: "}"))
    }
  }

  private mutating func put(_ byte: UInt8) { bytes.append(byte) }

  private mutating func put(_ text: String) {
    let isPut: Void? = text.utf8.withContiguousStorageIfAvailable { bytes.append(contentsOf: $0) }
    if isPut == nil { bytes.append(contentsOf: text.utf8) }
  }

  private mutating func breakLine(_ indentation: Int) {
    guard isIndented else { return }
    put(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indentation))
  }

  /// Control characters, including DEL and C1, are escaped: a document printed to a terminal must
  /// not move its cursor.
  private mutating func write(_ string: String) {
    put(UInt8(ascii: "\""))
    defer { put(UInt8(ascii: "\"")) }
    let isPlain = string.utf8.withContiguousStorageIfAvailable { $0.allSatisfy(Self.isPlain) }
    if isPlain ?? false { return put(string) }
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": put("\\\"")
      case "\\": put("\\\\")
      case "\n": put("\\n")
      case "\r": put("\\r")
      case "\t": put("\\t")
      default:
        if scalar.properties.generalCategory == .control || scalar.properties.isBidiControl {
          let digits = String(scalar.value, radix: 16)
          put("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
        } else {
          put(String(scalar))
        }
      }
    }
  }

  /// Whether a byte of UTF-8 stands for itself in a string.
  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }
}

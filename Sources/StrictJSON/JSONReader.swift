extension JSONValue {
  /// Reads one JSON document.
  ///
  /// Stricter than most readers, because amounts come through here: the whole text must be valid
  /// UTF-8, no object names a member twice, and nothing follows the document.
  ///
  /// - Parameters:
  ///   - bytes: The document, UTF-8.
  ///   - maxDepth: How many arrays and objects may stand in one another.
  /// - Throws: ``JSONError`` with the place of the first fault.
  public init(parsing bytes: [UInt8], maxDepth: Int = 32) throws(JSONError) {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw JSONError(reason: "invalid UTF-8", offset: 0)
    }
    var reader = JSONReader(bytes: bytes, maxDepth: maxDepth)
    self = try reader.document()
  }

  /// Reads one JSON document from a string.
  public init(parsing text: String) throws(JSONError) { try self.init(parsing: Array(text.utf8)) }
}

private struct JSONReader {
  let bytes: [UInt8]
  let maxDepth: Int
  var place = 0

  init(bytes: [UInt8], maxDepth: Int) {
    self.bytes = bytes
    self.maxDepth = maxDepth
  }

  mutating func document() throws(JSONError) -> JSONValue {
    let value = try value(depth: 0)
    skipSpace()
    guard place == bytes.count else { throw error("text after the document") }
    return value
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    guard depth <= maxDepth else { throw error("nested too deeply") }
    skipSpace()
    guard let first = peek else { throw error("the text ends too early") }
    switch first {
    case UInt8(ascii: "{"): return .object(try object(depth: depth))
    case UInt8(ascii: "["): return .array(try array(depth: depth))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw error("not a JSON value")
    }
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONObject {
    place += 1
    var object = JSONObject()
    skipSpace()
    if take("}") { return object }
    object.reserveCapacity(12)
    while true {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { throw error("expected a member name") }
      let start = place
      let name = try string()
      skipSpace()
      guard take(":") else { throw error("expected a colon") }
      guard object.appendNew(name, try value(depth: depth + 1)) else {
        throw JSONError(reason: "a member name stands twice", offset: start)
      }
      skipSpace()
      if take("}") { return object }
      guard take(",") else { throw error("expected a comma or a closing brace") }
    }
  }

  private mutating func array(depth: Int) throws(JSONError) -> [JSONValue] {
    place += 1
    var elements: [JSONValue] = []
    skipSpace()
    if take("]") { return elements }
    while true {
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if take("]") { return elements }
      guard take(",") else { throw error("expected a comma or a closing bracket") }
    }
  }

  private mutating func literal(_ text: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
    guard bytes[place...].starts(with: text.utf8) else { throw error("not a JSON value") }
    place += text.utf8.count
    return value
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = place
    _ = take("-")
    let firstDigit = place
    guard skipDigits() > 0 else { throw error("a number without digits") }
    if bytes[firstDigit] == UInt8(ascii: "0"), place > firstDigit + 1 {
      throw JSONError(reason: "a number with a leading zero", offset: start)
    }
    var isWhole = true
    if take(".") {
      isWhole = false
      guard skipDigits() > 0 else { throw error("a number without digits") }
    }
    if take("e") || take("E") {
      isWhole = false
      if !take("+") { _ = take("-") }
      guard skipDigits() > 0 else { throw error("a number without digits") }
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    if isWhole, let whole = Int64(text) { return .integer(whole) }
    return .number(text)
  }

  private mutating func string() throws(JSONError) -> String {
    place += 1
    let start = place
    skipPlain()
    if peek == UInt8(ascii: "\"") {
      defer { place += 1 }
      return String(decoding: bytes[start..<place], as: UTF8.self)
    }
    var text = Array(bytes[start..<place])
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        place += 1
        text.append(contentsOf: String(try escape()).utf8)
      case ..<0x20: throw error("a control character in a string")
      default:
        text.append(byte)
        place += 1
      }
    }
    throw error("a string without an end")
  }

  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    guard let byte = peek else { throw error("a string without an end") }
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let unit = try hexUnit()
      if !(0xD800...0xDFFF).contains(unit), let scalar = Unicode.Scalar(unit) { return scalar }
      guard unit < 0xDC00, take("\\"), take("u") else { throw error("a lone surrogate") }
      let low = try hexUnit()
      guard (0xDC00...0xDFFF).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      else { throw error("a lone surrogate") }
      return scalar
    default: throw error("an unknown escape")
    }
  }

  private mutating func hexUnit() throws(JSONError) -> UInt32 {
    guard place + 4 <= bytes.count else { throw error("the text ends too early") }
    var unit: UInt32 = 0
    for byte in bytes[place..<place + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw error("not a hexadecimal digit")
      }
      unit = unit << 4 | UInt32(digit)
    }
    place += 4
    return unit
  }

  /// Skips what stands for itself in a string.
  private mutating func skipPlain() {
    while place < bytes.count {
      let byte = bytes[place]
      guard byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") else { return }
      place += 1
    }
  }

  private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private mutating func skipDigits() -> Int {
    let start = place
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
    return place - start
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      place += 1
    }
  }

  private func error(_ reason: String) -> JSONError { JSONError(reason: reason, offset: place) }
}

private import Foundation

/// A JSON value of the fake gateway.
///
/// Members keep their order.
package indirect enum Wire: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  /// A number that is not an integer: nothing in this API is one, so it is only ever refused.
  case fraction(Double)
  case text(String)
  case list([Wire])
  case object([Member])

  package struct Member: Hashable, Sendable {
    package let name: String
    package var value: Wire
  }

  /// The value of a member; nil when it is absent or this is no object.
  package subscript(name: String) -> Wire? {
    get {
      guard case .object(let members) = self else { return nil }
      return members.first { $0.name == name }?.value
    }
    set {
      guard case .object(var members) = self else { return }
      let index = members.firstIndex { $0.name == name }
      switch (index, newValue) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append(Member(name: name, value: value))
      case (nil, nil): break
      }
      self = .object(members)
    }
  }

  package var text: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  package var int: Int64? {
    guard case .int(let int) = self else { return nil }
    return int
  }

  package var list: [Wire]? {
    guard case .list(let list) = self else { return nil }
    return list
  }

  /// The names of an object's members.
  package var names: [String] {
    guard case .object(let members) = self else { return [] }
    return members.map(\.name)
  }
}

extension Wire: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int64) { self = .int(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(nilLiteral: ()) { self = .null }
  package init(arrayLiteral elements: Wire...) { self = .list(elements) }
  package init(dictionaryLiteral elements: (String, Wire)...) {
    self = .object(elements.map { Member(name: $0.0, value: $0.1) })
  }
}

// MARK: JSON

extension Wire {
  /// Reads JSON with Foundation, so that nothing is shared with the product's own reader.
  package init(json: [UInt8]) throws {
    self = try Wire(
      foundation: JSONSerialization.jsonObject(with: Data(json), options: [.fragmentsAllowed]))
  }

  private init(foundation value: Any) throws {
    switch value {
    case let text as String: self = .text(text)
    case let list as [Any]: self = .list(try list.map(Wire.init(foundation:)))
    case let members as [String: Any]:
      self = .object(
        try members.sorted { $0.key < $1.key }
          .map { Member(name: $0.key, value: try Wire(foundation: $0.value)) })
    case let number as NSNumber: self = Wire(number: number)
    default: self = .null
    }
  }

  /// A number by its C type: `c` is what Foundation makes of true and false.
  private init(number: NSNumber) {
    switch UInt8(bitPattern: number.objCType.pointee) {
    case UInt8(ascii: "c"), UInt8(ascii: "B"): self = .bool(number.boolValue)
    case UInt8(ascii: "d"), UInt8(ascii: "f"): self = .fraction(number.doubleValue)
    default: self = .int(number.int64Value)
    }
  }

  /// The value as JSON, without spaces.
  package var json: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .fraction(let value): String(value)
    case .text(let value): Self.quoted(value)
    case .list(let values): "[" + values.map(\.json).joined(separator: ",") + "]"
    case .object(let members):
      "{"
        + members.map { Self.quoted($0.name) + ":" + $0.value.json }.joined(separator: ",")
        + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

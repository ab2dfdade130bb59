/// One JSON value, with whole numbers kept apart from every other number.
///
/// Money is only ever read from ``integer(_:)``. `100.0` and `1e3` are ``number(_:)``, so that an
/// amount written in a way no gateway should write it is seen, not rounded.
public enum JSONValue: Hashable, Sendable {
  /// The literal `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number written with digits only that fits 64 bits.
  case integer(Int64)
  /// Any other number, as it was written.
  case number(String)
  /// A string, its escapes resolved.
  case string(String)
  /// An array.
  case array([JSONValue])
  /// An object, its members in the order they were written.
  case object(JSONObject)
}

/// The members of a JSON object, in order, no name twice.
public struct JSONObject: Hashable, Sendable {
  /// The members in the order they were written.
  public private(set) var members: [(name: String, value: JSONValue)] = []
  /// The places of many members by their names; empty while there are few, which are found faster by
  /// looking at each.
  private var index: [String: Int] = [:]
  private static let few = 32

  /// Makes an object of the members given; of members with one name the last one stays.
  public init(_ members: KeyValuePairs<String, JSONValue> = [:]) {
    self.members.reserveCapacity(members.count)
    for (name, value) in members { self[name] = value }
  }

  /// The member called `name`, or nil where there is none.
  public subscript(name: String) -> JSONValue? {
    get { place(of: name).map { members[$0].value } }
    set {
      if let newValue {
        if let place = place(of: name) {
          members[place].value = newValue
        } else {
          append(name, newValue)
        }
      } else if let place = place(of: name) {
        members.remove(at: place)
        index = [:]
        indexIfMany()
      }
    }
  }

  mutating func reserveCapacity(_ count: Int) { members.reserveCapacity(count) }

  /// Adds a member at the end; false where there is one of that name already, which stays.
  mutating func appendNew(_ name: String, _ value: JSONValue) -> Bool {
    guard place(of: name) == nil else { return false }
    append(name, value)
    return true
  }

  private mutating func append(_ name: String, _ value: JSONValue) {
    members.append((name, value))
    if index.isEmpty { indexIfMany() } else { index[name] = members.count - 1 }
  }

  private mutating func indexIfMany() {
    guard members.count > Self.few else { return }
    index = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1.name, $0) })
  }

  private func place(of name: String) -> Int? {
    guard index.isEmpty else { return index[name] }
    let length = name.utf8.count
    return members.firstIndex { $0.name.utf8.count == length && $0.name == name }
  }

  /// Whether both have the same members in the same order.
  public static func == (lhs: JSONObject, rhs: JSONObject) -> Bool {
    lhs.members.elementsEqual(rhs.members) { $0.name == $1.name && $0.value == $1.value }
  }

  /// Hashes the members in their order.
  public func hash(into hasher: inout Hasher) {
    for member in members {
      hasher.combine(member.name)
      hasher.combine(member.value)
    }
  }
}

extension JSONValue {
  /// The member called `name` of an object; nil for a missing one and for any other value.
  public subscript(name: String) -> JSONValue? {
    if case .object(let object) = self { object[name] } else { nil }
  }

  /// The members of an object, nil for any other value.
  public var object: JSONObject? {
    if case .object(let object) = self { object } else { nil }
  }

  /// The elements of an array, nil for any other value.
  public var array: [JSONValue]? {
    if case .array(let array) = self { array } else { nil }
  }

  /// The text of a string, nil for any other value.
  public var string: String? {
    if case .string(let string) = self { string } else { nil }
  }

  /// A whole number, nil for any other value.
  public var integer: Int64? {
    if case .integer(let integer) = self { integer } else { nil }
  }

  /// A truth value, nil for any other value.
  public var bool: Bool? {
    if case .bool(let bool) = self { bool } else { nil }
  }

  /// Whether this is `null`.
  public var isNull: Bool { self == .null }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  /// Makes a string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// Makes a whole number.
  public init(integerLiteral value: Int64) { self = .integer(value) }
  /// Makes a truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// Makes `null`.
  public init(nilLiteral: ()) { self = .null }
  /// Makes an array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// Makes an object.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    var object = JSONObject()
    for (name, value) in elements { object[name] = value }
    self = .object(object)
  }

  /// Makes a string, or `null` of nil.
  public init(_ text: String?) { self = text.map { .string($0) } ?? .null }
  /// Makes a whole number, or `null` of nil.
  public init(_ number: Int64?) { self = number.map { .integer($0) } ?? .null }
}

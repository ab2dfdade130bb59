import CheckoutDomain
import StrictJSON

/// Why an answer cannot be relied on: a few words for the middle of a sentence.
struct WireError: Error, Hashable, Sendable {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}

/// An object of an answer, read as the gateway writes it: leniently where it is untidy, strictly
/// where money is (contract sheet §5 "Decoder must be lenient").
///
/// `null` and `""` count as absent everywhere.
struct WireObject {
  /// The most that an amount can be, in minor units.
  static let maximumAmount: Int64 = 900_000_000_000_000
  private static let longestID = 255

  private let members: JSONObject

  /// Takes an object, also one written as JSON within a string; nil for anything else.
  init?(_ value: JSONValue?) {
    guard let members = Self.unwrapped(value)?.object else { return nil }
    self.members = members
  }

  /// Takes a whole answer that must be an object of a kind; a missing `object` is no difference.
  init(_ value: JSONValue, kind: String) throws(WireError) {
    guard let object = WireObject(value) else { throw WireError("it is no JSON object") }
    if let other = object.text("object"), other != kind {
      throw WireError("it is a \(SafeText.line(other, limit: 40)), not a \(kind)")
    }
    self = object
  }

  /// A member as it stands; nil where it is absent, `null` or `""`.
  func value(_ name: String) -> JSONValue? {
    guard let value = members[name], !value.isNull, value.string != "" else { return nil }
    return value
  }

  /// The names of the members, in their order.
  var names: [String] { members.members.map(\.name) }

  /// An object member, also one written as JSON within a string.
  func object(_ name: String) -> WireObject? { WireObject(value(name)) }

  /// An array member, also one written as JSON within a string.
  func array(_ name: String) -> [JSONValue]? { Self.unwrapped(value(name))?.array }

  /// A text, sanitised; nil for anything but a string.
  func text(_ name: String, limit: Int = 4096) -> String? {
    guard let text = value(name)?.string else { return nil }
    let safe = SafeText.line(text, limit: limit)
    return safe.isEmpty ? nil : safe
  }

  /// A truth value; nil for anything else.
  func bool(_ name: String) -> Bool? { value(name)?.bool }

  /// An id: printable ASCII.
  ///
  /// An expanded object counts as its id.
  func id(_ name: String) throws(WireError) -> String? {
    guard let value = value(name) else { return nil }
    let text = value.string ?? value["id"]?.string ?? ""
    guard (1...Self.longestID).contains(text.utf8.count),
      text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else { throw WireError("its \(name) is malformed") }
    return text
  }

  /// An id that must be there.
  func requiredID() throws(WireError) -> String {
    guard let id = try id("id") else { throw WireError("it has no id") }
    return id
  }

  /// An amount in minor units: a whole number written with digits only, 0…9·10^14.
  ///
  /// - Parameter allowsText: Whether a string of digits is taken too, as for refunds
  ///   (contract sheet §6).
  func amount(_ name: String, allowsText: Bool = false) throws(WireError) -> Int64? {
    guard let value = value(name) else { return nil }
    var number = value.integer
    if allowsText, let text = value.string, text.utf8.allSatisfy({ (48...57).contains($0) }) {
      number = Int64(text)
    }
    guard let number, (0...Self.maximumAmount).contains(number) else {
      throw WireError("its \(name) is no amount that can be trusted")
    }
    return number
  }

  /// A currency code in upper case, also of a currency Kasir does not know (contract sheet §1).
  func currency(_ name: String = "currency") throws(WireError) -> String? {
    guard let value = value(name) else { return nil }
    guard let text = value.string else { throw WireError("its \(name) is no currency") }
    return SafeText.line(text, limit: 16).uppercased()
  }

  /// A moment: milliseconds since 1970, or seconds where the number is below 10^11
  /// (contract sheet §1).
  func time(_ name: String) -> Timestamp? {
    guard let number = value(name)?.integer, (1..<10_000_000_000_000_000).contains(number) else {
      return nil
    }
    return Timestamp(milliseconds: number < 100_000_000_000 ? number * 1000 : number)
  }

  /// The top-level `livemode`; `live_mode` and nested ones are known to be wrong (contract
  /// sheet §4).
  var mode: Mode? { bool("livemode").map { $0 ? .live : .test } }

  private static func unwrapped(_ value: JSONValue?) -> JSONValue? {
    guard let text = value?.string else { return value }
    guard text.first == "{" || text.first == "[" else { return nil }
    return try? JSONValue(parsing: text)
  }
}

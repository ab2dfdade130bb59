import StrictJSON

/// A JSON value that is saved as its own text, so that the order of its members stays.
struct StoredJSON: Hashable, Codable, Sendable {
  var value: JSONValue

  init(_ value: JSONValue) { self.value = value }

  init(from decoder: any Decoder) throws {
    value = try JSONValue(parsing: decoder.singleValueContainer().decode(String.self))
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value.compact)
  }
}

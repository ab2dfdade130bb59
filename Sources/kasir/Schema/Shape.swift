import StrictJSON

/// The few shapes that Kasir's documents are made of, as JSON Schema (2020-12).
enum Shape {
  /// A text.
  static func text(_ description: String) -> JSONValue { scalar("string", description) }

  /// A text that is one of a few words.
  static func word(_ words: [String], _ description: String) -> JSONValue {
    [
      "type": "string", "enum": .array(words.map { .string($0) }),
      "description": .string(description),
    ]
  }

  /// A text that follows a pattern.
  static func text(matching pattern: String, _ description: String) -> JSONValue {
    ["type": "string", "pattern": .string(pattern), "description": .string(description)]
  }

  /// A moment: UTC, whole seconds.
  static func moment(_ description: String) -> JSONValue {
    text(
      matching: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$",
      description + " UTC, such as 2026-11-23T05:23:08Z.")
  }

  /// A whole number from a least one.
  static func number(from minimum: Int64, _ description: String) -> JSONValue {
    [
      "type": "integer", "minimum": .integer(minimum), "description": .string(description),
    ]
  }

  /// An amount of money.
  static func amount(_ description: String) -> JSONValue {
    number(from: 0, description + " In minor units.")
  }

  /// True or false.
  static func flag(_ description: String) -> JSONValue { scalar("boolean", description) }

  /// A list.
  static func list(of element: JSONValue, _ description: String) -> JSONValue {
    ["type": "array", "items": element, "description": .string(description)]
  }

  /// An object whose members are always there; later versions may add to them.
  static func object(
    _ description: String, _ members: KeyValuePairs<String, JSONValue>
  ) -> JSONValue {
    [
      "type": "object", "description": .string(description),
      "properties": .object(JSONObject(members)),
      "required": .array(members.map { .string($0.key) }),
    ]
  }

  /// An object that a script hands in: it must have some members, may have others, and no more.
  static func input(
    _ description: String, required: [String], _ members: KeyValuePairs<String, JSONValue>
  ) -> JSONValue {
    [
      "type": "object", "description": .string(description),
      "properties": .object(JSONObject(members)),
      "required": .array(required.map { .string($0) }), "additionalProperties": false,
    ]
  }

  /// The same shape, or null where there is no value.
  static func nullable(_ shape: JSONValue) -> JSONValue {
    guard var object = shape.object else { return shape }
    if let type = object["type"] { object["type"] = [type, "null"] }
    if let words = object["enum"]?.array { object["enum"] = .array(words + [.null]) }
    return .object(object)
  }

  private static func scalar(_ type: String, _ description: String) -> JSONValue {
    ["type": .string(type), "description": .string(description)]
  }
}

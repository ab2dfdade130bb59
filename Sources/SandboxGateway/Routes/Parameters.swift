import StrictJSON

/// Reads the parameters of one JSON object and says which one is wrong.
struct Parameters {
  let object: JSONObject
  /// Where the object stands, as `line_items[0]`; empty for the whole body.
  private let place: String

  /// Reads the body of a request; an empty one has no parameters.
  init(bodyOf request: SandboxRequest) throws(Refusal) {
    place = ""
    guard !request.body.isEmpty else {
      object = JSONObject()
      return
    }
    let type = request.header("Content-Type") ?? ""
    guard type.lowercased().hasPrefix("application/json") else {
      throw Refusal(
        code: "parameter_invalid", message: "Send JSON, with Content-Type: application/json.")
    }
    let document: JSONValue
    do throws(JSONError) {
      document = try JSONValue(parsing: request.body)
    } catch {
      throw Refusal(code: "parameter_invalid", message: "The body is not valid JSON: \(error).")
    }
    guard let object = document.object else {
      throw Refusal(code: "parameter_invalid", message: "The body must be a JSON object.")
    }
    self.object = object
  }

  init(_ object: JSONObject, at place: String) {
    self.object = object
    self.place = place
  }

  /// The full name of a member, as `line_items[0][quantity]`.
  func path(_ name: String) -> String { place.isEmpty ? name : "\(place)[\(name)]" }

  /// Refuses members that the endpoint does not know: a mistyped one must not pass unseen.
  func allow(_ names: Set<String>) throws(Refusal) {
    for member in object.members where !names.contains(member.name) {
      throw Refusal(
        code: "parameter_unknown", message: "Received unknown parameter: \(path(member.name)).",
        param: path(member.name))
    }
  }

  /// The member called `name`; `null` counts as absent.
  func value(_ name: String) -> JSONValue? { object[name].flatMap { $0.isNull ? nil : $0 } }

  /// A string, nil where it is absent.
  func string(_ name: String) throws(Refusal) -> String? {
    guard let value = value(name) else { return nil }
    guard let string = value.string else {
      throw Refusal.invalid(path(name), "it must be a string", code: "parameter_invalid_string")
    }
    return string
  }

  /// A string that must be there and not be empty.
  func requiredString(_ name: String) throws(Refusal) -> String {
    guard let string = try string(name) else { throw Refusal.missing(path(name)) }
    guard !string.isEmpty else {
      throw Refusal.invalid(path(name), "it is empty", code: "parameter_invalid_empty")
    }
    return string
  }

  /// A whole number, nil where it is absent.
  func wholeNumber(_ name: String) throws(Refusal) -> Int64? {
    guard let value = value(name) else { return nil }
    guard let number = value.integer else {
      throw Refusal.invalid(
        path(name), "it must be a whole number", code: "parameter_invalid_integer")
    }
    return number
  }

  /// A whole number from `minimum` that must be there.
  func requiredWholeNumber(_ name: String, from minimum: Int64) throws(Refusal) -> Int64 {
    guard let number = try wholeNumber(name) else { throw Refusal.missing(path(name)) }
    guard number >= minimum else {
      throw Refusal.invalid(
        path(name), "it must be at least \(minimum)", code: "parameter_invalid_integer")
    }
    return number
  }

  /// A truth value, nil where it is absent.
  func bool(_ name: String) throws(Refusal) -> Bool? {
    guard let value = value(name) else { return nil }
    guard let bool = value.bool else {
      throw Refusal.invalid(path(name), "it must be true or false")
    }
    return bool
  }

  /// An object, nil where it is absent.
  func parameters(_ name: String) throws(Refusal) -> Parameters? {
    guard let value = value(name) else { return nil }
    guard let object = value.object else {
      throw Refusal.invalid(path(name), "it must be an object", code: "parameter_invalid_object")
    }
    return Parameters(object, at: path(name))
  }

  /// An array of objects, nil where it is absent.
  func list(_ name: String) throws(Refusal) -> [Parameters]? {
    guard let value = value(name) else { return nil }
    guard let elements = value.array else {
      throw Refusal.invalid(path(name), "it must be an array", code: "parameter_invalid_array")
    }
    var list: [Parameters] = []
    for (index, element) in elements.enumerated() {
      let place = "\(path(name))[\(index)]"
      guard let object = element.object else {
        throw Refusal.invalid(place, "it must be an object", code: "parameter_invalid_object")
      }
      list.append(Parameters(object, at: place))
    }
    return list
  }

  /// Metadata: an object of strings, nil where it is absent.
  func metadata(_ name: String = "metadata") throws(Refusal) -> StoredJSON? {
    guard let metadata = try parameters(name) else { return nil }
    for member in metadata.object.members { _ = try metadata.string(member.name) }
    return StoredJSON(.object(metadata.object))
  }
}

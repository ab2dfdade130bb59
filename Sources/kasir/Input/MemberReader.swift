import StrictJSON
import Till

/// Reads the members of an object that somebody wrote by hand or by a script, strictly: a member that
/// nobody knows is a mistake, and every mistake is one sentence with its place.
struct MemberReader {
  private let object: JSONObject
  private let place: String

  /// - Parameters:
  ///   - place: What the object is called in sentences.
  ///   - names: The members that it may have.
  init(_ value: JSONValue, place: String, allowing names: [String]) throws(TillError) {
    guard let object = value.object else {
      throw Self.wrong("\(place) must be an object with \(names.joined(separator: ", "))")
    }
    self.object = object
    self.place = place
    for (name, _) in object.members where !names.contains(name) {
      let meant = Nearest.choice(to: name, among: names).map { "did you mean \($0)?" }
      throw Self.wrong(
        "\(place) has no member “\(name)”: "
          + (meant ?? "it takes \(names.joined(separator: ", "))."), isSentence: true)
    }
  }

  /// A member that must be there and not null.
  func required<Value>(_ name: String, _ value: Value?, _ problem: String) throws(TillError)
    -> Value
  {
    guard let value else { throw wrong(name, problem) }
    return value
  }

  /// A text; nil where it is missing or null.
  func string(_ name: String) throws(TillError) -> String? {
    guard let value = value(name) else { return nil }
    guard let text = value.string else { throw wrong(name, "must be a text") }
    return text
  }

  /// A whole number, written without a point or an exponent; nil where it is missing or null.
  func integer(_ name: String, _ problem: String) throws(TillError) -> Int64? {
    guard let value = value(name) else { return nil }
    guard let number = value.integer else { throw wrong(name, problem) }
    return number
  }

  /// A list; empty where it is missing or null.
  func array(_ name: String) throws(TillError) -> [JSONValue] {
    guard let value = value(name) else { return [] }
    guard let array = value.array else { throw wrong(name, "must be a list") }
    return array
  }

  /// What is wrong with a member.
  func wrong(_ name: String, _ problem: String) -> TillError {
    Self.wrong("\(name) of \(place) \(problem)")
  }

  private func value(_ name: String) -> JSONValue? {
    guard let value = object[name], !value.isNull else { return nil }
    return value
  }

  private static func wrong(_ sentence: String, isSentence: Bool = false) -> TillError {
    TillError(
      .usage, "On standard input, " + sentence + (isSentence ? "" : "."),
      hint: "`kasir schema sale-input` describes it.")
  }
}

import Foundation
import StrictJSON

/// Checks documents against JSON Schemas: the keywords that Kasir's schemas use, and no others.
///
/// A keyword that it does not know is a problem, so that none is passed over in silence. So is a
/// member that no schema names: a document must not say more than is written down.
enum SchemaCheck {
  private static let notes: Set = ["$schema", "$id", "title", "description"]

  /// What is wrong with a document; empty where nothing is.
  static func problems(
    _ document: JSONValue, _ schema: JSONValue, at place: String = "the document"
  ) -> [String] {
    guard let keywords = schema.object?.members else {
      return ["\(place): the schema is no object"]
    }
    return keywords.flatMap { keyword, rule -> [String] in
      switch keyword {
      case _ where notes.contains(keyword): return []
      case "type":
        let allowed = rule.array?.compactMap(\.string) ?? [rule.string ?? ""]
        return allowed.contains(type(of: document)) ? [] : ["\(place) is not \(allowed)"]
      case "enum":
        return rule.array?.contains(document) == true ? [] : ["\(place) is none of \(rule.compact)"]
      case "minimum":
        return holds(document.integer, rule.integer, >=) ? [] : ["\(place) is too small"]
      case "minItems", "maxItems":
        let count = document.array.map { Int64($0.count) }
        return holds(count, rule.integer, keyword == "minItems" ? (>=) : (<=))
          ? [] : ["\(place) has the wrong number of elements"]
      case "pattern":
        guard let text = document.string, let pattern = rule.string else { return [] }
        let isMatch = text.range(of: pattern, options: .regularExpression) != nil
        return isMatch ? [] : ["\(place) does not match \(pattern)"]
      case "items":
        return (document.array ?? []).enumerated().flatMap { number, element in
          problems(element, rule, at: "\(place)[\(number)]")
        }
      case "properties": return membersProblems(document, schema, at: place)
      case "required":
        guard let object = document.object else { return [] }
        return (rule.array ?? []).compactMap(\.string).filter { object[$0] == nil }
          .map { "\(place) lacks \($0)" }
      case "additionalProperties":
        guard rule != false, schema["properties"] == nil else { return [] }
        return (document.object?.members ?? []).flatMap { name, value in
          problems(value, rule, at: "\(place).\(name)")
        }
      default: return ["\(place): nobody knows the keyword \(keyword)"]
      }
    }
  }

  private static func membersProblems(
    _ document: JSONValue, _ schema: JSONValue, at place: String
  ) -> [String] {
    (document.object?.members ?? []).flatMap { name, value -> [String] in
      guard let rule = schema["properties"]?[name] else {
        return ["\(place).\(name) is not described"]
      }
      return problems(value, rule, at: "\(place).\(name)")
    }
  }

  private static func holds(
    _ value: Int64?, _ bound: Int64?, _ relation: (Int64, Int64) -> Bool
  ) -> Bool {
    guard let value, let bound else { return value == nil }
    return relation(value, bound)
  }

  private static func type(of value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool: "boolean"
    case .integer: "integer"
    case .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}

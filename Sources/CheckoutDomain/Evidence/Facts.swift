/// What is so about one sale, its refunds and its attempts: named texts, none of them empty of
/// meaning; what has no value is absent.
///
/// Equality is byte by byte: two spellings of one letter are two texts here, since a hash sees them so.
public struct Facts: Sendable {
  /// The texts by their names.
  public private(set) var values: [String: String]

  /// Starts with the facts given.
  public init(_ values: [String: String] = [:]) { self.values = values }

  /// The text of a name; nil where it has no value.
  public subscript(name: String) -> String? {
    get { values[name] }
    set { values[name] = newValue }
  }

  /// The facts after a change.
  public mutating func apply(_ change: FactChange) {
    for (name, value) in change.values { values[name] = value }
  }

  /// What has to change for these facts to become `next`.
  ///
  /// - Parameter keepsOthers: Whether a name that `next` does not have stays as it is.
  public func change(to next: Facts, keepsOthers: Bool = false) -> FactChange {
    var change = FactChange()
    for (name, value) in next.values where !Self.areSame(values[name], value) {
      change.values[name] = .some(value)
    }
    if !keepsOthers {
      for name in values.keys where next.values[name] == nil {
        change.values[name] = .some(nil)
      }
    }
    return change
  }

  /// The names whose texts differ, in order.
  public func names(differingFrom other: Facts) -> [String] {
    change(to: other).values.keys.sorted(by: FactChange.precedes)
  }

  private static func areSame(_ one: String?, _ other: String) -> Bool {
    one.map { $0.utf8.elementsEqual(other.utf8) } ?? false
  }
}

/// What changed, by name: the new text, or nil where there is none any more.
public struct FactChange: Sendable {
  /// The new texts.
  public var values: [String: String?]

  /// Makes a change.
  public init(_ values: [String: String?] = [:]) { self.values = values }

  /// Whether nothing changed.
  public var isEmpty: Bool { values.isEmpty }

  /// This change and then another one.
  public mutating func append(_ next: FactChange) {
    for (name, value) in next.values { values[name] = .some(value) }
  }

  /// The one way to write it: a line for each name in the order of its bytes, `name=text`, or `name`
  /// alone where there is no text any more.
  public var canonical: String {
    values.sorted { Self.precedes($0.key, $1.key) }.map { name, value in
      let name = Self.escaped(name, alsoEquals: true)
      return value.map { name + "=" + Self.escaped($0) } ?? name
    }.joined(separator: "\n")
  }

  /// Reads the one way to write it; nil for any other text.
  public init?(canonical text: String) {
    self.init()
    guard !text.isEmpty else { return }
    var last: String?
    // By scalars: a character may be a line feed and what follows it.
    for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.unescaped(parts[0]), last.map({ Self.precedes($0, name) }) ?? true
      else { return nil }
      last = name
      guard parts.count == 2 else {
        values[name] = .some(nil)
        continue
      }
      guard let value = Self.unescaped(parts[1]) else { return nil }
      values[name] = .some(value)
    }
    guard canonical.utf8.elementsEqual(text.utf8) else { return nil }
  }

  static func precedes(_ one: String, _ other: String) -> Bool {
    one.utf8.lexicographicallyPrecedes(other.utf8)
  }

  private static func escaped(_ text: String, alsoEquals: Bool = false) -> String {
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": safe.append(contentsOf: "\\\\".unicodeScalars)
      case "\n": safe.append(contentsOf: "\\n".unicodeScalars)
      case "=" where alsoEquals: safe.append(contentsOf: "\\e".unicodeScalars)
      default: safe.append(scalar)
      }
    }
    return String(safe)
  }

  private static func unescaped(_ text: Substring.UnicodeScalarView) -> String? {
    var plain = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in text {
      switch (isEscaped, scalar) {
      case (false, "\\"):
        isEscaped = true
        continue
      case (true, "\\"): plain.append("\\")
      case (true, "n"): plain.append("\n")
      case (true, "e"): plain.append("=")
      case (true, _): return nil
      default: plain.append(scalar)
      }
      isEscaped = false
    }
    return isEscaped ? nil : String(plain)
  }
}

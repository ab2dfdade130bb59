/// Indonesian for the sentences of the lower rooms: what stands for `{}` is taken over.
enum SentenceTable {
  /// English and Indonesian, the longer before the shorter that would take its place.
  private static let table: [(String, String)] =
    items + sales + refunds + money + gateway + links + ledger + config

  /// A sentence in Indonesian; in parts, or as it is, where the whole is not in the table.
  static func indonesian(_ english: String) -> String {
    if let whole = translate(english) { return whole }
    return split(english).map { translate($0) ?? behindColon($0) ?? $0 }.joined(separator: " ")
  }

  /// A line of a timeline names an amount or a person before what is said.
  private static func behindColon(_ sentence: String) -> String? {
    guard let colon = sentence.firstRange(of: ": ") else { return nil }
    return translate(String(sentence[colon.upperBound...])).map {
      sentence[..<colon.upperBound] + $0
    }
  }

  /// The sentences of a text; one ends at a full stop that a space follows.
  private static func split(_ text: String) -> [String] {
    var parts: [String] = []
    var part = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      part += part.isEmpty ? String(word) : " " + word
      if word.last == "." || word.last == "?" {
        parts.append(part)
        part = ""
      }
    }
    return part.isEmpty ? parts : parts + [part]
  }

  private static func translate(_ sentence: String) -> String? {
    for (english, template) in table {
      guard let values = match(sentence, english) else { continue }
      let parts = template.split(separator: "{}", omittingEmptySubsequences: false)
      return parts.enumerated().map { place, part in
        (place > 0 && place <= values.count ? indonesian(values[place - 1]) : "") + part
      }.joined()
    }
    return nil
  }

  /// What stands for each `{}` of a template; nil where the sentence is another one.
  private static func match(_ sentence: String, _ template: String) -> [String]? {
    let parts = template.split(separator: "{}", omittingEmptySubsequences: false)
    guard let first = parts.first, sentence.hasPrefix(first) else { return nil }
    var rest = sentence.dropFirst(first.count)
    var values: [String] = []
    for (place, part) in parts.dropFirst().enumerated() {
      if place == parts.count - 2 {
        guard rest.hasSuffix(part) else { return nil }
        values.append(String(rest.dropLast(part.count)))
        return values
      }
      guard let range = rest.firstRange(of: part) else { return nil }
      values.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return rest.isEmpty ? values : nil
  }
}

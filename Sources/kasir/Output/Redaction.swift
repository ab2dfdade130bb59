/// Takes secrets out of everything that is printed or logged, wherever they came from: an argument
/// typed in the wrong place, a config file, a gateway's sentence.
///
/// A secret key keeps its prefix, `sk_test_…`; so does a client secret, `pi_1_secret_…`, and the
/// secret of a webhook endpoint, `whsec_…`.
/// Publishable keys stay: payment links carry them.
enum Redaction {
  private static let keyPrefixes = ["sk_test_", "sk_live_"]
  private static let prefixes = keyPrefixes + ["whsec_", "_secret_"]

  /// Whether a secret key stands in the text.
  static func holdsKey(_ text: String) -> Bool {
    keyPrefixes.contains { text.contains($0) && cut(text, after: $0) != text }
  }

  /// The text without the secrets in it.
  static func text(_ text: String) -> String {
    guard prefixes.contains(where: text.contains) else { return text }
    return prefixes.reduce(text, cut)
  }

  private static func cut(_ text: String, after prefix: String) -> String {
    var safe = ""
    var rest = text[...]
    while let place = rest.firstRange(of: prefix) {
      let before = rest[..<place.lowerBound].last
      // "desk_test_1" and "top_secret_1" are names; a client secret stands behind a number.
      let isSecret = prefix.first == "_" ? before?.isNumber == true : before?.isLetter != true
      let after = rest[place.upperBound...]
      let body = isSecret ? secret(in: after) : after.prefix(0)
      safe += rest[..<place.upperBound] + (body.isEmpty ? "" : "…")
      rest = rest[body.endIndex...]
    }
    return safe + rest
  }

  /// What a text begins with that may be a key's body: printable ASCII up to a space, none where a
  /// sentence only names the prefix.
  private static func secret(in text: Substring) -> Substring {
    let run = text.prefix { $0.isASCII && $0 > " " && $0 < "\u{7F}" }
    return run.contains { $0.isLetter || $0.isNumber } ? run : run.prefix(0)
  }
}

/// The rules of a sale's reference: what people call it by, unique in the ledger.
public enum Reference {
  /// The longest reference, in characters as Unicode counts them: a mark on a letter is one too.
  public static let maximumLength = 40

  /// Says what is wrong with a reference as typed, or nil where nothing is.
  public static func problem(with text: String) -> String? {
    if text.isEmpty { return "A reference cannot be empty." }
    if text.unicodeScalars.count > maximumLength {
      return "That reference is too long: \(maximumLength) characters at the most."
    }
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
        || "-_./#".unicodeScalars.contains($0)
    }
    // Some letters are invisible, and some marks have no letter to stand on.
    if !isPlain || SafeText.line(text) != text {
      return "A reference takes letters, digits and - _ . / # only."
    }
    if text.hasPrefix("cs_") || text.hasPrefix("pi_") || text.hasPrefix("re_") {
      return "A reference cannot begin with \(text.prefix(3)): the gateway's own ids do."
    }
    return nil
  }
}

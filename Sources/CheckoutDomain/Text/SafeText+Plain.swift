extension SafeText {
  /// Whether a text is short enough and nothing but printable ASCII, as nearly every text is: then
  /// there is nothing to do.
  static func isPlain(_ text: String, limit: Int) -> Bool {
    text.utf8.count <= limit && text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
  }
}

extension StringProtocol {
  /// Whether the texts differ in nothing but case; a dotless `ı` is no `I`.
  func isSameInAnyCase(as other: some StringProtocol) -> Bool {
    utf8.count == other.utf8.count && uppercased() == other.uppercased()
  }
}

/// The sequences that make text a link (OSC 8).
enum LinkSequence {
  /// Terminals cut longer addresses.
  private static let mostBytes = 2048

  static let closing = "\u{1B}]8;;\u{1B}\\"

  /// What stands before the text; nil for an address that is no printable ASCII without spaces.
  ///
  /// Rows of one link share its name, so that a terminal marks them together.
  static func opening(_ address: String) -> String? {
    let bytes = address.utf8
    guard !bytes.isEmpty, bytes.count <= mostBytes, bytes.allSatisfy({ 0x21...0x7E ~= $0 })
    else { return nil }
    return "\u{1B}]8;id=pay;\(address)\u{1B}\\"
  }
}

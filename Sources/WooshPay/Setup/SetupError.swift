/// Why Kasir cannot talk to a gateway as it is set up: one sentence that never holds the key.
package struct SetupError: Error, Hashable, Sendable {
  /// Which setting is wrong.
  package enum Kind: Hashable, Sendable {
    /// The secret key.
    case key
    /// The gateway's address.
    case address
    /// Key and address do not go together.
    case mode
  }

  /// Which setting is wrong.
  package let kind: Kind
  /// What is wrong, where, and how to mend it.
  package let sentence: String

  init(_ kind: Kind, _ sentence: String) {
    self.kind = kind
    self.sentence = sentence
  }
}

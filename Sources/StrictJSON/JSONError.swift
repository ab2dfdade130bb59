/// Why bytes are not a JSON document that can be trusted with money.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, in a few words.
  public let reason: String
  /// The offset of the first byte that is wrong, from 0.
  public let offset: Int

  /// The text for people.
  public var description: String { "\(reason) at byte \(offset)" }
}

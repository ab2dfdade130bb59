/// A text that must never be seen: it prints, reflects and dumps as `(secret)`.
package struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  private let text: String

  /// Takes a secret in.
  package init(_ text: String) { self.text = text }

  /// Hands the secret out, for the one place that has to send it.
  package func reveal() -> String { text }

  package var description: String { "(secret)" }
  package var debugDescription: String { "(secret)" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}

/// The exit codes of the design: what a script is told of an error.
package enum ExitCodes {
  /// Readable, but refused.
  package static let refused: Int32 = 1
  /// Wrong usage.
  package static let usage: Int32 = 2
  /// The outcome is unknown.
  package static let unknown: Int32 = 3

  /// The exit code of an error's kind.
  package static func code(_ kind: TillError.Kind) -> Int32 {
    switch kind {
    case .usage, .config: usage
    case .unknown: unknown
    default: refused
    }
  }
}

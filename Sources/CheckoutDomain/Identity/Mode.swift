/// Whether money is real.
///
/// The key decides, not only the host (contract sheet §1).
public enum Mode: String, Hashable, Sendable, CaseIterable {
  /// A sandbox: no money moves.
  case test
  /// Other people's money.
  case live
}

/// Is told of each place where something is about to be kept or sent, and of each where it just was:
/// the moments at which a process must be able to die.
///
/// A test aid. ``unwatched`` is what everybody else has, and costs nothing: not even the names are
/// made.
public struct Landmarks: Sendable {
  /// On which side of a deed a place is.
  public enum Side: String, Sendable, CaseIterable {
    /// Everything is ready, and nothing was done.
    case before
    /// The intent journal has the change, and the ledger has not.
    case journalled
    /// It is done.
    case after
  }

  private let passed: (@Sendable (_ name: String, _ event: Int64?) -> Void)?

  /// Nobody is told of anything.
  public static let unwatched = Landmarks(passed: nil)

  /// Tells `passed` of every place, by a name such as `after POST /v1/refunds` and, for a change of the
  /// ledger, the number of the last event it has added.
  public init(watched passed: @escaping @Sendable (_ name: String, _ event: Int64?) -> Void) {
    self.init(passed: passed)
  }

  private init(passed: (@Sendable (String, Int64?) -> Void)?) { self.passed = passed }

  /// Whether anybody is told.
  public var isWatched: Bool { passed != nil }

  /// Passes a place.
  ///
  /// - Parameter deed: What is done there; nil for nothing worth telling.
  public func pass(_ side: Side, _ deed: @autoclosure () -> String?, event: Int64? = nil) {
    guard let passed, let deed = deed() else { return }
    passed(side.rawValue + " " + deed, event)
  }
}

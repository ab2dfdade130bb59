import SandboxGateway

/// The weather of `reliability.md` §1.8: deliberately harsh, and the same for everybody.
enum RivalWeather {
  /// How often the program itself dies while it waits for an answer, in a thousand sendings.
  static let crashes = 30
  /// The longest that a request is under way, in milliseconds.
  private static let latest: Int64 = 120_000

  /// Draws what happens to one request.
  ///
  /// - Parameter isPooled: Whether it goes on a connection that was used before, where the HTTP stack
  ///   itself may send it a second time (`reliability.md` §1.4).
  static func mishap(_ draw: inout Draw, isQuestion: Bool, isPooled: Bool) -> Mishap {
    let place = draw.below(1000)
    if isQuestion {
      switch place {
      case ..<100: return .fault(.resetAfter)
      case ..<130: return .stale(by: draw.within(1...30_000))
      default: return .none
      }
    }
    switch place {
    case ..<50: return .fault(.resetBefore)
    case ..<80: return .late(by: draw.within(0...latest))
    case ..<100: return .fault(.error500Before)
    case ..<150: return .fault(.resetAfter)
    case ..<170: return .fault(.error500After)
    case ..<180: return isPooled ? .twice(after: 1) : .none
    default: return .none
    }
  }
}

/// What a connection does wrong with one exchange: values, carried out by ``FaultProxy`` on real
/// sockets and by ``Sandbox/exchange(_:through:now:)`` without any.
package enum ConnectionFault: Hashable, Sendable {
  /// Nobody listens: not one byte leaves.
  case refuse
  /// The request reaches the gateway that often, and the client gets so much of one answer, the first.
  case exchange(arrivals: Int, reach: Reach)

  /// How much of an answer gets through to the client, and what ends it.
  package enum Reach: Hashable, Sendable {
    /// All of it.
    case whole
    /// All of the last answer, where there are several.
    case lastWhole
    /// All of it, so slowly that nobody waits for its end.
    case drip
    /// That part of it; then the connection breaks.
    case part(Part, end: End)
    /// Nothing, for as long as the client waits.
    case silence
  }

  /// A part of an answer.
  package enum Part: Hashable, Sendable {
    case nothing, halfOfHead, halfOfBody
  }

  /// How a connection ends before its time.
  package enum End: Hashable, Sendable {
    /// With a reset.
    case reset
    /// As if it were done.
    case close
  }
}

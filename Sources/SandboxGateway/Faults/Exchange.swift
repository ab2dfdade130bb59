/// What a client gets of one exchange with the gateway.
package struct Exchange: Hashable, Sendable {
  /// The answer that was made; nil where the request never arrived.
  package let answer: SandboxResponse?
  /// How much of it gets through; nil where there was no connection at all.
  package let reach: ConnectionFault.Reach?
}

extension Sandbox {
  /// Carries a request to the gateway and back through whatever goes wrong, without a socket.
  ///
  /// Without a fault here, ``faults`` is asked for one.
  ///
  /// - Parameter now: Milliseconds since the epoch.
  package mutating func exchange(
    _ request: SandboxRequest, through fault: NamedFault?, now: Int64
  ) -> Exchange {
    let (arrivals, reach): (Int, ConnectionFault.Reach)
    switch fault?.onTheWay {
    case .refuse: return Exchange(answer: nil, reach: nil)
    case .exchange(let times, let itsReach): (arrivals, reach) = (times, itsReach)
    case nil: (arrivals, reach) = (1, .whole)
    }
    var taken: SandboxResponse?
    for _ in 0..<arrivals {
      let answer =
        if let fault {
          handle(request, fault: fault.atGateway, now: now)
        } else {
          handle(request, now: now)
        }
      if taken == nil || reach == .lastWhole { taken = answer }
    }
    return Exchange(answer: taken, reach: reach == .lastWhole ? .whole : reach)
  }
}

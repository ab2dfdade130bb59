/// A request that something on the way holds back: answered by nobody, done later.
extension Sandbox {
  /// Takes a request whose work is to be done later, and answers what a gateway in between says.
  ///
  /// The key is checked now and forgotten, so that no saved state holds one.
  ///
  /// - Parameter now: Milliseconds since the epoch, of the gateway's clock.
  mutating func holdBack(
    _ request: SandboxRequest, for time: Duration, now: Int64
  ) -> SandboxResponse {
    do throws(Refusal) {
      try Authorization.check(request)
    } catch {
      return error.response(wrapped: behaviour.wrapsErrors)
    }
    var late = request
    late.headers.removeAll { $0.name.lowercased() == "authorization" }
    state.timeline.add(.requestArrives(late), at: now + time.milliseconds)
    revision += 1
    return FaultyAnswer.status(504).response(wrapped: behaviour.wrapsErrors, now: now)
  }
}

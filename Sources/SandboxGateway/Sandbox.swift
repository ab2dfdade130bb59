import StrictJSON

/// A WooshPay look-alike without sockets: requests in, answers out.
///
/// It reads no clock and no random source of its own, so the same seed, requests and times give
/// the same answers, byte for byte. ``SandboxServer`` puts it on a port.
package struct Sandbox: Sendable {
  /// Everything it remembers.
  package internal(set) var state: SandboxState
  /// How it behaves; may change while it runs.
  package var configuration: SandboxConfiguration
  /// Where it is served: the origin of the links that it hands out, without a trailing slash.
  package var baseURL: String
  /// Where faults come from; nil for a gateway that makes none.
  package var faults: (any FaultPlan)?
  /// Rises with every change of ``state``: what is worth saving.
  package internal(set) var revision = 0

  /// Makes a sandbox, empty or with the state of an earlier one.
  package init(
    configuration: SandboxConfiguration = SandboxConfiguration(),
    baseURL: String = "http://127.0.0.1", state: SandboxState? = nil,
    faults: (any FaultPlan)? = nil
  ) {
    self.configuration = configuration
    self.baseURL = baseURL
    self.state = state ?? SandboxState(seed: configuration.seed)
    self.faults = faults
  }

  /// Remembers the port it is served on and hands out links to it from now on.
  package mutating func moveIn(port: UInt16) {
    baseURL = "http://127.0.0.1:\(port)"
    guard state.port != port else { return }
    state.port = port
    revision += 1
  }

  /// Answers one request.
  ///
  /// - Parameter now: Milliseconds since the epoch.
  package mutating func handle(_ request: SandboxRequest, now: Int64) -> SandboxResponse {
    handle(request, fault: faults?.fault(for: request, now: now), now: now)
  }

  /// Answers one request with the fault given, whatever ``faults`` would say.
  ///
  /// - Parameter now: Milliseconds since the epoch.
  package mutating func handle(
    _ request: SandboxRequest, fault: Fault?, now: Int64
  ) -> SandboxResponse {
    let gatewayTime = now + behaviour.clockSkew.milliseconds
    advance(to: gatewayTime)
    var response = answer(to: request, fault, now: gatewayTime)
    response.headers.append(NamedText("Date", HTTPDate.text(of: gatewayTime)))
    return response
  }

  private mutating func answer(
    to request: SandboxRequest, _ fault: Fault?, now: Int64
  ) -> SandboxResponse {
    let wrapped = behaviour.wrapsErrors
    if behaviour.isUnderMaintenance {
      return FaultyAnswer.html(status: 503).response(wrapped: wrapped, now: now)
    }
    switch fault {
    case .beforeWork(let answer): return answer.response(wrapped: wrapped, now: now)
    case .late(let time): return holdBack(request, for: time, now: now)
    default:
      var response = honestAnswer(to: request, now: now)
      fault?.apply(to: &response, wrapped: wrapped, now: now)
      return response
    }
  }

  var behaviour: SandboxBehaviour { configuration.behaviour }

  private mutating func honestAnswer(to request: SandboxRequest, now: Int64) -> SandboxResponse {
    do throws(Refusal) {
      guard let route = Route(request) else { throw Refusal.noSuchPath(request) }
      if case .page(let page) = route { return try answer(page, now: now) }
      try Authorization.check(request)
      return work(on: request, route, now: now)
    } catch {
      return error.response(wrapped: behaviour.wrapsErrors)
    }
  }

  /// Does what a request asks whose key was checked.
  ///
  /// - Parameter now: Milliseconds since the epoch, of the gateway's clock.
  mutating func work(
    on request: SandboxRequest, _ route: Route, now: Int64
  ) -> SandboxResponse {
    do throws(Refusal) {
      return try oncePerKey(request, now: now) { sandbox throws(Refusal) in
        SandboxResponse(json: try sandbox.answer(route, request, now: now))
      }
    } catch {
      return error.response(wrapped: behaviour.wrapsErrors)
    }
  }

  private mutating func answer(_ route: Route, _ request: SandboxRequest, now: Int64)
    throws(Refusal) -> JSONValue
  {
    switch route {
    case .createSession: try createSession(Parameters(bodyOf: request), now: now)
    case .listSessions: try listSessions(PageRequest(request))
    case .session(let id): wire(state.sessions[try sessionPlace(id)])
    case .lineItems(let id): try listLineItems(ofSession: id, PageRequest(request))
    case .expireSession(let id): try expireSession(id, now: now)
    case .createIntent: try createIntent(Parameters(bodyOf: request), now: now)
    case .listIntents: try listIntents(PageRequest(request))
    case .searchIntents: try searchIntents(request)
    case .intent(let id): wire(state.intents[try intentPlace(id)])
    case .confirmIntent(let id): try confirmIntent(id, Parameters(bodyOf: request), now: now)
    case .cancelIntent(let id): try cancelIntent(id, Parameters(bodyOf: request), now: now)
    case .createRefund: try createRefund(Parameters(bodyOf: request), now: now)
    case .refund(let id): wire(state.refunds[try refundPlace(id)])
    case .createEndpoint: try createEndpoint(Parameters(bodyOf: request), now: now)
    case .listEndpoints: try listEndpoints(PageRequest(request))
    case .endpoint(let id): try endpoint(id)
    case .updateEndpoint(let id): try updateEndpoint(id, Parameters(bodyOf: request))
    case .deleteEndpoint(let id): try deleteEndpoint(id)
    case .event(let id): try event(id)
    case .listRefunds: try listRefunds(request, now: now)
    case .page: throw Refusal.noSuchPath(request)
    }
  }
}

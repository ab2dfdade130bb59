/// One client's connection: request after request, until one of them goes wrong.
struct ProxyConversation {
  let client: ProxySocket
  let backend: UInt16
  let proxy: FaultProxy

  /// Ends with the connection.
  func run() {
    var reader = ProxyReader(client)
    while let request = reader.request(), carry(request) {}
    client.close()
  }

  /// Carries one request; false where the connection is at its end.
  private func carry(_ request: ProxyMessage) -> Bool {
    let deed = proxy.deed(for: SandboxAction(request))
    var fault: NamedFault?
    if case .fault(let its, _) = deed { fault = its }
    let (arrivals, reach) = plan(fault)
    var taken: ProxyMessage?
    for _ in 0..<arrivals {
      let answer = delivered(request, fault)
      if taken == nil || reach == .lastWhole { taken = answer }
    }
    var isLast = request.endsConnection
    if case .shut(let seconds) = deed {
      proxy.shut(for: .seconds(seconds))
      // What is asked next needs a connection of its own, and gets none.
      isLast = true
    }
    proxy.noteDealtWith()
    guard var answer = taken ?? (arrivals == 0 ? ProxyMessage(lines: [], body: []) : nil) else {
      // Nobody is behind this proxy any more.
      client.reset()
      return false
    }
    answer.set(["Connection": isLast ? "close" : nil])
    return send(answer, reach) && !isLast
  }

  private func plan(_ fault: NamedFault?) -> (Int, ConnectionFault.Reach) {
    switch fault?.onTheWay {
    case nil: (1, .whole)
    // Too late for a refusal: the connection is there.
    case .refuse: (0, .part(.nothing, end: .reset))
    case .exchange(let arrivals, let reach): (arrivals, reach)
    }
  }

  /// The gateway's answer, on a connection of its own; nil where there is no whole one.
  private func delivered(_ request: ProxyMessage, _ fault: NamedFault?) -> ProxyMessage? {
    guard let socket = ProxySocket.connected(to: backend), proxy.enter(socket) else { return nil }
    defer {
      proxy.leave(socket)
      socket.close()
    }
    var request = request
    request.set([
      "Connection": "close", "Expect": nil,
      FaultsByHeader.name: fault.flatMap { $0.atGateway == nil ? nil : $0.rawValue },
    ])
    guard socket.send(request.head + request.body) else { return nil }
    var reader = ProxyReader(socket)
    return reader.lastAnswer()
  }

  /// Lets as much of an answer through as `reach` says; false where the connection is at its end.
  private func send(_ answer: ProxyMessage, _ reach: ConnectionFault.Reach) -> Bool {
    switch reach {
    case .whole, .lastWhole: return client.send(answer.head + answer.body)
    case .silence: _ = client.pause(milliseconds: proxy.patience)
    case .drip:
      let pause = proxy.patience / Int32(clamping: max(1, answer.body.count))
      return client.send(answer.head)
        && answer.body.allSatisfy { client.pause(milliseconds: max(1, pause)) && client.send([$0]) }
    case .part(let part, let end):
      switch part {
      case .nothing: break
      case .halfOfHead: client.send(answer.head.prefix(answer.head.count / 2))
      case .halfOfBody: client.send(answer.head + answer.body.prefix(answer.body.count / 2))
      }
      if end == .reset { client.reset() }
    }
    return false
  }
}

extension SandboxAction {
  /// What a message over a connection asks.
  fileprivate init?(_ message: ProxyMessage) {
    guard message.start.count == 3 else { return nil }
    self.init(
      SandboxRequest(method: String(message.start[0]), target: String(message.start[1])))
  }
}

/// The faults that a request names itself in a header: how ``FaultProxy`` tells the gateway.
struct FaultsByHeader: FaultPlan {
  /// The header's name.
  static let name = "Sandbox-Fault"

  /// How long the answers to other requests wait.
  let delays: [SandboxAction: Duration]

  func fault(for request: SandboxRequest, now: Int64) -> Fault? {
    if let fault = request.header(Self.name).flatMap(NamedFault.init)?.atGateway { return fault }
    guard !delays.isEmpty, let action = SandboxAction(request) else { return nil }
    return delays[action].map(Fault.delayed)
  }
}

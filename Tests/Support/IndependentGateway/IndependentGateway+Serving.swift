private import Foundation
private import Glibc
private import Synchronization

/// The server: accepting, reading, answering properly or not.
extension IndependentGateway {
  /// Runs on a thread of its own.
  func acceptUntilStopped() {
    while true {
      let descriptor = accept(listener, nil, nil)
      let isStopped = open.withLock { $0.isStopped }
      guard descriptor >= 0, !isStopped else {
        if descriptor >= 0 { close(descriptor) }
        if isStopped || errno != EINTR && errno != ECONNABORTED { break }
        continue
      }
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      open.withLock { _ = $0.descriptors.insert(descriptor) }
      Thread.detachNewThread { self.serve(descriptor) }
    }
    close(listener)
  }

  private func serve(_ descriptor: Int32) {
    let connection = Connection(descriptor: descriptor)
    while let request = connection.readRequest() {
      let delivery = Delivery(
        connection: connection,
        keepsAlive: request.header("Connection")?.lowercased() != "close")
      guard respond(to: request, on: delivery) else { break }
    }
    // Out of the set before the number can be another's.
    open.withLock { open in
      open.descriptors.remove(descriptor)
      connection.close()
    }
  }

  /// Answers one request; false when the connection is at its end.
  private func respond(to request: ReceivedRequest, on delivery: Delivery) -> Bool {
    let misbehaviour = state.withLock { state in
      state.requests.append(request)
      return state.takeMisbehaviour(for: request)
    }
    if let misbehaviour { return misbehave(misbehaviour, request, delivery) }
    if request.path.hasPrefix("/pay/") {
      let page = Array("<!doctype html><title>Pay</title><p>The payment page.</p>".utf8)
      return delivery.send(status: 200, type: "text/html", body: page)
    }
    return delivery.send(commit(request))
  }

  private func commit(_ request: ReceivedRequest) -> Answer {
    state.withLock { $0.answer(request) }
  }

  private func misbehave(
    _ misbehaviour: Misbehaviour, _ request: ReceivedRequest, _ delivery: Delivery
  ) -> Bool {
    switch misbehaviour {
    case .answer(let status, let body, let headers, let commits):
      if commits { _ = commit(request) }
      let own = state.withLock { $0.refuse(.standard(status)) }.body.json
      return delivery.send(status: status, headers: headers, body: Array((body ?? own).utf8))
    case .html(let status):
      let page = Array("<html><body><h1>\(status) from a proxy</h1></body></html>".utf8)
      return delivery.send(status: status, type: "text/html", body: page)
    case .redirect(let status, let target):
      return delivery.send(status: status, headers: ["Location": target], body: [])
    case .resetBeforeCommit:
      delivery.connection.resetWhenClosed()
    case .stallBeforeCommit:
      delivery.connection.waitForEnd()
    default:
      return misdeliver(misbehaviour, commit(request), delivery)
    }
    return false
  }

  /// The misbehaviours that come after the request took effect.
  private func misdeliver(
    _ misbehaviour: Misbehaviour, _ proper: Answer, _ delivery: Delivery
  ) -> Bool {
    var answer = proper
    switch misbehaviour {
    case .halfJSON:
      let body = Array(answer.body.json.utf8)
      return delivery.send(status: answer.status, body: Array(body.prefix(body.count / 2)))
    case .emptyBody:
      return delivery.send(status: answer.status, body: [])
    case .cutBody:
      delivery.sendCut(answer)
      return false
    case .drip(let bytes, let interval):
      return delivery.drip(answer, bytes: bytes, every: interval)
    case .hugeBody(let bytes):
      answer.body["filler"] = .text(String(repeating: "x", count: bytes))
    case .replacing(let members):
      for (name, value) in members { answer.body[name] = value }
    case .removing(let names):
      for name in names { answer.body[name] = nil }
    case .wrongAmount(let amount):
      for name in ["amount", "amount_total", "amount_subtotal", "amount_received"]
      where answer.body[name] != nil {
        answer.body[name] = .int(amount)
      }
    case .resetAfterCommit:
      delivery.connection.resetWhenClosed()
      return false
    case .stallAfterCommit:
      delivery.connection.waitForEnd()
      return false
    default:
      return false
    }
    return delivery.send(answer)
  }
}

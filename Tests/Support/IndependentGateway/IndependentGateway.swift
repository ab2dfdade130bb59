private import Foundation
private import Glibc
import Synchronization

/// A second fake of the WooshPay API, written from the contract sheet alone.
///
/// It shares no code with the product or with its sandbox: where both agree with it, they agree with
/// the sheet. It is a real HTTP/1.1 server on 127.0.0.1 in the test process, one thread a
/// connection, in test mode, with Akulaku enabled. Nothing happens in it by itself: the test is the
/// customer (``pay(_:)``, ``decline(_:)``, ``expire(_:)``) and the bad weather (``next(_:on:)``).
package final class IndependentGateway: Sendable {
  /// The port it listens on.
  package let port: UInt16
  let listener: Int32
  let state: Mutex<GatewayState>
  let open = Mutex(OpenConnections())

  struct OpenConnections {
    var descriptors: Set<Int32> = []
    var isStopped = false
  }

  /// A key that it takes; so it does any other that begins with `sk_test_`.
  package static let sampleKey = "sk_test_sampleKeyOfTheIndependentGateway"

  /// Starts a gateway on a free port.
  ///
  /// - Parameter now: milliseconds since 1970; the wall clock if nil.
  package static func start(
    switches: GatewaySwitches = GatewaySwitches(), now: (@Sendable () -> Int64)? = nil
  ) throws -> IndependentGateway {
    let gateway = try IndependentGateway(switches: switches, now: now ?? wallClockMilliseconds)
    Thread.detachNewThread { gateway.acceptUntilStopped() }
    return gateway
  }

  private init(switches: GatewaySwitches, now: @escaping @Sendable () -> Int64) throws {
    (listener, port) = try listenOnLoopback()
    state = Mutex(GatewayState(switches: switches, now: now))
    let origin = baseURL
    state.withLock { $0.origin = origin }
  }

  /// Its origin, for `WOOSHPAY_API_BASE`.
  package var baseURL: String { "http://127.0.0.1:\(port)" }

  /// Stops listening and cuts every connection.
  ///
  /// A second call does nothing.
  package func stop() {
    open.withLock { open in
      guard !open.isStopped else { return }
      open.isStopped = true
      // Wakes the threads that wait on them; each closes its own.
      shutdown(listener, Int32(SHUT_RDWR))
      for descriptor in open.descriptors { shutdown(descriptor, Int32(SHUT_RDWR)) }
    }
  }

  // MARK: The weather

  /// How untidy it is from now on.
  package var switches: GatewaySwitches {
    get { state.withLock { $0.switches } }
    set { state.withLock { $0.switches = newValue } }
  }

  /// Misbehaves once, at the next request that `filter` means.
  ///
  /// Several calls queue up.
  package func next(_ misbehaviour: Misbehaviour, on filter: RequestFilter = .any) {
    state.withLock { $0.planned.append((filter, misbehaviour)) }
  }

  // MARK: The customer

  /// The customer pays, by a session's or an intent's id; also after the session has ended, as a late
  /// payment does.
  package func pay(_ id: String) throws {
    try changeIntent(id) { intent in
      intent.status = "succeeded"
      intent.amountReceived = intent.amount
      intent.lastPaymentError = .null
    }
    try changeSession(id) { session in
      guard session.status == "open" else { return }
      session.status = "complete"
      session.paymentStatus = "paid"
    }
  }

  /// The customer pays `amount` minor units instead of what was asked.
  package func pay(_ id: String, received amount: Int64) throws {
    try pay(id)
    try changeIntent(id) { $0.amountReceived = amount }
  }

  /// A try of the customer fails; the session stays open.
  package func decline(_ id: String) throws {
    try changeIntent(id) { intent in
      intent.status = "requires_payment_method"
      intent.lastPaymentError = [
        "type": "card_error", "code": "payment_method_provider_decline",
        "message": "The credit limit is too low",
      ]
    }
  }

  /// Sets an intent's status to any word, by a session's or an intent's id.
  package func set(status: String, ofIntent id: String) throws {
    try changeIntent(id) { $0.status = status }
  }

  /// The session's time is over.
  package func expire(_ id: String) throws {
    try state.withLock { state in
      guard let session = state.sessions.first(where: { $0.id == id || $0.intentID == id }) else {
        throw UnknownID(id: id)
      }
      state.expire(session.id)
    }
  }

  /// A refund comes to its end: `succeeded`, `failed`, `canceled` or any other word.
  package func settle(refund id: String, as status: String, because reason: String? = nil) throws {
    try state.withLock { state in
      guard let index = state.refunds.firstIndex(where: { $0.id == id }) else {
        throw UnknownID(id: id)
      }
      state.refunds[index].status = status
      state.refunds[index].failureReason = reason
    }
  }

  // MARK: What happened

  /// Every request, in the order of arrival.
  package var requests: [ReceivedRequest] { state.withLock { $0.requests } }

  /// The requests that `filter` means.
  package func requests(_ filter: RequestFilter) -> [ReceivedRequest] {
    requests.filter(filter.matches)
  }

  /// What a strict reader of the sheet would hold against the client, though it was answered.
  package var complaints: [String] { state.withLock { $0.complaints } }

  package var sessions: [SessionRecord] { state.withLock { $0.sessions } }
  package var intents: [IntentRecord] { state.withLock { $0.intents } }
  package var refunds: [RefundRecord] { state.withLock { $0.refunds } }

  /// What of an intent's payment is not refunded, in minor units; nil for an unknown id.
  package func remaining(ofIntent id: String) -> Int64? {
    state.withLock { state in
      state.intents.first { $0.id == id }.map { state.remaining(of: $0) }
    }
  }

  /// Waits until `count` requests that `filter` means have arrived.
  package func waitForRequests(
    _ filter: RequestFilter, count: Int = 1, timeout: Duration = .seconds(120)
  ) async throws {
    let deadline = ContinuousClock.now + timeout
    while requests(filter).count < count {
      guard ContinuousClock.now < deadline else {
        throw NoRequest(
          description: "waited \(timeout) for \(count) × \(filter.method ?? "any") \(filter.path); "
            + "arrived: \(requests.map { "\($0.method) \($0.path)" })")
      }
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  // MARK: Records

  private func changeIntent(_ id: String, _ body: (inout IntentRecord) -> Void) throws {
    try state.withLock { state in
      let intentID = state.sessions.first { $0.id == id }?.intentID ?? id
      guard state.intents.contains(where: { $0.id == intentID }) else { throw UnknownID(id: id) }
      state.change(intent: intentID, body)
    }
  }

  private func changeSession(_ id: String, _ body: (inout SessionRecord) -> Void) throws {
    state.withLock { state in
      let session = state.sessions.first { $0.id == id || $0.intentID == id }
      if let session { state.change(session: session.id, body) }
    }
  }
}

import CheckoutDomain
import LocalGateway
import SandboxGateway
import Synchronization

@testable import WooshPay

/// A wire to a sandbox in this process; its clock stands still until a test moves it.
final class SandboxTransport: HTTPTransport {
  private struct State {
    var sandbox: Sandbox
    var now: Int64 = 1_795_411_388_000
    var requests: [HTTPRequest] = []
  }

  private let state: Mutex<State>
  /// Answers in the sandbox's place; nil to let it answer.
  private let spoil: @Sendable (SandboxRequest, Int) -> HTTPResult?
  /// Changes a request on its way.
  private let bend: @Sendable (inout SandboxRequest) -> Void

  init(
    _ configuration: SandboxConfiguration = SandboxConfiguration(),
    bend: @escaping @Sendable (inout SandboxRequest) -> Void = { _ in },
    spoil: @escaping @Sendable (SandboxRequest, Int) -> HTTPResult? = { _, _ in nil }
  ) {
    state = Mutex(State(sandbox: Sandbox(configuration: configuration)))
    self.bend = bend
    self.spoil = spoil
  }

  var requests: [HTTPRequest] { state.withLock(\.requests) }
  /// What the sandbox truly holds.
  var books: SandboxBooks { state.withLock { $0.sandbox.books } }

  func advance(by seconds: Int64) { state.withLock { $0.now += seconds * 1000 } }

  func perform(_ request: HTTPRequest) async -> HTTPResult {
    let count = state.withLock { state in
      state.requests.append(request)
      return state.requests.count
    }
    var asked = SandboxRequest(request)
    if let spoilt = spoil(asked, count) { return spoilt }
    bend(&asked)
    let response = state.withLock { $0.sandbox.handle(asked, now: $0.now) }
    return .answered(HTTPAnswer(response))
  }
}

extension SandboxTransport {
  /// A client of the sandbox.
  func client() throws -> TestClient {
    let key = try SecretKey(parsing: "sk_test_probeSample", from: "the test")
    return try TestClient(
      address: GatewayAddress(base: "http://127.0.0.1:9", for: key), key: key, transport: self)
  }

  /// Sells for an amount and lets the customer pay; returns the intent.
  func paidIntent(_ amount: Int64 = 1000) async throws -> PaymentIntentID {
    let gateway = WooshPayGateway(
      address: try client().address,
      key: try SecretKey(parsing: "sk_test_probeSample", from: "the test"), transport: self)
    let item = try LineItem(
      name: "teh", quantity: 1, unitAmount: Money(minorUnits: amount, .idr))
    let sale = Sale(
      clientRef: ClientRef("SALE"), reference: "SALE", mode: .test, items: [item],
      amount: Money(minorUnits: amount, .idr), terminalType: .web,
      createdAt: Timestamp(milliseconds: 1_795_411_388_000))
    let request = gateway.request(creatingSessionFor: sale, key: IdempotencyKey("sale"))
    let outcome = gateway.session(in: await gateway.send(request))
    advance(by: 60)
    guard let intent = outcome.value?.paymentIntent else {
      throw SetupError(.address, "The sandbox made no session: \(outcome).")
    }
    return intent
  }
}

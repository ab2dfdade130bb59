import CheckoutDomain
import FlyingFox
import FlyingSocks
import FoundationEssentials
import Glibc
import Serving

/// Receives events on an address of this machine, until its task is cancelled.
///
/// What it answers 2xx is on the disk. It never does more than that while the gateway waits.
package actor WebhookListener {
  /// Why it cannot listen: a sentence.
  package struct Problem: Error, Hashable, Sendable {
    package let sentence: String
  }

  /// What was made of an event.
  package enum Kept: Sendable {
    case new
    case known
  }

  private let address: String
  private let wantedPort: UInt16
  private let bridge: DeliveryBridge

  /// - Parameters:
  ///   - address: An IPv4 address of this machine.
  ///   - port: The port; 0 for any that is free.
  ///   - desk: What judges deliveries.
  ///   - refused: Told of each delivery that is refused.
  ///   - keep: Keeps an event on the disk; throws where it cannot.
  package init(
    address: String = "127.0.0.1", port: UInt16, desk: EventDesk,
    refused: @escaping @Sendable (EventDesk.Refusal) -> Void = { _ in },
    keep: @escaping @Sendable (EventDesk.GenuineEvent) async throws -> Kept
  ) {
    self.address = address
    wantedPort = port
    bridge = DeliveryBridge(desk: desk, refused: refused, keep: keep)
  }

  /// Listens until the calling task is cancelled.
  ///
  /// - Parameter listening: Told of the port as soon as it listens.
  /// - Throws: ``Problem`` where it cannot.
  package func run(listening: @escaping @Sendable (UInt16) async -> Void) async throws {
    do {
      let server = HTTPServer(
        config: HTTPServer.Configuration(
          address: try .inet(ip4: address, port: wantedPort), timeout: 10, logger: .disabled),
        handler: bridge)
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await server.run() }
        group.addTask {
          try await server.waitUntilListening()
          guard case .ip4(_, let port) = await server.listeningAddress else { return }
          PromptAnswers.turnOn(port: port)
          await listening(port)
          try await ConnectionWatch.run(port: port, limits: Self.limits)
        }
        while try await group.next() != nil {}
      }
    } catch {
      if Task.isCancelled { return }
      throw problem(error)
    }
  }

  /// The largest body with 64 KiB for its head, ten seconds, and a crowd's worth of deliveries.
  private static let limits = ConnectionGuard.Limits(
    bytes: UInt64(EventDesk.bodyLimit) + 64 << 10, looks: 10, connections: 64)

  private func problem(_ error: any Error) -> Problem {
    let place = "\(address), port \(wantedPort)"
    switch error {
    case let error as Problem: return error
    case SocketError.failed(_, EADDRINUSE, _):
      return Problem(
        sentence: "Another program listens on \(place): choose another port or end it.")
    case SocketError.failed(_, let number, _):
      let reason = String(cString: strerror(number))
      return Problem(sentence: "Kasir cannot listen on \(place): \(reason).")
    default: return Problem(sentence: "Kasir cannot listen on \(place): \(error).")
    }
  }
}

/// Carries deliveries from FlyingFox to the desk and its answers back.
private struct DeliveryBridge: HTTPHandler {
  /// The gateway gets its answer within a second.
  private static let patience = Duration.milliseconds(900)

  let desk: EventDesk
  let refused: @Sendable (EventDesk.Refusal) -> Void
  let keep: @Sendable (EventDesk.GenuineEvent) async throws -> WebhookListener.Kept

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    do throws(EventDesk.Refusal) {
      let event = try desk.read(
        method: request.method.rawValue,
        signature: request.headers[HTTPHeader("Wooshpay-Signature")],
        body: await body(of: request))
      try await kept(event)
      return Self.response(200, "ok")
    } catch {
      refused(error)
      return Self.response(error.status, error.sentence)
    }
  }

  private func body(of request: HTTPRequest) async -> [UInt8]? {
    try? await BoundedBody.read(request, limit: EventDesk.bodyLimit)
  }

  /// Keeps an event; where the disk takes too long the gateway sends it again.
  private func kept(_ event: EventDesk.GenuineEvent) async throws(EventDesk.Refusal) {
    let keep = keep
    let (results, result) = AsyncStream.makeStream(of: Bool.self)
    let work = Task.detached {
      let isKept = (try? await keep(event)) != nil
      result.yield(isKept)
    }
    let limit = Task.detached {
      try? await Task.sleep(for: Self.patience)
      result.yield(false)
    }
    var isKept = false
    for await first in results {
      isKept = first
      break
    }
    limit.cancel()
    _ = work
    guard isKept else {
      throw EventDesk.Refusal(503, "The event could not be kept: send it again.")
    }
  }

  private static func response(_ status: Int, _ text: String) -> HTTPResponse {
    let phrases = [
      200: "OK", 400: "Bad Request", 405: "Method Not Allowed", 413: "Payload Too Large",
      503: "Service Unavailable",
    ]
    var headers = HTTPHeaders()
    headers[.contentType] = "text/plain"
    // The rest of a refused request is not read, and a connection carries one delivery alone.
    headers[.connection] = "close"
    return HTTPResponse(
      statusCode: HTTPStatusCode(status, phrase: phrases[status] ?? "Status"), headers: headers,
      body: Data(text.utf8))
  }
}

import ArgumentParser
import CheckoutDomain
import SandboxGateway
import WooshPay

/// `prove connections`.
struct ConnectionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "connections", abstract: "Let connections die with a POST on them.",
    discussion: """
      The real HTTP client, the sandbox over loopback, and a proxy between that keeps each connection \
      open after a question, and lets it die without a byte of answer once it has carried a POST to \
      the gateway. An HTTP stack that uses the connection again sends such a POST twice.
      """)

  @Option(help: "How many connections.")
  var deaths = 1_000

  func run() async throws {
    let arrivals = try await Self.arrivals(deaths)
    print("\(deaths) connections died with a POST on them; \(arrivals) POSTs arrived")
    if arrivals != deaths {
      print("  dead connections: \(arrivals - deaths) POSTs more than were sent")
      throw ExitCode.failure
    }
  }

  /// How many POSTs the gateway got.
  private static func arrivals(_ deaths: Int) async throws -> Int {
    let orders = FaultOrders([FaultOrder(.createSession, .fault(.cutAfter, times: 1 << 30))])
    return try await SandboxServer.servingFaults(orders: orders) { _, proxy, base in
      let key = try SecretKey(parsing: "sk_test_connections", from: "the command")
      let gateway = WooshPayGateway(address: try GatewayAddress(base: base, for: key), key: key)
      let before = proxy.dealtWith
      for number in 0..<deaths {
        // A question leaves its connection open for the next one.
        _ = await gateway.sessions(limit: 1, since: nil)
        let delivery = await gateway.send(
          GatewayRequest(
            path: "/v1/checkout/sessions", body: Array("{}".utf8),
            key: IdempotencyKey("connection-\(number)")))
        guard case .unknown = delivery else {
          throw ValidationError("POST \(number) did not get lost: \(delivery)")
        }
      }
      return proxy.dealtWith - before - deaths
    }
  }
}

import FoundationEssentials
import Glibc
import SandboxGateway
import StrictJSON
import Testing

struct FaultProxyTests {
  private static let headers = [
    "Authorization: Basic c2tfdGVzdF9zYW1wbGU6", "Content-Type: application/json",
  ]

  /// Creates a session through a fault; says what the client got, and how many sessions there are.
  private func create(
    through fault: NamedFault, silence: Int = 600_000
  ) async throws -> (rest: LoopbackClient.Rest, sessions: Int) {
    let orders = FaultOrders([FaultOrder(.createSession, .fault(fault, times: 1))])
    return try await SandboxServer.servingFaults(orders: orders) { _, proxy, _ in
      let rest = try await LoopbackClient(port: proxy.port).hear(
        "POST", "/v1/checkout/sessions", headers: Self.headers + ["Connection: close"],
        body: Counter.sale().compact, silence: silence)
      let list = try await LoopbackClient(port: proxy.port).ask(
        "GET", "/v1/checkout/sessions/list", headers: Self.headers)
      return (rest, try JSONValue(parsing: list.body)["data"]?.array?.count ?? -1)
    }
  }

  @Test func `carries requests one after the other on a kept connection`() async throws {
    try await SandboxServer.servingFaults { server, proxy, baseURL in
      #expect(baseURL == "http://127.0.0.1:\(proxy.port)")
      #expect(try await server.port != proxy.port)
      let client = try LoopbackClient(port: proxy.port)
      let answer = try await client.ask(
        "POST", "/v1/checkout/sessions", headers: Self.headers, body: Counter.sale().compact)
      let session = try JSONValue(parsing: answer.body)
      let url = try #require(session["url"]?.string)
      // Its links lead through the proxy too.
      #expect(url.hasPrefix(baseURL + "/pay/"))
      let page = try await client.ask("GET", String(url.dropFirst(baseURL.count)))
      #expect(page.status == 200)
      let again = try await client.ask(
        "GET", "/v1/checkout/sessions/\(session["id"]?.string ?? "")", headers: Self.headers)
      #expect(try JSONValue(parsing: again.body)["url"]?.string == url)
      #expect(proxy.dealtWith == 3)
    }
  }

  @Test(arguments: [
    (NamedFault.resetBefore, 0, ECONNRESET), (.resetAfter, 1, ECONNRESET), (.cutBefore, 0, 0),
    (.cutAfter, 1, 0),
  ])
  func `ends a connection without a byte, before or after the work`(
    fault: NamedFault, sessions: Int, error: Int32
  ) async throws {
    let (rest, made) = try await create(through: fault)
    #expect(rest.text.isEmpty)
    #expect(rest.error == error)
    #expect(made == sessions)
  }

  @Test(arguments: [NamedFault.resetHead, .cutHead, .resetBody, .cutBody])
  func `lets a part of the answer through`(fault: NamedFault) async throws {
    let (rest, sessions) = try await create(through: fault)
    #expect(sessions == 1)
    let isReset = [.resetHead, .resetBody].contains(fault)
    #expect(rest.error == (isReset ? ECONNRESET : 0))
    let halves = rest.text.components(separatedBy: "\r\n\r\n")
    #expect(halves[0].hasPrefix("HTTP/1.1 200"))
    guard [.resetBody, .cutBody].contains(fault) else {
      #expect(halves.count == 1)
      return
    }
    #expect(halves.count == 2)
    #expect(halves[1].hasPrefix("{\"id\":\"cs_"))
    #expect((try? JSONValue(parsing: halves[1])) == nil)
    #expect(halves[0].contains("Content-Length: "))
  }

  @Test(arguments: [(NamedFault.stallBefore, 0), (.stallAfter, 1)])
  func `says nothing for as long as the client waits`(
    fault: NamedFault, sessions: Int
  ) async throws {
    let (rest, made) = try await create(through: fault, silence: 300)
    #expect(rest.text.isEmpty)
    #expect(rest.error == EAGAIN)
    #expect(made == sessions)
  }

  @Test func `drips an answer, byte by byte`() async throws {
    let orders = FaultOrders([FaultOrder(.searchIntents, .fault(.drip, times: 1))])
    try await SandboxServer.servingFaults(orders: orders, patience: .seconds(1)) { _, proxy, _ in
      let client = try LoopbackClient(port: proxy.port)
      let clock = ContinuousClock()
      let start = clock.now
      let answer = try await client.ask(
        "GET", "/v1/payment_intents/search?query=merchant_order_id:'A'", headers: Self.headers)
      // Whole all the same, for whoever waits for it.
      #expect(try JSONValue(parsing: answer.body)["data"] == [])
      #expect(clock.now - start > .milliseconds(500))
    }
  }

  @Test func `delivers a request twice, and a late one later`() async throws {
    #expect(try await create(through: .twice).sessions == 2)
    let late = try await create(through: .late)
    #expect(late.sessions == 0)
    #expect(late.rest.text.isEmpty)
    #expect(late.rest.error == ECONNRESET)
  }

  @Test func `hands the faults of answers on to the gateway`() async throws {
    let (busy, none) = try await create(through: .tooMany429Seconds)
    #expect(busy.text.hasPrefix("HTTP/1.1 429 "))
    #expect(busy.text.contains("Retry-After: 7\r\n"))
    #expect(none == 0)
    let (broken, one) = try await create(through: .error500After)
    #expect(broken.text.hasPrefix("HTTP/1.1 500 "))
    #expect(one == 1)
    let bomb = try await create(through: .gzipBomb)
    #expect(bomb.rest.text.contains("Content-Encoding: gzip\r\n"))
    #expect(try await create(through: .oversize).rest.text.utf8.count > 5 << 20)
  }

  @Test func `a client cannot order a fault by itself`() async throws {
    try await SandboxServer.servingFaults { _, proxy, _ in
      let answer = try await LoopbackClient(port: proxy.port).ask(
        "GET", "/v1/payment_intents", headers: Self.headers + ["Sandbox-Fault: 500-before"])
      #expect(answer.status == 200)
    }
  }

  @Test func `a shut port refuses, keeps those who are there, and opens again`() async throws {
    try await SandboxServer.servingFaults { _, proxy, _ in
      let client = try LoopbackClient(port: proxy.port)
      let question = { @Sendable (client: LoopbackClient) in
        try await client.ask("GET", "/v1/payment_intents", headers: Self.headers).status
      }
      #expect(try await question(client) == 200)
      for _ in 0..<3 {
        proxy.shut()
        #expect(throws: LoopbackClient.Problem.self) { try LoopbackClient(port: proxy.port) }
        #expect(throws: SandboxServerError.portTaken(proxy.port)) {
          // Its port is nobody else's meanwhile.
          try FaultProxy(port: proxy.port)
        }
        #expect(try await question(client) == 200)
        proxy.open()
        #expect(try await question(LoopbackClient(port: proxy.port)) == 200)
      }
    }
  }

  @Test func `an order shuts the port after its action, and it opens by itself`() async throws {
    let orders = FaultOrders([FaultOrder(.listIntents, .shut(seconds: 1))])
    try await SandboxServer.servingFaults(orders: orders) { _, proxy, _ in
      let answer = try await LoopbackClient(port: proxy.port).ask(
        "GET", "/v1/payment_intents", headers: Self.headers)
      #expect(answer.status == 200)
      #expect(throws: LoopbackClient.Problem.self) { try LoopbackClient(port: proxy.port) }
      for _ in 0..<1000 {
        if (try? LoopbackClient(port: proxy.port)) != nil { break }
        try await Task.sleep(for: .milliseconds(10))
      }
      _ = try LoopbackClient(port: proxy.port)
    }
  }

  @Test func `refuses requests that it cannot read or that are too large`() async throws {
    try await SandboxServer.servingFaults { _, proxy, _ in
      for headers in [
        ["Transfer-Encoding: chunked"], ["X: " + String(repeating: "a", count: 200_000)],
      ] {
        let rest = try await LoopbackClient(port: proxy.port).hear(
          "GET", "/v1/payment_intents", headers: Self.headers + headers)
        #expect(rest.text.isEmpty)
      }
      let large = try await LoopbackClient(port: proxy.port).ask(
        "POST", "/v1/refunds", headers: Self.headers,
        body: String(repeating: " ", count: (1 << 20) + 1))
      #expect(large.status == 413)
      #expect(proxy.dealtWith == 1)
    }
  }

  @Test func `ends with its task, whatever is under way`() async throws {
    let orders = FaultOrders([FaultOrder(.listIntents, .fault(.stallBefore, times: 1))])
    let proxy = try FaultProxy(orders: orders)
    let task = Task { await proxy.run(to: 1) }
    let idle = try LoopbackClient(port: proxy.port)
    let stalled = try LoopbackClient(port: proxy.port)
    async let rest = stalled.hear("GET", "/v1/payment_intents", headers: Self.headers)
    for _ in 0..<1000 {
      if proxy.dealtWith > 0 { break }
      try await Task.sleep(for: .milliseconds(10))
    }
    task.cancel()
    await task.value
    #expect(try await rest.text.isEmpty)
    #expect(await idle.waitForEnd())
    #expect(throws: LoopbackClient.Problem.self) { try LoopbackClient(port: proxy.port) }
  }

  @Test func `without a gateway behind it the connection is reset`() async throws {
    let proxy = try FaultProxy()
    let task = Task { await proxy.run(to: 1) }
    let rest = try await LoopbackClient(port: proxy.port).hear(
      "GET", "/v1/payment_intents", headers: Self.headers)
    #expect(rest.text.isEmpty && rest.error == ECONNRESET)
    task.cancel()
    await task.value
  }
}

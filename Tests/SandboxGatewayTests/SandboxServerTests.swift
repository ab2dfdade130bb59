import FoundationEssentials
import Glibc
import SandboxGateway
import StrictJSON
import Testing

struct SandboxServerTests {
  private static let key = "Authorization: Basic c2tfdGVzdF9zYW1wbGU6"
  private static let json = "Content-Type: application/json"

  /// A folder of its own that is removed afterwards.
  private func withFolder<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "sandbox-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
  }

  private func create(_ client: LoopbackClient) async throws -> JSONValue {
    let answer = try await client.ask(
      "POST", "/v1/checkout/sessions", headers: [Self.key, Self.json],
      body: Counter.sale().compact)
    #expect(answer.status == 200)
    return try JSONValue(parsing: answer.body)
  }

  @Test func `serves a sale over one kept-alive connection, and the customer's page`() async throws
  {
    let configuration = SandboxConfiguration(delay: .zero, decisionTime: .zero)
    try await SandboxServer.serving(configuration: configuration) { server, baseURL in
      let port = try await server.port
      #expect(baseURL == "http://127.0.0.1:\(port)")
      let client = try LoopbackClient(port: port)
      let session = try await create(client)
      let url = try #require(session["url"]?.string)
      #expect(url.hasPrefix(baseURL + "/pay/cs_test_"))
      let id = try #require(session["id"]?.string)
      let again = try await client.ask("GET", "/v1/checkout/sessions/\(id)", headers: [Self.key])
      #expect(again.head.lowercased().contains("content-type: application/json"))
      #expect(try JSONValue(parsing: again.body)["status"] == "complete")
      let list = try await client.ask(
        "GET", "/v1/checkout/sessions/list?limit=1&created%5Bgte%5D=0", headers: [Self.key],
        body: "")
      #expect(try JSONValue(parsing: list.body)["data"]?.array?.count == 1)
      let page = try await client.ask("GET", String(url.dropFirst(baseURL.count)))
      #expect(page.status == 200)
      #expect(page.body.contains("Paid"))
      #expect(try await client.ask("GET", "/v1/payment_intents").status == 401)
    }
  }

  @Test func `refuses a body that is too large`() async throws {
    try await SandboxServer.serving { server, _ in
      let client = try LoopbackClient(port: try await server.port)
      let answer = try await client.ask(
        "POST", "/v1/checkout/sessions",
        headers: [Self.key, Self.json], body: String(repeating: " ", count: (1 << 20) + 1))
      #expect(answer.status == 413)
    }
  }

  @Test func `faults reach the wire`() async throws {
    let faults = FaultScript([
      .init(fault: .afterWork(.status(429, retryAfter: "Sun, 06 Nov 1994 08:49:37 GMT")))
    ])
    try await SandboxServer.serving(faults: faults) { server, _ in
      let client = try LoopbackClient(port: try await server.port)
      let answer = try await client.ask("GET", "/v1/payment_intents", headers: [Self.key])
      #expect(answer.status == 429)
      #expect(answer.head.contains("Retry-After: Sun, 06 Nov 1994 08:49:37 GMT"))
      #expect(try await client.ask("GET", "/v1/payment_intents", headers: [Self.key]).status == 200)
    }
  }

  @Test func `says that a port is taken`() async throws {
    try await SandboxServer.serving { server, _ in
      let port = try await server.port
      let second = try SandboxServer(port: port)
      await #expect(throws: SandboxServerError.portTaken(port)) { try await second.run() }
      await #expect(throws: SandboxServerError.portTaken(port)) { try await second.port }
      #expect("\(SandboxServerError.portTaken(port))".contains("\(port)"))
    }
  }

  @Test func `stops when cancelled, ends its connections and frees its port`() async throws {
    let server = try SandboxServer()
    let task = Task { try await server.run() }
    let port = try await server.port
    let client = try LoopbackClient(port: port)
    #expect(try await client.ask("GET", "/v1/payment_intents", headers: [Self.key]).status == 200)
    task.cancel()
    try await task.value
    #expect(await client.waitForEnd())
    #expect(throws: LoopbackClient.Problem.self) { try LoopbackClient(port: port) }
    try await SandboxServer.serving(port: port) { again, _ in
      let its = try await again.port
      #expect(its == port)
    }
  }

  @Test func `keeps its state in a file of the owner alone, port included`() async throws {
    try await withFolder { folder in
      let file = folder + "/inner/sandbox.json"
      let configuration = SandboxConfiguration(customer: .abandon)
      let (session, port) = try await SandboxServer.serving(
        configuration: configuration, stateFile: file
      ) { server, _ in
        #expect(server.notice == nil)
        let port = try await server.port
        return (try await create(try LoopbackClient(port: port)), port)
      }
      var status = stat()
      #expect(stat(file, &status) == 0)
      #expect(status.st_mode & 0o777 == 0o600)
      #expect(SandboxServer.lastPort(stateFile: file) == port)
      try await SandboxServer.serving(port: port, stateFile: file) { server, _ in
        let client = try LoopbackClient(port: port)
        let id = try #require(session["id"]?.string)
        let answer = try await client.ask("GET", "/v1/checkout/sessions/\(id)", headers: [Self.key])
        #expect(try JSONValue(parsing: answer.body)["url"] == session["url"])
      }
    }
  }

  @Test(arguments: ["", "{", "{\"layout\":99}", "\u{0}\u{0}"])
  func `moves a damaged state file aside and says so`(content: String) async throws {
    try await withFolder { folder in
      let file = folder + "/sandbox.json"
      for name in [".damaged", ".damaged-2"] {
        try Data(content.utf8).write(to: URL(fileURLWithPath: file))
        try await SandboxServer.serving(stateFile: file) { server, _ in
          #expect(server.notice?.contains(file + name) == true)
          _ = try await create(try LoopbackClient(port: try await server.port))
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: file + name)) == Data(content.utf8))
        #expect(SandboxServer.lastPort(stateFile: file) != nil)
      }
    }
  }

  @Test func `refuses a state file that another sandbox uses, and one it cannot make`() async throws
  {
    try await withFolder { folder in
      let file = folder + "/sandbox.json"
      try await SandboxServer.serving(stateFile: file) { _, _ in
        #expect(throws: SandboxServerError.stateInUse(path: file)) {
          try SandboxServer(stateFile: file)
        }
      }
      #expect(throws: SandboxServerError.self) {
        try SandboxServer(stateFile: folder + "/a/b/c/sandbox.json")
      }
    }
  }

  @Test func `what cannot be saved has not happened`() async throws {
    try await withFolder { folder in
      let file = folder + "/sandbox.json"
      try await SandboxServer.serving(stateFile: file) { server, _ in
        let client = try LoopbackClient(port: try await server.port)
        try FileManager.default.createDirectory(
          atPath: file + ".new", withIntermediateDirectories: false)
        let answer = try await client.ask(
          "POST", "/v1/checkout/sessions", headers: [Self.key, Self.json],
          body: Counter.sale().compact)
        #expect(answer.status == 500)
        #expect(try JSONValue(parsing: answer.body)["error"]?["type"] == "api_error")
        try FileManager.default.removeItem(atPath: file + ".new")
        let list = try await client.ask("GET", "/v1/checkout/sessions/list", headers: [Self.key])
        #expect(try JSONValue(parsing: list.body)["data"] == [])
        _ = try await create(client)
      }
    }
  }
}

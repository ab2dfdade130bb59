import CheckoutDomain
import Testing

@testable import WooshPay

private func request(
  _ method: HTTPRequest.Method, _ port: UInt16, host: String = "127.0.0.1",
  scheme: WebOrigin.Scheme = .http, limit: Duration = .seconds(10), bodyLimit: Int = 1 << 20
) -> HTTPRequest {
  HTTPRequest(
    method, WebOrigin(scheme: scheme, host: host, port: port), "/v1/refunds",
    headers: [("Accept", "application/json"), ("Idempotency-Key", "kasir-1")],
    authorization: Secret("Basic c2VjcmV0Og=="),
    body: method == .post ? Array("{\"amount\":1}".utf8) : [], timeLimit: limit,
    bodyLimit: bodyLimit)
}

extension HTTPResult {
  fileprivate var status: Int? {
    if case .answered(let answer) = self { answer.status } else { nil }
  }
  fileprivate var unknown: String? {
    if case .unknown(let reason) = self { reason } else { nil }
  }
  fileprivate var notSent: String? {
    if case .notSent(let reason) = self { reason } else { nil }
  }
}

struct TransportTests {
  @Test(arguments: [false, true])
  func `carries a whole answer and the headers that are read`(ipv6: Bool) async throws {
    let server = try RawServer(ipv6: ipv6) { connection in
      connection.readRequest()
      connection.send("HTTP/1.1 100 Continue\r\nRetry-After: 9\r\n\r\n")
      connection.answer(
        "429 Too Many", "retry-AFTER:  7 \r\nDate: today\r\nContent-Type: text/html\r\n", "slow")
    }
    defer { server.stop() }
    let host = ipv6 ? "::1" : "127.0.0.1"
    let result = await CurlTransport().perform(request(.get, server.port, host: host))
    #expect(
      result
        == .answered(
          HTTPAnswer(
            status: 429, retryAfter: "7", date: "today", contentType: "text/html",
            body: Array("slow".utf8))))
  }

  @Test func `sends exactly these heads`() async throws {
    let server = try RawServer { connection in
      connection.readRequest()
      connection.answer()
    }
    defer { server.stop() }
    let transport = CurlTransport()
    var full = request(.post, server.port)
    full.headers.append(("Content-Type", "application/json"))
    var empty = request(.post, server.port)
    empty.body = []
    for next in [full, empty, request(.get, server.port)] {
      #expect(await transport.perform(next).status == 200)
    }
    let start =
      "Host: 127.0.0.1:\(server.port)\r\nAccept: application/json\r\nIdempotency-Key: kasir-1\r\n"
    let end =
      "Accept-Encoding: identity\r\nUser-Agent: kasir\r\nAuthorization: Basic c2VjcmV0Og==\r\n"
    #expect(
      server.arrivals.map(\.text) == [
        "POST /v1/refunds HTTP/1.1\r\n\(start)Content-Type: application/json\r\n\(end)"
          + "Content-Length: 12\r\n\r\n{\"amount\":1}",
        "POST /v1/refunds HTTP/1.1\r\n\(start)\(end)Content-Length: 0\r\n\r\n",
        "GET /v1/refunds HTTP/1.1\r\n\(start)\(end)\r\n",
      ])
  }

  @Test func `a refused port is certainly not sent`() async throws {
    let port = try RawServer.closedPort()
    let result = await CurlTransport().perform(request(.post, port))
    #expect(result.notSent?.contains("127.0.0.1") == true, "\(result)")
  }

  @Test func `a host that does not exist is certainly not sent`() async {
    let result = await CurlTransport().perform(
      request(.post, 443, host: "gateway.kasir.invalid", scheme: .https))
    #expect(result.notSent?.contains("gateway.kasir.invalid") == true, "\(result)")
  }

  @Test func `plain http to a name never leaves`() async throws {
    let server = try RawServer { $0.stall() }
    defer { server.stop() }
    let result = await CurlTransport().perform(request(.get, server.port, host: "localhost"))
    #expect(result.notSent != nil)
    #expect(server.connections == 0)
  }

  @Test func `a header with a line break never leaves`() async throws {
    let server = try RawServer { $0.stall() }
    defer { server.stop() }
    var broken = request(.post, server.port)
    broken.headers.append(("X", "a\r\nHost: evil.example"))
    #expect(await CurlTransport().perform(broken).notSent != nil)
    #expect(server.connections == 0)
  }

  /// Ways to fail after the request has arrived. All of them are ambiguous.
  enum Fault: String, CaseIterable {
    case resetBeforeAnswering, closeBeforeAnswering, closeInHead, resetInHead, halfBody
    case resetInsteadOfEnd, garbage, wrongProtocol, brokenChunk, stall, drip, tooMuchBody
    case endlessBody, tooManyHeaders, longHeader, endlessInterim, inflatable

    /// A word of the sentence.
    var word: String {
      switch self {
      case .stall, .drip: "in time"
      case .tooMuchBody, .endlessBody: "larger"
      case .tooManyHeaders, .endlessInterim: "headers"
      case .garbage, .wrongProtocol: "not HTTP"
      case .inflatable: "encoding"
      default: "127.0.0.1"
      }
    }

    func play(on connection: RawConnection) {
      connection.readRequest()
      switch self {
      case .resetBeforeAnswering: connection.reset()
      case .closeBeforeAnswering: connection.end()
      case .closeInHead: connection.send("HTTP/1.1 200 OK\r\nContent-")
      case .resetInHead:
        connection.send("HTTP/1.1 200 OK\r\nContent-")
        connection.reset()
      case .halfBody: connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":")
      case .resetInsteadOfEnd:
        connection.send("HTTP/1.1 200 OK\r\n\r\n{}")
        connection.reset()
      case .garbage: connection.send([0x16, 0x03, 0xFF, 0x00, 0x0A, 0x0A, 0xFF])
      case .wrongProtocol: connection.send("SSH-2.0-OpenSSH_9.2\r\n")
      case .brokenChunk:
        connection.send(
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n")
      case .stall: connection.stall()
      case .drip:
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        while connection.send(" ") { wait(milliseconds: 20) }
      case .tooMuchBody: connection.answer("200 OK", "", String(repeating: " ", count: 2 << 20))
      case .endlessBody:
        connection.send("HTTP/1.1 200 OK\r\n\r\n")
        let block = [UInt8](repeating: 0x20, count: 64 << 10)
        while connection.send(block) {}
      case .tooManyHeaders:
        connection.send("HTTP/1.1 200 OK\r\n")
        for number in 0..<10_000 where !connection.send("X-\(number): aaaaaaaaaaaaaaaa\r\n") {
          break
        }
      case .longHeader:
        connection.send("HTTP/1.1 200 OK\r\nX: " + String(repeating: "a", count: 200 << 10))
      case .endlessInterim:
        while connection.send("HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n") {}
      case .inflatable:
        connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n")
      }
    }
  }

  @Test(arguments: Fault.allCases, [HTTPRequest.Method.post, .get])
  func `a failure after the request has left is unknown, and nothing is sent twice`(
    fault: Fault, method: HTTPRequest.Method
  ) async throws {
    let server = try RawServer { fault.play(on: $0) }
    defer { server.stop() }
    let isSlow = fault == .stall || fault == .drip
    let result = await CurlTransport().perform(
      request(method, server.port, limit: isSlow ? .milliseconds(400) : .seconds(10)))
    #expect(result.unknown?.contains(fault.word) == true, "\(fault): \(result)")
    #expect(server.arrivals.count == 1)
    #expect(server.connections == 1)
  }

  @Test func `a reset right after a whole answer never means not sent`() async throws {
    let server = try RawServer { connection in
      connection.readRequest()
      connection.answer()
      connection.reset()
    }
    defer { server.stop() }
    let result = await CurlTransport().perform(request(.post, server.port))
    #expect(result.notSent == nil)
    #expect(server.arrivals.count == 1)
  }

  @Test func `a list may be larger than other answers, up to its own limit`() async throws {
    let server = try RawServer { connection in
      connection.readRequest()
      connection.answer("200 OK", "", String(repeating: " ", count: 3 << 20))
    }
    defer { server.stop() }
    let large = request(.get, server.port, bodyLimit: 4 << 20)
    #expect(await CurlTransport().perform(large).status == 200)
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func `a redirect is not followed, and nothing arrives elsewhere`(status: Int) async throws {
    let other = try RawServer { $0.readRequest() }
    defer { other.stop() }
    let server = try RawServer { connection in
      connection.readRequest()
      connection.answer("\(status) Moved", "Location: http://127.0.0.1:\(other.port)/steal\r\n")
    }
    defer { server.stop() }
    #expect(await CurlTransport().perform(request(.post, server.port)).status == status)
    #expect(other.connections == 0)
  }

  @Test func `a compressed body is left as it is`() async throws {
    // gzip of "{}" and nothing else.
    let zipped: [UInt8] = [
      0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 0x03, 0xAB, 0xAE, 0x05, 0, 0x43, 0xBF, 0xA6, 0xA3, 2, 0,
      0, 0,
    ]
    let server = try RawServer { connection in
      connection.readRequest()
      connection.send(
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(zipped.count)\r\n\r\n")
      connection.send(zipped)
    }
    defer { server.stop() }
    let result = await CurlTransport().perform(request(.get, server.port))
    #expect(result == .answered(HTTPAnswer(status: 200, body: zipped)))
  }
}

struct ConnectionTests {
  private static func keepAlive(_ connection: RawConnection) {
    while connection.readRequest() != nil { connection.answer() }
  }

  @Test func `every POST has a connection of its own`() async throws {
    let server = try RawServer { Self.keepAlive($0) }
    defer { server.stop() }
    let transport = CurlTransport()
    for method in [HTTPRequest.Method.get, .post, .get, .post, .get] {
      #expect(await transport.perform(request(method, server.port)).status == 200)
    }
    let posts = server.arrivals.filter { $0.text.hasPrefix("POST") }
    #expect(Set(posts.map(\.connection)).count == 2)
    let questions = server.arrivals.filter { $0.text.hasPrefix("GET") }
    #expect(Set(questions.map(\.connection)).count == 1)
    #expect(Set(posts.map(\.connection)).isDisjoint(with: questions.map(\.connection)))
  }

  @Test func `a kept connection that dies does not send a POST twice`() async throws {
    let server = try RawServer { connection in
      // The first request is answered, the second one is taken and the connection killed.
      if connection.readRequest() != nil { connection.answer() }
      if connection.readRequest() != nil { connection.reset() }
    }
    defer { server.stop() }
    let transport = CurlTransport()
    #expect(await transport.perform(request(.get, server.port)).status == 200)
    #expect(await transport.perform(request(.post, server.port)).status == 200)
    let killed = try RawServer { connection in
      connection.readRequest()
      connection.reset()
    }
    defer { killed.stop() }
    #expect(await transport.perform(request(.post, killed.port)).unknown != nil)
    #expect(killed.arrivals.count == 1)
    #expect(server.arrivals.filter { $0.text.hasPrefix("POST") }.count == 1)
  }

  @Test func `a cancelled question is given up`() async throws {
    let server = try RawServer { connection in
      connection.readRequest()
      connection.stall()
    }
    defer { server.stop() }
    let port = server.port
    let task = Task { await CurlTransport().perform(request(.get, port, limit: .seconds(60))) }
    try await until { !server.arrivals.isEmpty }
    task.cancel()
    #expect(await task.value.unknown?.contains("given up") == true)
  }

  @Test func `a cancelled POST is waited for all the same`() async throws {
    let isCancelled = Gate()
    let server = try RawServer { connection in
      connection.readRequest()
      isCancelled.wait()
      connection.answer()
    }
    defer { server.stop() }
    let port = server.port
    let task = Task { await CurlTransport().perform(request(.post, port)) }
    try await until { !server.arrivals.isEmpty }
    task.cancel()
    isCancelled.open()
    #expect(await task.value.status == 200)
  }

  @Test func `many slow questions at once do not wait for each other`() async throws {
    let isEveryoneHere = Gate()
    let server = try RawServer { connection in
      connection.readRequest()
      isEveryoneHere.wait()
      connection.answer()
    }
    defer { server.stop() }
    let port = server.port
    let transport = CurlTransport()
    let statuses = await withTaskGroup(of: Int?.self) { group in
      for _ in 0..<12 { group.addTask { await transport.perform(request(.get, port)).status } }
      // None is answered before all have arrived.
      try? await until { server.arrivals.count == 12 }
      isEveryoneHere.open()
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses == Array(repeating: 200, count: 12))
  }
}

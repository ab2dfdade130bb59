import CheckoutDomain
import Testing

@testable import WooshPay

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
    let refusing = try RefusingPort()
    let result = await CurlTransport().perform(request(.post, refusing.port))
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

  @Test(arguments: TransportFault.allCases, [HTTPRequest.Method.post, .get])
  func `a failure after the request has left is unknown, and nothing is sent twice`(
    fault: TransportFault, method: HTTPRequest.Method
  ) async throws {
    let server = try RawServer { fault.play(on: $0) }
    defer { server.stop() }
    let isSlow = fault == .stall || fault == .drip
    let result = await CurlTransport().perform(
      request(method, server.port, limit: isSlow ? .milliseconds(400) : .seconds(60)))
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

  @Test(arguments: [(1 << 20, true), ((1 << 20) + 1, false)])
  func `an answer may have 1 MiB and no more`(size: Int, isTaken: Bool) async throws {
    let server = try RawServer { connection in
      connection.readRequest()
      connection.answer("200 OK", "", String(repeating: " ", count: size))
    }
    defer { server.stop() }
    let result = await CurlTransport().perform(request(.post, server.port))
    #expect((result.status == 200) == isTaken)
    #expect((result.unknown?.contains("larger") == true) != isTaken)
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

  @Test(arguments: [301, 302, 303, 307, 308], [HTTPRequest.Method.post, .get])
  func `a redirect is not followed, and nothing arrives elsewhere`(
    status: Int, method: HTTPRequest.Method
  ) async throws {
    let other = try RawServer { $0.readRequest() }
    defer { other.stop() }
    let server = try RawServer { connection in
      connection.readRequest()
      connection.answer("\(status) Moved", "Location: http://127.0.0.1:\(other.port)/steal\r\n")
    }
    defer { server.stop() }
    #expect(await CurlTransport().perform(request(method, server.port)).status == status)
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

import Testing

@testable import WooshPay

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

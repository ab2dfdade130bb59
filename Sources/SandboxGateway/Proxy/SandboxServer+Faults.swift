extension SandboxServer {
  /// Serves behind a ``FaultProxy`` while `body` runs.
  ///
  /// - Parameters:
  ///   - port: The proxy's port on 127.0.0.1; 0 for any that is free.
  ///   - orders: What goes wrong.
  ///   - delays: How long the answers to such requests wait, as those of a far gateway do.
  ///   - patience: How long a silence, and the whole of a drip, last where the client waits.
  ///   - stateFile: Where its state is loaded from and saved after each change; nil for nowhere.
  ///   - body: Gets the server, the proxy, and the origin to send requests to.
  @discardableResult
  package static func servingFaults<Value>(
    port: UInt16 = 0, orders: FaultOrders = FaultOrders(),
    delays: [SandboxAction: Duration] = [:], patience: Duration = .seconds(120),
    configuration: SandboxConfiguration = SandboxConfiguration(), stateFile: String? = nil,
    clock: @escaping @Sendable () -> Int64 = WallClock.milliseconds,
    isolation: isolated (any Actor)? = #isolation,
    _ body: (_ server: SandboxServer, _ proxy: FaultProxy, _ baseURL: String) async throws ->
      Value
  ) async throws -> Value {
    let proxy = try FaultProxy(port: port, orders: orders, patience: patience)
    let server = try SandboxServer(
      linkPort: proxy.port, configuration: configuration, stateFile: stateFile,
      faults: FaultsByHeader(delays: delays), clock: clock)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      let backend = try await server.port
      group.addTask { await proxy.run(to: backend) }
      defer { group.cancelAll() }
      return try await body(server, proxy, "http://127.0.0.1:\(proxy.port)")
    }
  }
}

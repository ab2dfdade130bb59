import FlyingFox
import FlyingSocks
import Glibc
import Serving

/// A sandbox on a port of 127.0.0.1, over real HTTP.
///
/// It lives as long as the task that calls ``run()``. Nothing in it wakes up by itself: customers
/// move when a request comes.
package actor SandboxServer {
  /// A sentence for people where the saved state was damaged and had to be moved aside.
  package nonisolated let notice: String?
  let host: SandboxHost
  private let wantedPort: UInt16
  private let linkPort: UInt16?
  private let listening = Arrival<UInt16>()

  /// Prepares a server; nothing listens yet.
  ///
  /// - Parameters:
  ///   - port: The port on 127.0.0.1; 0 for any that is free.
  ///   - linkPort: The port that its links name, where something else listens before it.
  ///   - stateFile: Where its state is loaded from and saved after each change; nil for nowhere.
  ///   - clock: Milliseconds since the epoch.
  /// - Throws: Where the state file is in use or cannot be used.
  package init(
    port: UInt16 = 0, linkPort: UInt16? = nil,
    configuration: SandboxConfiguration = SandboxConfiguration(), stateFile: String? = nil,
    faults: (any FaultPlan)? = nil,
    clock: @escaping @Sendable () -> Int64 = WallClock.milliseconds
  ) throws(SandboxServerError) {
    var file: StateFile?
    if let stateFile { file = try StateFile(path: stateFile) }
    let saved = try file?.load()
    notice = saved?.notice
    wantedPort = port
    self.linkPort = linkPort
    host = SandboxHost(
      Sandbox(configuration: configuration, state: saved?.state, faults: faults), file: file,
      clock: clock)
  }

  /// Serves until the calling task is cancelled, then returns.
  ///
  /// - Throws: ``SandboxServerError`` where the port is taken or the state cannot be saved.
  package func run() async throws {
    do {
      try await serve()
    } catch {
      let problem = Self.problem(error, port: wantedPort)
      await listening.arrive(.failure(Task.isCancelled ? CancellationError() : problem))
      if Task.isCancelled { return }
      throw problem
    }
  }

  /// The port it listens on; waits until it does, and throws what ``run()`` throws where it cannot.
  package var port: UInt16 {
    get async throws { try await listening.value() }
  }

  /// The origin to send requests to, `http://127.0.0.1:PORT`; waits as ``port`` does.
  package var baseURL: String {
    get async throws { "http://127.0.0.1:\(try await port)" }
  }

  /// Its state at this moment.
  package var state: SandboxState {
    get async { await host.sandbox.state }
  }

  /// When something happens by itself next, in milliseconds since the epoch; nil for never.
  package var nextEventAt: Int64? {
    get async { await host.sandbox.nextEventAt }
  }

  /// Behaves that way from now on.
  package func setConfiguration(_ configuration: SandboxConfiguration) async {
    await host.setConfiguration(configuration)
  }

  /// The port that a saved sandbox was last served on, nil where none is saved.
  package static func lastPort(stateFile: String) -> UInt16? {
    StateFile.peek(path: stateFile)?.port
  }

  private func serve() async throws {
    // An answer may be held back on purpose, so the handler's own time limit is out of the way.
    let listener = HTTPServer(
      config: HTTPServer.Configuration(
        address: try .inet(ip4: "127.0.0.1", port: wantedPort), timeout: 3600,
        logger: .disabled),
      handler: HTTPBridge(host: host))
    try await withThrowingTaskGroup(of: Void.self) { [host, linkPort, listening] group in
      group.addTask { try await listener.run() }
      group.addTask { await Courier(host: host).run() }
      group.addTask {
        try await listener.waitUntilListening()
        guard case .ip4(_, let port) = await listener.listeningAddress else {
          throw SandboxServerError.cannotListen(port: 0, reason: "it has no address")
        }
        PromptAnswers.turnOn(port: port)
        try await host.moveIn(port: linkPort ?? port)
        await listening.arrive(.success(port))
      }
      while try await group.next() != nil {}
    }
  }

  private static func problem(_ error: any Error, port: UInt16) -> SandboxServerError {
    switch error {
    case let error as SandboxServerError: error
    case SocketError.failed(_, EADDRINUSE, _): .portTaken(port)
    case SocketError.failed(_, let number, _):
      .cannotListen(port: port, reason: String(cString: strerror(number)))
    default: .cannotListen(port: port, reason: "\(error)")
    }
  }
}

extension SandboxServer {
  /// Serves while `body` runs.
  @discardableResult
  package static func serving<Value>(
    port: UInt16 = 0, configuration: SandboxConfiguration = SandboxConfiguration(),
    stateFile: String? = nil, faults: (any FaultPlan)? = nil,
    clock: @escaping @Sendable () -> Int64 = WallClock.milliseconds,
    isolation: isolated (any Actor)? = #isolation,
    _ body: (_ server: SandboxServer, _ baseURL: String) async throws -> Value
  ) async throws -> Value {
    let server = try SandboxServer(
      port: port, configuration: configuration, stateFile: stateFile, faults: faults, clock: clock)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      defer { group.cancelAll() }
      return try await body(server, try await server.baseURL)
    }
  }
}

import Dispatch
import Synchronization

/// A proxy on a port of 127.0.0.1 before a ``SandboxServer``: it does to connections what no HTTP
/// server can, on real sockets.
///
/// It lives as long as the task that calls ``run(to:)``; each connection has a thread of its own.
package final class FaultProxy: Sendable {
  /// More connections at once than these are reset.
  private static let mostConnections = 256

  private struct State {
    var orders: FaultOrders
    var sockets: [ObjectIdentifier: ProxySocket] = [:]
    var dealtWith = 0
    var isEnded = false
  }

  /// The port that it listens on.
  package let port: UInt16
  /// How long a silence and the whole of a drip last at the most, in milliseconds.
  let patience: Int32
  private let door: ProxyDoor
  private let state: Mutex<State>
  private let connections = DispatchGroup()

  /// Takes a port and listens on it; connections wait until ``run(to:)`` is called.
  ///
  /// - Parameters:
  ///   - port: The port on 127.0.0.1; 0 for any that is free.
  ///   - orders: What goes wrong.
  ///   - patience: How long a silence, and the whole of a drip, last where the client waits.
  package init(
    port: UInt16 = 0, orders: FaultOrders = FaultOrders(), patience: Duration = .seconds(120)
  ) throws(SandboxServerError) {
    self.patience = Int32(clamping: patience.milliseconds)
    door = try ProxyDoor(port: port)
    self.port = door.port
    state = Mutex(State(orders: orders))
  }

  /// Carries connections to a port of 127.0.0.1 until the calling task is cancelled; returns when the
  /// last one has ended.
  package func run(to backend: UInt16) async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        DispatchQueue(label: "sandbox.proxy").async { [self] in
          door.admit { serve($0, backend) }
          connections.wait()
          continuation.resume()
        }
      }
    } onCancel: {
      end()
    }
  }

  /// Lets this go wrong from now on, in place of what was ordered before.
  package func follow(_ orders: FaultOrders) { state.withLock { $0.orders = orders } }

  /// Refuses new connections, for that long or until ``open()``; those that are there stay.
  package func shut(for time: Duration? = nil) { door.shut(for: time) }

  /// Takes connections again.
  package func open() { door.open() }

  /// How many requests have arrived and been carried to the gateway, or kept from it on purpose.
  package var dealtWith: Int { state.withLock(\.dealtWith) }

  private func end() {
    door.end()
    state.withLock { state in
      state.isEnded = true
      for socket in state.sockets.values { socket.shutDown() }
    }
  }

  private func serve(_ client: ProxySocket, _ backend: UInt16) {
    guard enter(client) else { return client.reset() }
    DispatchQueue(label: "sandbox.proxy.connection").async(group: connections) { [self] in
      ProxyConversation(client: client, backend: backend, proxy: self).run()
      leave(client)
    }
  }
}

/// What a conversation needs of its proxy.
extension FaultProxy {
  func deed(for action: SandboxAction?) -> FaultOrder.Deed? {
    state.withLock { $0.orders.next(for: action) }
  }

  func noteDealtWith() { state.withLock { $0.dealtWith += 1 } }

  /// Keeps a socket in view, so that the end of the proxy ends it; false where there is no room.
  func enter(_ socket: ProxySocket) -> Bool {
    state.withLock { state in
      guard !state.isEnded, state.sockets.count < Self.mostConnections else { return false }
      state.sockets[ObjectIdentifier(socket)] = socket
      return true
    }
  }

  func leave(_ socket: ProxySocket) {
    state.withLock { $0.sockets[ObjectIdentifier(socket)] = nil }
  }
}

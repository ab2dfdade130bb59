import Glibc
import Synchronization

/// The port of a proxy, which can be shut, so that connections are refused, and opened again.
final class ProxyDoor: Sendable {
  private struct State {
    /// -1 while the port is shut.
    var listener: Int32
    /// Listeners that were shut and are closed by the thread that may be waiting at them.
    var retired: [Int32] = []
    var opensAt: ContinuousClock.Instant?
    var isEnded = false
  }

  let port: UInt16
  /// Bound to the port and never listening: while the port is shut, nobody else gets it.
  private let reservation: Int32
  /// Written to in order to wake the waiting thread.
  private let bell: (reads: Int32, writes: Int32)
  private let state: Mutex<State>

  /// Takes a port and listens on it.
  ///
  /// - Parameter port: 0 for any that is free.
  init(port: UInt16) throws(SandboxServerError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw Self.problem(port) }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    bell = (ends[0], ends[1])
    reservation = LoopbackAddress.socket()
    guard Self.bind(reservation, port), let bound = LoopbackAddress.port(of: reservation),
      let listener = Self.listener(on: bound, besides: reservation)
    else {
      let problem = Self.problem(port)
      for descriptor in ends + [reservation] where descriptor >= 0 { close(descriptor) }
      throw problem
    }
    self.port = bound
    state = Mutex(State(listener: listener))
  }

  deinit {
    state.withLock { state in
      for descriptor in state.retired + [state.listener, reservation, bell.reads, bell.writes]
      where descriptor >= 0 { close(descriptor) }
    }
  }

  /// Refuses connections from now on, for that long or until it is opened.
  func shut(for time: Duration? = nil) {
    state.withLock { state in
      state.opensAt = time.map { .now + $0 }
      retire(&state)
    }
    ring()
  }

  /// Takes connections again.
  func open() {
    state.withLock { state in
      state.opensAt = nil
      guard !state.isEnded, state.listener < 0 else { return }
      state.listener = Self.listener(on: port, besides: reservation) ?? -1
    }
    ring()
  }

  /// Refuses connections for good; ``admit(_:)`` returns.
  func end() {
    state.withLock { state in
      state.isEnded = true
      retire(&state)
    }
    ring()
  }

  /// Hands over every connection, until the end; blocks its thread.
  func admit(_ enter: (ProxySocket) -> Void) {
    while true {
      let (listener, wait, isEnded) = state.withLock { state in
        for descriptor in state.retired { close(descriptor) }
        state.retired = []
        return (state.listener, state.opensAt.map { $0 - .now }, state.isEnded)
      }
      if isEnded { return }
      if let wait, wait <= .zero {
        open()
        continue
      }
      waitForSomething(at: listener, for: wait)
      guard listener >= 0 else { continue }
      let peer = accept(listener, nil, nil)
      guard peer >= 0 else { continue }
      _ = fcntl(peer, F_SETFD, FD_CLOEXEC)
      enter(ProxySocket(peer))
    }
  }

  private func waitForSomething(at listener: Int32, for wait: Duration?) {
    // A negative number is not watched.
    var watched = [
      pollfd(fd: bell.reads, events: Int16(POLLIN), revents: 0),
      pollfd(fd: listener, events: Int16(POLLIN), revents: 0),
    ]
    let milliseconds = wait.map { Int32(clamping: $0.milliseconds + 1) } ?? -1
    _ = poll(&watched, nfds_t(watched.count), milliseconds)
    var rings = [UInt8](repeating: 0, count: 64)
    while read(bell.reads, &rings, rings.count) > 0 {}
  }

  /// Takes a listener out of service at once, whoever waits at it.
  private func retire(_ state: inout State) {
    guard state.listener >= 0 else { return }
    shutdown(state.listener, Int32(SHUT_RDWR))
    state.retired.append(state.listener)
    state.listener = -1
  }

  private func ring() {
    var byte: UInt8 = 1
    _ = write(bell.writes, &byte, 1)
  }

  /// Listens on a port that `reservation` holds, and that it shares for this moment only.
  private static func listener(on port: UInt16, besides reservation: Int32) -> Int32? {
    setSharing(reservation, true)
    defer { setSharing(reservation, false) }
    let descriptor = LoopbackAddress.socket()
    // A connection may be gone again by the time it is accepted; nobody must wait for the next.
    guard bind(descriptor, port), listen(descriptor, 64) == 0,
      fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0
    else {
      let number = errno
      if descriptor >= 0 { close(descriptor) }
      errno = number
      return nil
    }
    return descriptor
  }

  private static func bind(_ descriptor: Int32, _ port: UInt16) -> Bool {
    setSharing(descriptor, true)
    return LoopbackAddress.with(port: port) { Glibc.bind(descriptor, $0, $1) } == 0
  }

  /// `SO_REUSEADDR`: also what lets a port be taken again right after its last use.
  private static func setSharing(_ descriptor: Int32, _ isOn: Bool) {
    var value: Int32 = isOn ? 1 : 0
    setsockopt(
      descriptor, SOL_SOCKET, SO_REUSEADDR, &value, socklen_t(MemoryLayout<Int32>.size))
  }

  private static func problem(_ port: UInt16) -> SandboxServerError {
    let number = errno
    return number == EADDRINUSE
      ? .portTaken(port) : .cannotListen(port: port, reason: String(cString: strerror(number)))
  }
}

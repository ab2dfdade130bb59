import Glibc
import Synchronization

/// A connected socket on loopback: used by one thread, shut down by any.
final class ProxySocket: Sendable {
  /// The longest wait for a peer that says nothing.
  private static let patience = timeval(tv_sec: 120, tv_usec: 0)
  /// `POLLRDHUP` of Linux, which Glibc's module hides.
  private static let leaving: Int16 = 0x2000

  /// -1 once it is closed, which only the thread that uses it does.
  private let descriptor: Mutex<Int32>

  /// Takes a connected socket over.
  init(_ descriptor: Int32) {
    self.descriptor = Mutex(descriptor)
    var on: Int32 = 1
    setsockopt(
      descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    var patience = Self.patience
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, size)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, size)
  }

  deinit { close() }

  /// A connection to a port of 127.0.0.1; nil where nobody listens.
  static func connected(to port: UInt16) -> ProxySocket? {
    let descriptor = LoopbackAddress.socket()
    guard descriptor >= 0 else { return nil }
    let socket = ProxySocket(descriptor)
    return LoopbackAddress.with(port: port) { connect(descriptor, $0, $1) } == 0 ? socket : nil
  }

  /// What has arrived, 64 KiB at the most; empty at the end, and after too long a silence.
  func receive() -> [UInt8] {
    let number = number
    return [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
      repeat {
        count = recv(number, buffer.baseAddress, buffer.count, 0)
      } while count < 0 && errno == EINTR
      count = max(0, count)
    }
  }

  /// Sends all of `bytes`; false where the peer has left.
  @discardableResult
  func send(_ bytes: some Collection<UInt8>) -> Bool {
    let number = number
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(number, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Waits until the peer leaves or that many milliseconds have gone by.
  ///
  /// - Returns: Whether it is still there.
  func pause(milliseconds: Int32) -> Bool {
    // What it still sends is not read, or its leaving could not be told from it.
    var watched = pollfd(fd: number, events: Self.leaving, revents: 0)
    return poll(&watched, 1, milliseconds) == 0
  }

  /// Ends the connection with a reset.
  func reset() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      number, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
    close()
  }

  /// Ends the connection.
  func close() {
    descriptor.withLock { descriptor in
      if descriptor >= 0 { _ = Glibc.close(descriptor) }
      descriptor = -1
    }
  }

  /// Ends every wait of the thread that uses it.
  func shutDown() {
    descriptor.withLock { if $0 >= 0 { _ = shutdown($0, Int32(SHUT_RDWR)) } }
  }

  private var number: Int32 { descriptor.withLock(\.self) }
}

/// 127.0.0.1, and no other address.
enum LoopbackAddress {
  /// A new socket that no child process inherits.
  static func socket() -> Int32 {
    Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
  }

  /// Lends the address of a port.
  static func with<Result>(
    port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
  ) -> Result {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }

  /// The port that a socket is bound to, nil for none.
  static func port(of descriptor: Int32) -> UInt16? {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getsockname(descriptor, $0, &length)
      }
    }
    guard result == 0, address.sin_family == sa_family_t(AF_INET) else { return nil }
    return UInt16(bigEndian: address.sin_port)
  }
}

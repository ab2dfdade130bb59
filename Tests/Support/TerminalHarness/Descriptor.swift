private import Glibc

/// A file descriptor that is closed once, by hand or at its end.
///
/// For one thread.
final class Descriptor {
  /// The number, -1 once closed.
  private(set) var number: Int32

  init(_ number: Int32) {
    self.number = number
  }

  var isOpen: Bool { number >= 0 }

  /// Up to 64 KiB; empty at the end of the stream and on an error.
  func read() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
      count = max(0, Glibc.read(number, buffer.baseAddress, buffer.count))
    }
  }

  /// The number of bytes that were taken, -1 on an error.
  func write(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBufferPointer { Glibc.write(number, $0.baseAddress, min($0.count, 4096)) }
  }

  func close() {
    guard isOpen else { return }
    _ = Glibc.close(number)
    number = -1
  }

  deinit {
    close()
  }
}

/// Both ends of a pipe.
struct Pipe {
  let readEnd: Descriptor
  let writeEnd: Descriptor

  init() throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw HarnessError("no pipe: error \(errno)") }
    // What another thread spawns in between closes them itself (see ChildProcess.Wiring).
    ends.forEach { _ = fcntl($0, F_SETFD, FD_CLOEXEC) }
    readEnd = Descriptor(ends[0])
    writeEnd = Descriptor(ends[1])
  }
}

private import CPosixExtras
private import Glibc

/// The modes of a terminal: equal snapshots before and after a program mean that it left the
/// terminal as it found it.
package struct TerminalModes: Hashable, Sendable {
  package let inputFlags: UInt32
  package let outputFlags: UInt32
  package let controlFlags: UInt32
  package let localFlags: UInt32
  /// The control characters, with `VMIN` and `VTIME`.
  package let specialCharacters: [UInt8]

  /// Whether typed characters are echoed.
  package var echoes: Bool { localFlags & UInt32(ECHO) != 0 }
  /// Whether input arrives line by line.
  package var isCanonical: Bool { localFlags & UInt32(ICANON) != 0 }
}

/// Both sides of a pty.
///
/// The slave stays open here too, so that its modes outlive the child as those of a real terminal
/// do.
final class PseudoTerminal: Sendable {
  let master: Int32
  /// The slave's path.
  let path: String
  private let slave: Int32

  init(columns: Int, rows: Int) throws {
    let master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
    guard master >= 0 else { throw HarnessError("no pty: error \(errno)") }
    var name = [CChar](repeating: 0, count: 128)
    guard grantpt(master) == 0, unlockpt(master) == 0,
      ptsname_r(master, &name, name.count) == 0
    else {
      close(master)
      throw HarnessError("no pty: error \(errno)")
    }
    let slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard slave >= 0 else {
      close(master)
      throw HarnessError("no pty slave: error \(errno)")
    }
    self.master = master
    self.slave = slave
    path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // A program that asks for the size at once must not see 0 × 0.
    resize(columns: columns, rows: rows)
  }

  deinit {
    close(master)
    close(slave)
  }

  /// Changes the size; the child's foreground group gets SIGWINCH.
  func resize(columns: Int, rows: Int) {
    var size = winsize(
      ws_row: UInt16(clamping: rows), ws_col: UInt16(clamping: columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// The modes as they are now.
  var modes: TerminalModes {
    var settings = termios()
    _ = tcgetattr(slave, &settings)
    let special = withUnsafeBytes(of: settings.c_cc) { Array($0) }
    return TerminalModes(
      inputFlags: settings.c_iflag, outputFlags: settings.c_oflag, controlFlags: settings.c_cflag,
      localFlags: settings.c_lflag, specialCharacters: special)
  }

  /// Closes the terminal as a closed window does: the child's session gets SIGHUP.
  func hangUp() {
    let nothing = open("/dev/null", O_RDWR | O_CLOEXEC)
    guard nothing >= 0 else { return }
    // The numbers stay taken, so that a thread that still holds one reads nothing of anybody else's.
    dup3(slave)
    dup3(master)
    close(nothing)

    func dup3(_ descriptor: Int32) {
      dup2(nothing, descriptor)
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
  }

  /// What has arrived; empty when there is nothing now, or nothing any more.
  func read() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
      count = max(0, Glibc.read(master, buffer.baseAddress, buffer.count))
    }
  }

  /// Types `bytes`.
  ///
  /// A child that does not read fills the queue: after `timeout` that is an error.
  func write(_ bytes: [UInt8], timeout: Duration = .seconds(60)) throws {
    let deadline = ContinuousClock.now + timeout
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBufferPointer { Glibc.write(master, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
        continue
      }
      guard count == 0 || errno == EAGAIN || errno == EINTR else {
        throw HarnessError("cannot type into the terminal: error \(errno)")
      }
      guard ContinuousClock.now < deadline else {
        throw HarnessError("nobody reads the terminal: \(rest.count) bytes were not taken")
      }
      var writable = pollfd(fd: master, events: Int16(POLLOUT), revents: 0)
      _ = poll(&writable, 1, 50)
    }
  }
}

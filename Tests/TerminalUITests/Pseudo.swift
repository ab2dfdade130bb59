import Glibc
import Testing

@testable import TerminalUI

/// A pseudo-terminal of 20×3 cells.
struct Pseudo {
  let main: Int32
  let side: Int32

  // <asm-generic/ioctls.h>; Glibc shows neither these nor posix_openpt to Swift.
  private static let unlock: UInt = 0x4004_5431
  private static let number: UInt = 0x8004_5430
  private static let readModes: UInt = 0x5401

  init() throws {
    main = Glibc.open("/dev/ptmx", O_RDWR | O_NOCTTY | O_NONBLOCK)
    var unlocked: Int32 = 0
    var index: Int32 = 0
    try #require(ioctl(main, Self.unlock, &unlocked) == 0)
    try #require(ioctl(main, Self.number, &index) == 0)
    let name = "/dev/pts/\(index)"
    side = Glibc.open(name, O_RDWR | O_NOCTTY)
    try #require(side >= 0)
    resize(columns: 20, rows: 3)
  }

  func resize(columns: UInt16, rows: UInt16) {
    var window = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(side, UInt(TIOCSWINSZ), &window)
  }

  func type(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes { write(main, $0.baseAddress, $0.count) }
  }

  /// Answers the last question, whether it was asked or not: nothing else is coming.
  func answerAll(_ terminal: NCursesTerminal) {
    type("\u{1B}[?1;2c")
    #expect(terminal.waitForEvents() == [])
  }

  /// What was painted up to and with `mark`.
  ///
  /// The kernel hands it over in pieces, at its leisure.
  func painted(upTo mark: String) -> String {
    var painted: [UInt8] = []
    var waiting = pollfd(fd: main, events: Int16(POLLIN), revents: 0)
    while !String(decoding: painted, as: UTF8.self).contains(mark), poll(&waiting, 1, 5000) > 0 {
      var bytes = [UInt8](repeating: 0, count: 65536)
      let count = read(main, &bytes, bytes.count)
      guard count > 0 else { break }
      painted += bytes.prefix(count)
    }
    return String(decoding: painted, as: UTF8.self)
  }

  /// What `terminal` painted since the last look: it rings, and the bell ends it.
  func painted(by terminal: NCursesTerminal) -> String {
    terminal.ring()
    return String(painted(upTo: "\u{07}").dropLast())
  }

  /// The kernel's record of the terminal's modes, byte for byte.
  func modes() -> [UInt8] {
    var record = [UInt8](repeating: 0, count: 64)
    _ = ioctl(side, Self.readModes, &record)
    return record
  }

  /// Has the kernel hand over every byte as it comes.
  func makeRaw() {
    var modes = termios()
    _ = tcgetattr(side, &modes)
    cfmakeraw(&modes)
    _ = tcsetattr(side, TCSANOW, &modes)
  }

  /// Whether something was typed that nobody has read.
  var hasUnread: Bool {
    var waiting = pollfd(fd: side, events: Int16(POLLIN), revents: 0)
    return poll(&waiting, 1, 0) > 0 && waiting.revents & Int16(POLLIN) != 0
  }

  func close() {
    _ = Glibc.close(main)
    _ = Glibc.close(side)
  }
}

internal import Glibc

/// A pipe that ends a wait: any thread, or a signal handler, writes a byte; the loop's thread polls
/// its other end.
package final class WakePipe: Sendable {
  /// The end to poll.
  package let readEnd: Int32
  /// The end to write a byte to.
  ///
  /// It never blocks: a full pipe wakes just as well.
  package let writeEnd: Int32

  package init() throws(TerminalError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw .failed("no pipe to wake it (\(String(cString: strerror(errno))))")
    }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
    }
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  deinit {
    Glibc.close(readEnd)
    Glibc.close(writeEnd)
  }

  package func wake() {
    var byte: UInt8 = 1
    _ = write(writeEnd, &byte, 1)
  }

  /// Takes every byte out, so that the next wait blocks again.
  package func drain() {
    var bytes = [UInt8](repeating: 0, count: 256)
    while read(readEnd, &bytes, bytes.count) == bytes.count {}
  }
}

extension WakePipe {
  /// Blocks until somebody has written, then drains.
  package func wait() {
    var waiting = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
    while poll(&waiting, 1, -1) < 0, errno == EINTR {}
    drain()
  }

  /// Blocks until somebody has written or the time is over, then drains.
  package func wait(upTo limit: Duration) {
    let (seconds, fraction) = limit.components
    let milliseconds = min(seconds, 86_400) * 1000 + fraction / 1_000_000_000_000_000 + 1
    var waiting = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
    _ = poll(&waiting, 1, Int32(max(0, milliseconds)))
    drain()
  }
}

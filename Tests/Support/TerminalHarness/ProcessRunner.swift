private import Foundation
private import Glibc

/// What a command left behind.
package struct ProcessResult: Sendable {
  package let status: ExitStatus
  package let stdout: [UInt8]
  package let stderr: [UInt8]

  /// The exit code, or 128 plus the number of the signal that ended it, as a shell says it.
  package var exitCode: Int32 {
    switch status {
    case .exited(let code): code
    case .signaled(let number): 128 + number
    }
  }

  /// Standard output as text.
  package var output: String { String(decoding: stdout, as: UTF8.self) }
  /// Standard error as text.
  package var errorOutput: String { String(decoding: stderr, as: UTF8.self) }
}

/// Runs a command to its end, without a terminal, and returns what it wrote.
///
/// - Parameters:
///   - environment: the whole environment of the child; nothing is inherited.
///   - stdin: its standard input, at its end from the start when nil.
///   - timeout: after it the child is killed and a ``HarnessError`` with what it wrote is thrown.
package func runProcess(
  executable: String, arguments: [String] = [],
  environment: [String: String] = TerminalSession.plainEnvironment,
  workingDirectory: String? = nil, stdin: String? = nil, timeout: Duration = .seconds(120)
) async throws -> ProcessResult {
  // A thread of its own: a wait in the pool would stop other tests.
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread {
      continuation.resume(
        with: Result {
          try runBlocking(
            executable, arguments, environment, workingDirectory, Array((stdin ?? "").utf8),
            timeout)
        })
    }
  }
}

private func runBlocking(
  _ executable: String, _ arguments: [String], _ environment: [String: String],
  _ workingDirectory: String?, _ stdin: [UInt8], _ timeout: Duration
) throws -> ProcessResult {
  // Writing to a child that has ended must fail, not end the tests. Children get the default back.
  signal(SIGPIPE, SIG_IGN)
  let input = try Pipe()
  let output = try Pipe()
  let error = try Pipe()
  let child = try ChildProcess(
    executable: executable, arguments: arguments, environment: environment,
    workingDirectory: workingDirectory,
    wiring: .descriptors(
      input: input.readEnd.number, output: output.writeEnd.number, error: error.writeEnd.number))
  defer { child.close() }
  [input.readEnd, output.writeEnd, error.writeEnd].forEach { $0.close() }

  let deadline = ContinuousClock.now + timeout
  var exchange = Exchange(
    pending: stdin[...], input: input.writeEnd, output: output.readEnd, error: error.readEnd)
  while true {
    // Asked before the streams are: what it said before it ended is there by then.
    let status = child.poll()
    let isQuiet = exchange.step()
    if let status, exchange.isOver || isQuiet {
      return ProcessResult(status: status, stdout: exchange.stdout, stderr: exchange.stderr)
    }
    if ContinuousClock.now > deadline {
      throw HarnessError(
        """
        \(executable) \(arguments.joined(separator: " ")) did not end within \(timeout).
        stdout: \(String(decoding: exchange.stdout, as: UTF8.self))
        stderr: \(String(decoding: exchange.stderr, as: UTF8.self))
        """)
    }
  }
}

/// The three streams of a running child, moved on by ``step()``.
private struct Exchange {
  var pending: ArraySlice<UInt8>
  let input: Descriptor
  let output: Descriptor
  let error: Descriptor
  var stdout: [UInt8] = []
  var stderr: [UInt8] = []

  /// Whether both outputs have ended.
  var isOver: Bool { !output.isOpen && !error.isOpen }

  /// Moves what can be moved; says whether nothing could, for 20 ms.
  mutating func step() -> Bool {
    if pending.isEmpty { input.close() }
    var watched = [
      pollfd(fd: input.number, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: output.number, events: Int16(POLLIN), revents: 0),
      pollfd(fd: error.number, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&watched, nfds_t(watched.count), 20) > 0 else { return true }
    if watched[0].revents != 0 {
      let count = input.write(pending)
      if count > 0 { pending = pending.dropFirst(count) } else { pending = [] }
    }
    if watched[1].revents != 0 { Self.read(output, into: &stdout) }
    if watched[2].revents != 0 { Self.read(error, into: &stderr) }
    return false
  }

  private static func read(_ descriptor: Descriptor, into bytes: inout [UInt8]) {
    let chunk = descriptor.read()
    if chunk.isEmpty { descriptor.close() } else { bytes += chunk }
  }
}

import Console
import Foundation
import Glibc
import QRCode
import TerminalUI
import Till

/// Runs the console in lines on this process's standard streams.
enum PlainRun {
  /// Runs it until it is left, then ends the process.
  static func run(
    _ counter: Counter, _ settings: ConsoleSettings, notice: String?, tour: DemoTour?
  ) async -> Never {
    var settings = settings
    let isTyped = Surroundings.isTerminal(STDIN_FILENO)
    if Surroundings.ofThisProcess.value("TERM") == "dumb" { settings.qrForms = [.ascii] }
    let host = MachineHost(counter, tour: tour)
    let session = PlainSession(settings, counter.till, random: Counter.random, host: host)
    host.openScreen()
    let isPlain = settings.qrForms == [.ascii]
    await session.run(
      notice: notice,
      PlainSession.Streams(
        input: lines(),
        write: { lines in
          let text = fitted(lines).joined(separator: "\n")
          // Secrets first: a masked key must be known by its ornament.
          let safe = Redaction.text(text)
          return Output.write(
            (isPlain ? String(safe.map(PlainGlyphs.plain)) : safe) + "\n", to: STDOUT_FILENO)
        },
        ring: {
          if Surroundings.isTerminal(STDOUT_FILENO) { Output.write("\u{7}", to: STDOUT_FILENO) }
        },
        forgetTyped: {
          guard isTyped else { return nil }
          tcflush(STDIN_FILENO, TCIFLUSH)
          return SystemTime.sinceStart
        },
        waitsForMoney: !isTyped),
      ended: {
        host.closeScreen()
        exit(Output.problem == nil ? 0 : 1)
      })
    exit(0)
  }

  /// Lines broken between words where the terminal would break them anywhere, within an amount too.
  private static func fitted(_ lines: [String]) -> [String] {
    guard let width = Surroundings.terminalSize(STDOUT_FILENO)?.columns, width >= 20 else {
      return lines
    }
    return lines.flatMap { $0.cellWidth <= width ? [$0] : $0.wrapped(to: width) }
  }

  /// The lines of standard input, read on a thread of their own: a read blocks for as long as nobody
  /// types.
  private static func lines() -> AsyncStream<PlainSession.Input> {
    let (stream, sink) = AsyncStream<PlainSession.Input>.makeStream()
    Thread.detachNewThread {
      while let line = readLine() { sink.yield(.line(line, readAt: SystemTime.sinceStart)) }
      sink.yield(.end)
    }
    return stream
  }
}

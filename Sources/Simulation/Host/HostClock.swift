import CheckoutDomain

/// The clock of the machine that the consoles run on, as one of its processes reads it.
final class HostClock: TimeSource, @unchecked Sendable {
  private let loop: SerialLoop
  private let host: SimulatedHost
  private let process: SimulatedProcess

  init(_ loop: SerialLoop, _ host: SimulatedHost, _ process: SimulatedProcess) {
    self.loop = loop
    self.host = host
    self.process = process
  }

  var now: Timestamp { Timestamp(milliseconds: loop.now + host.clockError) }

  var sinceBoot: Duration { .milliseconds(loop.now) }

  var asleep: Duration { .milliseconds(host.asleep) }

  func sleep(for duration: Duration) async throws {
    guard process.isAlive, !Task.isCancelled else { throw CancellationError() }
    let pause = Pause<Bool>()
    let timer = loop.at(loop.now + max(0, duration.milliseconds), isOfHost: true) {
      pause.end(true)
    }
    defer { timer.cancel() }
    guard await pause.wait(of: process) == true else { throw CancellationError() }
  }
}

/// The machine that the consoles run on.
final class SimulatedHost: @unchecked Sendable {
  /// How far its wall clock is ahead of the true time, in milliseconds.
  var clockError: Int64 = 0
  /// How long it has slept in all, in milliseconds; what it is sleeping now counts already.
  var asleep: Int64 = 0
}

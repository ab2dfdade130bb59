/// Runs tasks one at a time on the thread that calls it, in the order they became ready, in a time
/// of its own.
///
/// Nothing waits: when no task is ready, the time moves on to the next timer. Whatever belongs to a
/// loop is used by its thread alone; that is why it and its neighbours may call themselves Sendable.
package final class SerialLoop: @unchecked Sendable {
  /// The true time, in milliseconds since 1970.
  package private(set) var now: Int64
  /// Told after everything that became ready at one moment has run.
  var afterEachMoment: () -> Void = {}
  /// The host's tasks sleep through until then: it is suspended.
  var hostWakesAt: Int64 = .min

  private var jobs: [UnownedJob] = []
  private var nextJob = 0
  private var timers = TimerQueue()
  /// Where a task is that has no executor of its own.
  private let nowhere = unsafeBitCast((0, 0), to: UnownedSerialExecutor.self)

  /// Makes a loop whose time begins at `start`.
  package init(start: Int64) {
    now = start
  }

  /// How many timers are set.
  var timerCount: Int { timers.count }

  /// Makes this the loop of the calling thread while `body` runs.
  package func occupy<Result>(_ body: () throws -> Result) rethrows -> Result {
    precondition(JobHook.isInstalled, "this Swift runtime has no hook for a simulation")
    let outer = JobHook.current
    JobHook.current = self
    defer { JobHook.current = outer }
    return try body()
  }

  func enqueue(_ job: UnownedJob) { jobs.append(job) }

  /// Sets a timer.
  ///
  /// - Parameter isOfHost: Whether it belongs to a task of the host, which a suspended host keeps
  ///   waiting.
  @discardableResult
  func at(_ due: Int64, isOfHost: Bool = false, _ action: @escaping () -> Void) -> LoopTimer {
    timers.add(due: max(due, now), isOfHost: isOfHost, action)
  }

  /// Runs whatever is ready now.
  func drain() {
    while nextJob < jobs.count {
      let job = jobs[nextJob]
      nextJob += 1
      if nextJob == jobs.count {
        jobs.removeAll(keepingCapacity: true)
        nextJob = 0
      }
      job.runSynchronously(on: nowhere)
    }
  }

  /// Runs everything that happens until `end`.
  func run(until end: Int64) {
    drain()
    afterEachMoment()
    while let timer = timers.next(until: end) {
      now = max(now, timer.due)
      if timer.isOfHost, now < hostWakesAt {
        timers.postpone(timer, to: hostWakesAt)
        continue
      }
      timer.fire()
      drain()
      afterEachMoment()
    }
    now = max(now, end)
  }
}

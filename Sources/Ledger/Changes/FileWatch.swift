import CheckoutDomain
import Dispatch

/// How a file is watched: by what the kernel tells, and where it gives no watch, by a look every few
/// seconds.
struct FileWatch: Sendable {
  typealias Look = @Sendable () -> Void

  /// The kernel's watch of a file; nil where it has none left.
  var kernel: @Sendable (_ path: String, _ written: @escaping Look) -> FileWrites? = {
    FileWrites(of: $0, $1)
  }
  /// The time between two looks where there is no watch.
  var pace = Duration.seconds(5)

  /// Begins to call `look` whenever a file may have changed; calls never overlap.
  ///
  /// - Returns: What ends it.
  func begin(of path: String, _ look: @escaping Look) -> @Sendable () -> Void {
    if let writes = kernel(path, look) { return { writes.end() } }
    let looks = SteadyLooks(every: pace, look)
    return { looks.end() }
  }
}

/// Calls back again and again.
///
/// A dispatch source may be used from everywhere, although its type does not say so.
private final class SteadyLooks: @unchecked Sendable {
  private let source: any DispatchSourceTimer

  init(every pace: Duration, _ look: @escaping FileWatch.Look) {
    let queue = DispatchQueue(label: "ledger changes", qos: .utility)
    source = DispatchSource.makeTimerSource(queue: queue)
    let pause = DispatchTimeInterval.milliseconds(Int(pace.milliseconds))
    source.schedule(deadline: .now() + pause, repeating: pause)
    source.setEventHandler(handler: look)
    source.activate()
  }

  func end() { source.cancel() }
}

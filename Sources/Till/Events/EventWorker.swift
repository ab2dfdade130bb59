import CheckoutDomain

/// Acts on delivered events as they come, until its task is cancelled; what the gateway could not be
/// asked about is tried again, ever more slowly.
package actor EventWorker {
  private static let longestPause = Duration.seconds(60)

  private let till: Till
  private let told: @Sendable (Till.ActedEvent) -> Void
  private let trouble: @Sendable (TillError) -> Void
  private var isPoked = true
  private var sleeper: Sleeper?

  /// - Parameters:
  ///   - told: Told what became of each event.
  ///   - trouble: Told when the ledger cannot be read or written.
  package init(
    _ till: Till, told: @escaping @Sendable (Till.ActedEvent) -> Void,
    trouble: @escaping @Sendable (TillError) -> Void
  ) {
    self.till = till
    self.told = told
    self.trouble = trouble
  }

  /// An event has arrived.
  package func poke() {
    isPoked = true
    sleeper?.wake()
  }

  /// Works until the task is cancelled.
  package func run() async {
    var pause = Duration.seconds(2)
    while !Task.isCancelled {
      isPoked = false
      var isPending = true
      do throws(TillError) {
        isPending = try await till.actOnEvents(told: told)
      } catch {
        trouble(error)
      }
      pause = isPending ? min(pause + pause, Self.longestPause) : .seconds(2)
      await rest(isPending ? pause : nil)
    }
  }

  /// Sleeps for a time, or until an event arrives.
  private func rest(_ pause: Duration?) async {
    guard !isPoked, !Task.isCancelled else { return }
    let sleeper = Sleeper(pause, by: till.time)
    self.sleeper = sleeper
    await sleeper.rest()
    self.sleeper = nil
  }
}

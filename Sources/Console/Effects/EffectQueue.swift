import TerminalUI

/// The effects on their way to whoever does them.
enum EffectQueue {
  /// An effect, who hears of what came of it, and what follows.
  struct Job: Sendable {
    let effect: Effect
    let sender: ActionSender<Action>
    var done: @Sendable () -> Void = {}
  }

  /// Starts each effect in order; one that says what is on screen or who works here, or keeps what is
  /// being built, is done before the next starts.
  static func work(through jobs: AsyncStream<Job>, _ performer: EffectPerformer) async {
    await withDiscardingTaskGroup { group in
      for await job in jobs {
        switch job.effect {
        case .show, .present, .keepDraft, .dropDraft, .tour, .setOperator:
          await performer.perform(job.effect, job.sender)
          job.done()
        default:
          group.addTask {
            await performer.perform(job.effect, job.sender)
            job.done()
          }
        }
      }
      group.cancelAll()
    }
  }
}

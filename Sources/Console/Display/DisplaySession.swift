package import TerminalUI

/// One run of a display: its loop on a thread of its own, and the looks it starts.
package struct DisplaySession: Sendable {
  private let program: DisplayProgram
  private let host: any DisplayHost
  private let activity: LoopActivity

  /// - Parameter activity: Counts how often the loop comes to rest, for tests.
  package init(
    _ settings: DisplaySettings, host: any DisplayHost, activity: LoopActivity = LoopActivity()
  ) {
    program = DisplayProgram(settings)
    self.host = host
    self.activity = activity
  }

  /// Runs the display until it is left.
  ///
  /// - Parameters:
  ///   - lightTheme: Reads the theme for a terminal whose page is light; nil where there is none.
  ///   - terminal: Opens the terminal, on the loop's thread.
  package func run(
    lightTheme: @escaping @Sendable () -> Theme? = { nil },
    on terminal: @escaping @Sendable (WakePipe) throws(TerminalError) -> any Terminal
  ) async throws(TerminalError) -> LoopEnd {
    let (stream, continuation) = AsyncStream<Job>.makeStream()
    let loop = RunLoop(
      program, activity: activity, terminal: terminal,
      perform: { effect, sender in continuation.yield(Job(effect: effect, sender: sender)) },
      adapt: { $0 == .light ? lightTheme().map(DisplayAction.pageNeeds) : nil })
    let result: Result<LoopEnd, TerminalError> = await withTaskGroup { group in
      group.addTask { [host] in await Self.work(through: stream, host) }
      let result: Result<LoopEnd, TerminalError>
      let start = DisplayState(counter: program.settings.counter)
      do throws(TerminalError) {
        result = .success(try await loop.run(from: start, effects: [.follow]).end)
      } catch {
        result = .failure(error)
      }
      continuation.finish()
      group.cancelAll()
      return result
    }
    return try result.get()
  }

  private struct Job: Sendable {
    let effect: DisplayEffect
    let sender: ActionSender<DisplayAction>
  }

  private static func work(through jobs: AsyncStream<Job>, _ host: any DisplayHost) async {
    await withDiscardingTaskGroup { group in
      for await job in jobs {
        group.addTask { await perform(job, host) }
      }
      group.cancelAll()
    }
  }

  private static func perform(_ job: Job, _ host: any DisplayHost) async {
    switch job.effect {
    case .look: job.sender.send(.looked(host.look()))
    case .wait(let duration, let number):
      guard (try? await host.sleep(for: duration)) != nil else { return }
      job.sender.send(.waited(number))
    case .follow: await follow(job.sender, host)
    }
  }

  private static func follow(
    _ sender: ActionSender<DisplayAction>, _ host: any DisplayHost
  ) async {
    let changes = host.changes()
    // Looked at after the watch began, so that nothing falls between the two.
    sender.send(.looked(host.look()))
    if let changes {
      for await _ in changes { sender.send(.looked(host.look())) }
      return
    }
    // Nobody tells: it has to ask.
    while (try? await host.sleep(for: .seconds(1))) != nil { sender.send(.looked(host.look())) }
  }
}

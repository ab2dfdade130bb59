package import CheckoutDomain
import TerminalUI
package import Till

/// One run of the console in lines.
package struct PlainSession: Sendable {
  /// What comes in.
  package enum Input: Sendable {
    /// A line, and when it was read on a clock that only goes forward.
    case line(String, readAt: Duration)
    /// Nobody types any more.
    case end
  }

  /// Where lines come from and go to.
  package struct Streams: Sendable {
    package var input: AsyncStream<Input>
    /// Writes lines; false where nobody reads any more.
    package var write: @Sendable ([String]) -> Bool
    /// Rings, where there is a bell.
    package var ring: @Sendable () -> Void
    /// Forgets what was typed and not read, and says when; nil where no person types.
    package var forgetTyped: @Sendable () -> Duration?
    /// Whether a line waits until money has moved: for a script, whose next line means what the last
    /// one has come to.
    package var waitsForMoney: Bool

    package init(
      input: AsyncStream<Input>, write: @escaping @Sendable ([String]) -> Bool,
      ring: @escaping @Sendable () -> Void, forgetTyped: @escaping @Sendable () -> Duration?,
      waitsForMoney: Bool
    ) {
      self.input = input
      self.write = write
      self.ring = ring
      self.forgetTyped = forgetTyped
      self.waitsForMoney = waitsForMoney
    }
  }

  private enum Event: Sendable {
    case input(Input)
    case action(Action)
    case ring
    /// An effect that lines wait for has been done.
    case done
  }

  private let settings: ConsoleSettings
  private let performer: EffectPerformer
  private let time: any TimeSource

  package init(
    _ settings: ConsoleSettings, _ till: Till, random: any RandomSource,
    host: any ConsoleHost = BareHost()
  ) {
    self.settings = settings
    performer = EffectPerformer(till, random: random, host: host)
    time = till.time
  }

  /// Runs until it is left, or until nobody types or reads any more.
  ///
  /// - Parameter ended: Called when everything was told; what still runs is cancelled after it.
  package func run(
    notice: String? = nil, _ streams: Streams, ended: @escaping @Sendable () -> Void = {}
  ) async {
    let (events, sink) = AsyncStream<Event>.makeStream()
    let (jobs, queue) = AsyncStream<EffectQueue.Job>.makeStream()
    await withTaskGroup(of: Void.self) { group in
      group.addTask { [performer] in await EffectQueue.work(through: jobs, performer) }
      group.addTask {
        for await input in streams.input { sink.yield(.input(input)) }
      }
      var run = Run(desk: PlainDesk(settings), streams: streams, time: time) { effect, isAwaited in
        let sender = ActionSender<Action>(
          send: { sink.yield(.action($0)) },
          ask: { if $0 == .ring { sink.yield(.ring) } })
        queue.yield(
          EffectQueue.Job(effect: effect, sender: sender) { if isAwaited { sink.yield(.done) } })
      }
      run.start(notice)
      for await event in events {
        switch event {
        case .input(let input): run.waiting.append(input)
        case .action(let action): run.take(action)
        case .ring: streams.ring()
        case .done: run.awaited -= 1
        }
        run.readWaiting()
        if run.isOver { break }
      }
      await performer.leave(
        run.desk.state.unfinishedDraft, tour: run.desk.state.tour?.progress)
      ended()
      queue.finish()
      group.cancelAll()
    }
  }

  /// The run between its streams.
  private struct Run {
    var desk: PlainDesk
    let streams: Streams
    let time: any TimeSource
    let perform: (Effect, Bool) -> Void
    /// Lines that were typed and not read.
    var waiting: [Input] = []
    /// Effects whose end a line waits for.
    var awaited = 0
    private var hasEnded = false
    private var isUnread = false
    /// What was read before this was typed before the question that stands now.
    private var voidBefore: Duration?

    init(
      desk: PlainDesk, streams: Streams, time: any TimeSource,
      perform: @escaping (Effect, Bool) -> Void
    ) {
      self.desk = desk
      self.streams = streams
      self.time = time
      self.perform = perform
    }

    /// Where nobody types any more, money on its way is waited for all the same.
    var isOver: Bool {
      desk.isFinished || isUnread || (hasEnded && awaited == 0 && !desk.isMoneyMoving)
    }

    mutating func start(_ notice: String?) { tell(desk.start(notice: notice)) }

    mutating func take(_ action: Action) { tell(desk.take(action, at: time.now)) }

    /// Reads the lines that came, each once the last one's answers are there.
    mutating func readWaiting() {
      while awaited == 0, !waiting.isEmpty, !desk.isFinished {
        switch waiting.removeFirst() {
        case .end: hasEnded = true
        case .line(_, let readAt) where voidBefore.map { readAt < $0 } == true: break
        case .line(let line, _):
          let wasAsking = desk.isAsking
          tell(desk.enter(line, at: time.now))
          // A yes must have been typed after the question: a paste is never an answer.
          if desk.isAsking, !wasAsking { voidBefore = streams.forgetTyped() }
        }
      }
    }

    private mutating func tell(_ answer: PlainDesk.Answer) {
      if !answer.lines.isEmpty, !streams.write(answer.lines) { isUnread = true }
      for effect in answer.effects {
        let isAwaited = effect.isAwaited(withMoney: streams.waitsForMoney)
        if isAwaited { awaited += 1 }
        perform(effect, isAwaited)
      }
    }
  }
}

extension Effect {
  /// Whether the next line means what this effect's answer makes of it.
  ///
  /// - Parameter waitsForMoney: Whether what only the gateway can answer is waited for too.
  func isAwaited(withMoney waitsForMoney: Bool) -> Bool {
    switch self {
    case .watch, .tick, .ring, .show, .present, .redraw, .copy, .findNextCheck: false
    case .charge, .confirmLiveAndCharge, .chargeAgain, .replaceIntent, .replaceSession, .cancel,
      .refund, .check, .reconcile:
      waitsForMoney
    default: true
    }
  }
}

/// One run of a loop, on the loop's thread.
struct LoopSession<P: Program> {
  private(set) var engine: LoopEngine<P>
  private let terminal: any Terminal
  private let inbox: Inbox<P.Action>
  private let perform: RunLoop<P>.Perform
  private let adapt: RunLoop<P>.Adapt
  private var end: LoopEnd?

  init(
    engine: LoopEngine<P>, terminal: any Terminal, inbox: Inbox<P.Action>,
    perform: @escaping RunLoop<P>.Perform, adapt: @escaping RunLoop<P>.Adapt
  ) {
    self.engine = engine
    self.terminal = terminal
    self.inbox = inbox
    self.perform = perform
    self.adapt = adapt
  }

  /// Paints, does the first effects, and goes on until there is a reason to end.
  mutating func run(first effects: [P.Effect], activity: LoopActivity) -> LoopEnd {
    for event in terminal.awaitAnswers() { handle(event) }
    render()
    run(effects)
    while true {
      takeInbox()
      if let end = finished { return end }
      render()
      activity.noteIdle()
      for event in terminal.waitForEvents() {
        handle(event)
        if let end = finished { return end }
      }
    }
  }

  private var finished: LoopEnd? {
    end ?? (engine.isFinished ? .finished : nil)
  }

  private mutating func takeInbox() {
    for message in inbox.takeAll() where finished == nil {
      switch message {
      case .action(let action):
        engine.enqueue(action)
        run(engine.drain())
      case .request(let request): answer(request)
      }
    }
  }

  private mutating func handle(_ event: TerminalEvent) {
    switch event {
    case .key(let key):
      takeInbox()
      let command = engine.press(key)
      run(engine.drain())
      switch command {
      case .suspend: suspend()
      case .redraw: redraw()
      case nil: break
      }
    // Also at the same size, by now: the terminal may have cut what it shows in between.
    case .resized: engine.forgetFrame()
    case .background(let background):
      guard let action = adapt(background) else { return }
      engine.enqueue(action)
      run(engine.drain())
    case .resumed: redraw()
    case .suspendRequested: suspend()
    case .hungUp: end = .hungUp
    case .terminated(let signal): end = .terminated(signal)
    }
  }

  private mutating func answer(_ request: TerminalRequest) {
    switch request {
    case .ring: terminal.ring()
    case .copy(let text): terminal.copy(text)
    case .redraw: redraw()
    case .suspend: suspend()
    }
  }

  private mutating func suspend() {
    terminal.suspend()
    redraw()
  }

  private mutating func redraw() {
    terminal.invalidate()
    engine.forgetFrame()
  }

  private func run(_ effects: [P.Effect]) {
    let sender = ActionSender(inbox: inbox)
    for effect in effects { perform(effect, sender) }
  }

  private mutating func render() {
    guard let frame = engine.render(size: terminal.size) else { return }
    terminal.reportMouse(engine.usesMouse)
    terminal.paint(frame, theme: engine.theme)
  }
}

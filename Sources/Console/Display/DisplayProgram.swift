package import CheckoutDomain
package import QRCode
package import TerminalUI

/// What does not change while a display runs.
package struct DisplaySettings: Sendable {
  /// The shop's name; empty where none is configured.
  package var shopName: String
  /// The name or the process number of the console to follow; nil for any.
  package var counter: String?
  /// How codes may be drawn, the most readable first.
  package var qrForms: [QRForm]
  /// The keys by which it is left.
  package var bindings: KeyBindings
  package var preferences: Preferences

  package init(
    shopName: String = "", counter: String? = nil, qrForms: [QRForm] = [.halfBlocks],
    bindings: KeyBindings = KeyBindings(), preferences: Preferences = Preferences()
  ) {
    self.shopName = shopName
    self.counter = counter
    self.qrForms = qrForms
    self.bindings = bindings
    self.preferences = preferences
  }
}

/// What a display shows.
package struct DisplayState: Equatable, Sendable {
  /// The sale on the counter's screen; nil between sales.
  package var payment: PaymentState?
  /// Which counter it belongs to.
  var choice: DisplayChoice
  /// The theme that the terminal's page asked for; nil where it did not.
  var pageTheme: Theme?
  /// Whether it has looked at all.
  var hasLooked = false
  package var isFinished = false
  /// Whether what is shown is a paid sale that the counter has left already.
  var isLingering = false
  /// Counts the looks that were put off, so that an old one is dropped.
  var later = 0

  /// - Parameter counter: The name or the process number of the console to follow; nil for any.
  package init(counter: String? = nil) { choice = DisplayChoice(wanted: counter) }

  /// What it says to whoever runs the shop, not to a customer; nil where all is well.
  func note(_ words: Words) -> String? {
    if let problem = choice.followed?.problem { return words.sentence(problem) }
    guard hasLooked, choice.open.isEmpty else { return nil }
    return choice.wanted.map { words.counterNotOpen(SafeText.line($0, limit: 40)) }
      ?? words.noCounterOpen
  }
}

/// A fact that reached a display.
package enum DisplayAction: Sendable {
  case leave
  case looked([DisplayCounter])
  /// The terminal's page asks for this theme.
  case pageNeeds(Theme)
  /// A person has said which console it belongs to.
  case choose(ProcessIdentity)
  /// Time has passed since the look of this number was put off.
  case waited(Int)
}

/// Something a display wants done.
package enum DisplayEffect: Hashable, Sendable {
  /// Look at each change until the display ends.
  case follow
  case look
  /// Send ``DisplayAction/waited(_:)`` once, after a while.
  case wait(Duration, Int)
}

/// The customer's view on a screen of its own, following the counter: pure, as the console is.
package struct DisplayProgram: Program {
  /// How long a paid sale is shown at least once the counter has gone on.
  static let lingering = Duration.seconds(8)
  /// How often it is seen after whether the consoles whose sale is shown, or that are offered, still run.
  static let patience = Duration.seconds(5)

  package let settings: DisplaySettings

  package init(_ settings: DisplaySettings) { self.settings = settings }

  package func update(_ state: inout DisplayState, _ action: DisplayAction) -> [DisplayEffect] {
    switch action {
    case .leave: state.isFinished = true
    case .pageNeeds(let theme): state.pageTheme = theme
    case .looked(let counters):
      state.hasLooked = true
      state.choice.take(counters)
      return follow(&state)
    case .choose(let process):
      state.choice.choose(process)
      // It may have ended while it was offered.
      return follow(&state) + [.look]
    case .waited(let number) where number == state.later:
      if state.isLingering {
        state.isLingering = false
        state.payment = nil
      }
      return [.look]
    case .waited: break
    }
    return []
  }

  private func follow(_ state: inout DisplayState) -> [DisplayEffect] {
    let counter = state.choice.followed
    guard let sale = counter?.sale, let policy = counter?.linkPolicy else {
      if state.isLingering { return [] }
      // The operator goes on at once; the customer may read for a moment that it is paid.
      state.isLingering = state.payment?.sale.state == .paid
      guard state.isLingering else {
        state.payment = nil
        return state.choice.offered.isEmpty ? [] : wait(Self.patience, &state)
      }
      return wait(Self.lingering, &state)
    }
    state.isLingering = false
    if state.payment?.sale.clientRef == sale.clientRef {
      state.payment?.take(sale, policy)
    } else {
      state.payment = PaymentState(sale, policy)
    }
    return wait(Self.patience, &state)
  }

  private func wait(_ duration: Duration, _ state: inout DisplayState) -> [DisplayEffect] {
    state.later += 1
    return [.wait(duration, state.later)]
  }

  package func view(_ state: DisplayState, size: Size) -> Frame {
    DisplayView(state: state, settings: settings).frame(size)
  }

  package func action(for key: Key, in state: DisplayState) -> DisplayAction? {
    if case .character(let digit) = key, let number = digit.wholeNumberValue, number > 0,
      number <= state.choice.offered.count
    {
      return .choose(state.choice.offered[number - 1].process)
    }
    let command = settings.bindings.command(
      for: key, among: [.quit, .back, .interrupt], isTyping: false)
    return command.map { _ in .leave }
  }

  package func isFinished(_ state: DisplayState) -> Bool { state.isFinished }

  package func theme(in state: DisplayState) -> Theme {
    settings.preferences.isThemeChosen
      ? settings.preferences.theme : state.pageTheme ?? settings.preferences.theme
  }
}

package import CheckoutDomain
package import TerminalUI
package import Till

/// Everything the console knows.
package struct ConsoleState: Equatable, Sendable {
  /// A screen over the list.
  package enum Screen: Equatable, Sendable {
    case newSale(NewSaleState)
    case payment(PaymentState)
    case detail(DetailState)
    case refund(RefundFormState)
    case settlement(SettlementState)
    case alarm(AlarmState)
    case reconcile(ReconcileState)
    case parked(ParkedState)
    case settings(SettingsState)
    case about
  }

  /// Something over the screen that takes every key.
  package enum Overlay: Equatable, Sendable {
    /// Help, from this row on.
    case help(first: Int)
    case palette(PaletteState)
    case themes(ThemePickerState)
  }

  /// A question over everything.
  package enum Question: Equatable, Sendable {
    /// Expire this sale's session?
    case expire(ClientRef)
    /// Send this refund?
    case refund(RefundOrder)
    /// Settle this refund so?
    case settle(Settlement)
    /// Take this sale out of needs attention?
    case settleAlarm(ClientRef, by: String, evidence: String)
    /// Put a session in the place of this sale's payment intent?
    case replaceIntent(ClientRef)
    /// Charge the lines of this sale by a payment intent, in place of its session?
    case replaceSession(ClientRef)
    /// Throw the lines of a new sale away?
    case discard
    /// Throw a parked sale away?
    case discardParked(ParkedSale.ID)
    /// Leave Kasir?
    case leave
  }

  /// A sentence for a moment, in the row above the footer; the next key takes it away.
  package struct Notice: Equatable, Sendable {
    package var text: String
    package var role: Role
    /// The sale of which it says what was so; another state of it takes it away, too.
    package var sale: ClientRef?
  }

  /// The sales list, under every other screen.
  package var list = ListState()
  /// The screens over the list, the topmost last.
  package var screens: [Screen] = []
  package var overlay: Overlay?
  package var dialog: ConfirmDialog?
  package var question: Question?
  package var notice: Notice?
  /// Why the gateway cannot be asked now.
  package var trouble: TillError?
  /// Money actions that have not come back.
  package var moneyInFlight = 0
  /// What can be changed while it runs.
  package var preferences: Preferences
  /// The sales that were put aside; nil until they were read.
  package var parked: [ParkedSale]?
  /// When a sale is asked about next, where that is known.
  package var nextChecks: [ClientRef: Timestamp] = [:]
  /// The guided tour, where there is one.
  package var tour: TourState?
  package var isFinished = false
  /// Whether it is told in lines, not on screens.
  package var isInLines = false
  /// Counts the clocks that were started, so that the ticks of an old one are dropped.
  var clock = 0
  /// Counts the sales that were begun, so that each has a name of its own while it is built.
  var draftsBegun = 0

  package init(_ preferences: Preferences = Preferences(), tour: TourProgress? = nil) {
    self.preferences = preferences
    self.tour = tour.map(TourState.init)
  }

  /// The texts in the language chosen.
  package var words: Words { Words(preferences.language, isInLines: isInLines) }

  /// Whether leaving now would leave money on the way.
  var isMoneyMoving: Bool { moneyInFlight > 0 }

  /// The sale being built, where there is one.
  var newSale: NewSaleState? {
    screens.lazy.compactMap { if case .newSale(let form) = $0 { form } else { nil } }.first
  }

  /// The sale whose code is on top.
  var saleOnScreen: ClientRef? {
    if case .payment(let payment) = screens.last { payment.sale.clientRef } else { nil }
  }

  /// The sale that a customer's display shows: the one whose code is on a screen, also while the
  /// operator looks at something over it.
  var salePresented: ClientRef? {
    screens.lazy.compactMap { screen in
      if case .payment(let payment) = screen { payment.sale.clientRef } else { nil }
    }.last
  }

  /// The sale that a wide terminal shows beside the list.
  var saleBeside: Sale? { screens.isEmpty ? list.selected : nil }

  /// The sale in focus, where nobody knows the end of it: when it is checked next is shown.
  var questionInFocus: ClientRef? {
    saleInFocus.flatMap { $0.isInQuestion ? $0.clientRef : nil }
  }

  /// What to do first.
  package mutating func start() -> [Effect] {
    let part = tour.flatMap { $0.isRunning ? Effect.tour($0.progress) : nil }
    return [part, list.reload(), .watch, .loadParked].compactMap(\.self)
  }
}

/// What somebody can change while the console runs.
package struct Preferences: Hashable, Sendable {
  package var language: Language
  package var theme: Theme
  /// Whether somebody has chosen the theme; otherwise it follows the terminal's page.
  package var isThemeChosen: Bool
  /// Whether the terminal rings when a sale on the screen is paid.
  package var bell: Bool
  /// Whether the mouse is Kasir's; otherwise the terminal selects text with it.
  package var mouse: Bool
  /// Who works here; empty where nobody said.
  package var operatorName: String

  package init(
    language: Language = .english, theme: Theme = .standard, isThemeChosen: Bool = false,
    bell: Bool = true, mouse: Bool = false, operatorName: String = ""
  ) {
    self.language = language
    self.theme = theme
    self.isThemeChosen = isThemeChosen
    self.bell = bell
    self.mouse = mouse
    self.operatorName = operatorName
  }
}

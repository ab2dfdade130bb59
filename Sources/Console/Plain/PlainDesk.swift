package import CheckoutDomain
import TerminalUI

/// The console in lines: a line typed goes in, lines to read and effects come out.
///
/// It is for screen readers, serial lines and terminals that cannot place a cursor. Beneath it is the
/// state of the screens, changed by the same commands and keys, so that every rule about money, every
/// question and every text is the screens' own; here they are only told, with numbers to choose by.
package struct PlainDesk: Sendable {
  /// What came of a line or of an action.
  package struct Answer: Sendable {
    /// To be read, one state or choice each; sanitised, without an end of line.
    package var lines: [String] = []
    package var effects: [Effect] = []
  }

  let program: ConsoleProgram
  var console: ConsoleState
  /// Whether the next line is a choice where it would otherwise be text.
  var isChoosing = false
  /// How many rows of the list were told before the page that is told; nil in the menu.
  var firstRow: Int?
  /// The last sale of the page before: the list keeps only a window of what it read.
  var lastOfPageBefore: ClientRef?
  /// What of a new sale's lines is being changed.
  enum CartLines: Equatable { case which, line(Int) }
  var cartLines: CartLines?
  /// Whether a parked sale is chosen to be thrown away.
  var isDiscarding = false
  /// The first difference from the gateway that is told.
  var firstDifference = 0
  /// The field of a form that the next line fills.
  var field: PlainField?
  /// Whether what is here is told once the ledger has been read.
  var awaitsReading = false
  /// The choices that were told last: a number means one of these, whatever has changed since.
  var told: [PlainChoice] = []
  private var toldPlace: PlainPlace?
  /// What was told of a sale that was not left since.
  private var toldSale: (place: PlainPlace, lines: [String])?
  /// The lines of the new sale that were told and not left since.
  private(set) var toldCart: [LineItem]?
  /// The place told last that lies over no form.
  private var toldForm: PlainPlace?
  /// What the tour has said last, and the step whose lesson was told last.
  private var toldTour: [String] = []
  private var toldLesson: TourStep?
  /// Whether the tour's hint is told whatever it was before: the choices were told again.
  var isTourDue = false
  private var news = PlainNews()

  package init(_ settings: ConsoleSettings) {
    program = ConsoleProgram(settings)
    console = ConsoleState(settings.preferences, tour: settings.tour)
    console.isInLines = true
  }

  var words: Words { console.words }
  var settings: ConsoleSettings { program.settings }

  package var isFinished: Bool { console.isFinished }
  /// Whether money is on its way.
  package var isMoneyMoving: Bool { console.isMoneyMoving }
  /// Whether the next line answers a question that cannot be taken back: it must not have been typed
  /// before the question was read.
  package var isAsking: Bool { console.dialog != nil }
  /// The sale that nobody has charged when it ends: it is put aside.
  package var state: ConsoleState { console }

  /// Greets; the menu follows once the ledger was read.
  package mutating func start(notice: String?) -> Answer {
    var answer = Answer(lines: greeting, effects: console.start())
    if let notice { answer.lines.append(SafeText.line(console.words.sentence(notice))) }
    awaitsReading = true
    return answer
  }

  /// Takes a line that somebody typed.
  package mutating func enter(_ line: String, at now: Timestamp) -> Answer {
    var answer = Answer()
    let before = console.notice
    answer.effects += update(.ticked(now, clock: console.clock))
    read(SafeText.line(line), &answer)
    if answer.effects.contains(where: isRead) { awaitsReading = true }
    if let notice = console.notice, notice != before || answer.lines.isEmpty {
      answer.lines.append(notice.text)
    }
    finish(&answer, now)
    return answer
  }

  /// Takes an action in; what it changes is told with the time.
  package mutating func take(_ action: Action, at now: Timestamp) -> Answer {
    var answer = Answer()
    let before = (
      notice: console.notice, trouble: console.trouble,
      problems: [problem, console.newSale?.problem]
    )
    answer.effects += update(action)
    var lines = news.lines(about: action, console, settings)
    // It is told with what is being read.
    if case .nextCheckFound = action, awaitsReading { lines = [] }
    if let notice = console.notice, notice != before.notice, !lines.contains(notice.text) {
      lines.append(notice.text)
    }
    if console.trouble != before.trouble {
      lines.append(console.trouble.map(words.trouble) ?? words.plainTroubleOver)
    }
    let clock = SaleWords.clock(now, offset: settings.utcOffset)
    answer.lines += lines.map { "\(clock) \($0)" }
    if let problem = problem ?? console.newSale?.problem, !before.problems.contains(problem) {
      answer.lines.append(problem)
    }
    if awaitsReading, isReading(action) {
      awaitsReading = false
      toldPlace = nil
    }
    finish(&answer, now)
    return answer
  }

  /// Changes the screens' state; what only a picture needs is left out.
  mutating func update(_ action: Action) -> [Effect] {
    program.update(&console, action).filter {
      switch $0 {
      case .tick, .redraw, .copy, .loadThemes: false
      default: true
      }
    }
  }

  /// Whether an effect reads what is told here.
  private func isRead(_ effect: Effect) -> Bool {
    switch effect {
    case .loadSales: console.screens.isEmpty && !console.list.isSearching
    case .loadTimeline: if case .detail = console.screens.last { true } else { false }
    case .settle, .settleAlarm: true
    default: false
    }
  }

  /// Whether an action is what was read, or says that it could not be.
  private func isReading(_ action: Action) -> Bool {
    switch action {
    case .salesLoaded(_, _, _, let token): token == console.list.token
    case .timelineLoaded, .ledgerFailed, .settled, .alarmSettled: true
    default: false
    }
  }

  /// Says where one is now, where that is another place than before.
  private mutating func finish(_ answer: inout Answer, _ now: Timestamp) {
    leaveBehind()
    let isNew = !isFinished && !awaitsReading && place != toldPlace
    if isNew {
      let before = toldPlace
      toldPlace = place
      answer.effects += update(.ticked(now, clock: console.clock))
      let heading = headingWhereNew(after: answer.lines)
      answer.lines += cartChange(since: before) ?? heading + choicesOnArrival()
      if !place.isOverForm { toldForm = place }
      remember()
    }
    tellTour(again: isNew, &answer)
    answer.lines = answer.lines.filter { !$0.isEmpty }.map { SafeText.line($0) }
  }

  /// What stands here, without what was told before: of a form that was not left, of a sale that was
  /// not left, and in these lines.
  private func headingWhereNew(after lines: [String]) -> [String] {
    if place.isSameForm(as: toldForm) { return [] }
    var heading = heading
    switch place {
    case .detail where place == toldSale?.place:
      heading = standing + (console.saleInFocus.map(matterInDoubt) ?? [])
    case .payment where place == toldSale?.place:
      heading = standing + paymentLines.filter { toldSale?.lines.contains($0) != true }
    case .payment: break
    default: return heading
    }
    return heading.filter { line in !lines.contains { $0.contains(line) } }
  }

  /// Remembers what was told of a sale until it is left.
  private mutating func remember() {
    if case .newSale(let items, _) = place {
      toldCart = items
    } else if !place.isCartText {
      toldCart = nil
    }
    switch place {
    case .payment: toldSale = (place, paymentLines)
    case .detail: toldSale = (place, [])
    case .menu, .list, .search, .newSale: toldSale = nil
    default: break
    }
  }

  /// Forgets what belonged to a screen that was left.
  private mutating func leaveBehind() {
    if case .newSale = console.screens.last {} else { cartLines = nil }
    if case .parked = console.screens.last {} else { isDiscarding = false }
    if case .reconcile(let screen) = console.screens.last, !screen.isRunning {
    } else {
      firstDifference = 0
    }
  }

  /// Says what the last step of the tour has taught, and what to do now where that is something else
  /// than before or `again` is true.
  private mutating func tellTour(again: Bool, _ answer: inout Answer) {
    guard let tour = console.tour else { return }
    if let done = tour.justDone, done != toldLesson {
      answer.lines.append(words.tourLesson(done))
    }
    toldLesson = tour.justDone
    // What is still being read will have numbers of its own.
    guard !awaitsReading else { return }
    let lines = tourLines
    if again || isTourDue || lines != toldTour { answer.lines += lines }
    (toldTour, isTourDue) = (lines, false)
  }

  /// The choices and what else may be typed; while something is on its way, neither is told unasked.
  private mutating func choicesOnArrival() -> [String] {
    let choices = tellChoices()
    if case .waiting = place { return [] }
    return choices
  }

  /// The choices and what else may be typed.
  mutating func tellChoices() -> [String] {
    told = choices
    guard isChoosingNow else { return [prompt] }
    return told.map { "\($0.number) \($0.label)" } + [words.plainChoose]
  }
}

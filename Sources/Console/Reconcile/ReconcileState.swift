package import CheckoutDomain
package import Till

/// The screen that compares ledger and gateway.
package struct ReconcileState: Equatable, Sendable {
  /// How far back it can compare, in days.
  static let choices = [1, 7, 30]

  package var days = 1
  /// How many payments were compared so far; nil while nothing is being compared.
  package var compared: Int?
  package var report: Reconciliation?
  package var error: TillError?
  /// The selected difference.
  package var row = 0

  package init() {}

  var isRunning: Bool { compared != nil }

  /// Chooses another time to look back over.
  mutating func change(by step: Int) {
    let place = (Self.choices.firstIndex(of: days) ?? 0) + step
    days = Self.choices[max(0, min(Self.choices.count - 1, place))]
  }
}

extension ConsoleState {
  /// Does a command on the screen that compares.
  mutating func run(_ command: Command, in old: ReconcileState) -> [Effect] {
    var screen = old
    let count = old.report?.differences.count ?? 0
    switch command {
    case .back: return goBack()
    case .proceed:
      screen.compared = 0
      screen.report = nil
      screen.error = nil
      screen.row = 0
      replaceTop(.reconcile(screen))
      return [.reconcile(days: screen.days)]
    case .fewerDays where !old.isRunning: screen.change(by: -1)
    case .moreDays where !old.isRunning: screen.change(by: 1)
    case .up: screen.row = max(0, screen.row - 1)
    case .down: screen.row = max(0, min(count - 1, screen.row + 1))
    case .pageUp, .first: screen.row = 0
    case .pageDown, .last: screen.row = max(0, count - 1)
    default: break
    }
    replaceTop(.reconcile(screen))
    return []
  }

  /// Takes in how far a comparison is.
  mutating func takeReconcileProgress(_ days: Int, _ compared: Int) {
    changeReconcile { screen in
      if screen.isRunning, screen.days == days { screen.compared = compared }
    }
  }

  /// Takes the end of a comparison in; one whose screen was left is told of in a sentence.
  mutating func finishReconcile(
    _ days: Int, _ result: Result<Reconciliation, TillError>
  ) -> [Effect] {
    var isShown = false
    changeReconcile { screen in
      isShown = true
      // One of another time that was begun before says nothing of this one.
      guard screen.isRunning, screen.days == days else { return }
      screen.compared = nil
      switch result {
      case .success(let report): screen.report = report
      case .failure(let error): screen.error = error
      }
    }
    if !isShown {
      switch result {
      case .success(let report): say(words.reconciled(report))
      case .failure(let error): say(error)
      }
    }
    return list.refresh()
  }

  private mutating func changeReconcile(_ change: (inout ReconcileState) -> Void) {
    for (index, screen) in screens.enumerated() {
      guard case .reconcile(var state) = screen else { continue }
      change(&state)
      screens[index] = .reconcile(state)
    }
  }
}

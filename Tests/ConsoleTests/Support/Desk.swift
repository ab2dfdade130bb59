import CheckoutDomain
import TerminalUI
import Testing
import Till

@testable import Console

/// A desk whose lines and effects are kept.
struct Desk {
  var desk: PlainDesk
  private(set) var all: [String] = []
  private(set) var lines: [String] = []
  private(set) var effects: [Effect] = []

  /// - Parameter sale: A sale to open at once.
  init(_ settings: ConsoleSettings = Samples.settings(), sale: Sale? = nil) {
    desk = PlainDesk(settings)
    keep(desk.start(notice: nil))
    load(sale.map { [$0] } ?? [])
    guard let sale else { return }
    type("2")
    load([sale])
    type("1")
    take(.timelineLoaded(sale.clientRef, []))
  }

  mutating func type(_ lines: String...) {
    for line in lines { keep(desk.enter(line, at: Samples.now)) }
  }

  mutating func take(_ action: Action) { keep(desk.take(action, at: Samples.now)) }

  mutating func load(_ sales: [Sale]) {
    take(
      .salesLoaded(sales, counts: [:], desk.console.list.query, token: desk.console.list.token))
  }

  /// The number that a choice was told with last.
  func number(of label: String, sourceLocation: SourceLocation = #_sourceLocation) -> String {
    guard let choice = desk.told.first(where: { $0.label == label }) else {
      Issue.record(
        "no choice \(label) in \(desk.told.map(\.label))", sourceLocation: sourceLocation)
      return "none"
    }
    return String(choice.number)
  }

  mutating func choose(_ label: String, sourceLocation: SourceLocation = #_sourceLocation) {
    type(number(of: label, sourceLocation: sourceLocation))
  }

  var hasRefund: Bool {
    effects.contains { if case .refund = $0 { true } else { false } }
  }

  func fail(_ words: String) { Issue.record("\(words): \(lines)") }

  /// Whether a line was told that begins so, or is so.
  func hasTold(_ words: String) -> Bool { lines.contains { $0.contains(words) } }

  private mutating func keep(_ answer: PlainDesk.Answer) {
    lines = answer.lines
    all += answer.lines
    effects += answer.effects
  }
}

import CheckoutDomain
import Foundation
import OwnThread
import TerminalUI
import Testing
import Till

@testable import Console

/// Random keys on every screen at every size: no trap, and nothing drawn outside its place.
///
/// `KASIR_FUZZ_KEYS=100000 swift test -c release --filter KeyFuzz` presses as many as are wanted.
@Suite(.ownThread) struct KeyFuzzTests {
  static let keys: [Key] =
    "nrxcfbq/?:T,ARseuy0123459 +-*.kjhKJ\u{1F35C}字é".map { Key.character($0) }
    + [
      .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left, .right, .home, .end,
      .pageUp, .pageDown, .control("z"), .control("l"), .control("k"), .control("e"), .control("o"),
      .control("f"), .control("g"), .control("p"), .control("r"), .control("t"), .control("n"),
      .paste("y\ny\n2*teh 5000\n"), .paste("\u{1B}[2J"),
    ] + (1...12).map { Key.function($0) }
  private static let sizes = [
    Size(columns: 80, rows: 24), Size(columns: 40, rows: 12), Size(columns: 132, rows: 43),
    Size(columns: 1, rows: 1), Size(columns: 40, rows: 10), Size(columns: 120, rows: 20),
    Size(columns: 0, rows: 0), Size(columns: 57, rows: 17),
  ]

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `random keys never trap, and each frame stays in its place`(seed: UInt64) throws {
    let all = ProcessInfo.processInfo.environment["KASIR_FUZZ_KEYS"].flatMap(Int.init) ?? 4000
    var dice = Dice(state: seed)
    var settings = Samples.settings(mode: seed % 2 == 0 ? .live : .test)
    settings.preferences.language = seed % 3 == 0 ? .indonesian : .english
    var counter = Counter(settings, sales: Samples.everyState + Samples.inTrouble)
    var asked: Set<Int> = []
    for step in 0..<(all / 4) {
      if dice.roll(9) == 0 { counter.load(Samples.everyState) }
      if dice.roll(9) == 0 {
        counter.take(fact(&dice))
      } else {
        counter.press(Self.keys[dice.roll(Self.keys.count)])
      }
      for case .loadSales(_, let token) in counter.takeEffects() { asked.insert(token) }
      // A question that nobody passes on is never answered, and the list stands still for good.
      #expect(asked.contains(counter.state.list.token), "step \(step)")
      if counter.state.isFinished {
        counter = Counter(settings, sales: Samples.inTrouble)
        asked = [counter.state.list.token]
      }
      let size = Self.sizes[dice.roll(Self.sizes.count)]
      let frame = counter.program.view(counter.state, size: size)
      #expect(frame.size == size)
      if let cursor = frame.cursor { #expect(frame.bounds.contains(cursor), "step \(step)") }
      if step % 16 == 0 { expectInside(counter, settings) }
    }
  }

  /// Draws the body of the screen into the middle of a larger frame: what is around it stays.
  private func expectInside(_ counter: Counter, _ settings: ConsoleSettings) {
    let mark = Character("\u{00A4}")
    var frame = Frame(size: Size(columns: 100, rows: 40))
    for y in 0..<40 { frame.write(String(repeating: mark, count: 100), at: Point(x: 0, y: y)) }
    let area = Rect(x: 7, y: 5, width: 71, height: 23)
    let view = ConsoleView(state: counter.state, settings: settings)
    view.drawBody(.single, in: &frame, area)
    for y in 0..<40 {
      for x in 0..<100 where !area.contains(Point(x: x, y: y)) {
        #expect(frame[Point(x: x, y: y)]?.character == mark, "\(counter.state.kind) at \(x), \(y)")
      }
    }
  }

  /// Something that comes in between the keys.
  private func fact(_ dice: inout Dice) -> Action {
    let sales = Samples.everyState + Samples.inTrouble
    let sale = sales[dice.roll(sales.count)]
    let error = TillError(.unknown, "The connection broke.", hint: "Ask again in a moment.")
    switch dice.roll(12) {
    case 0: return .saleChanged(sale)
    case 1: return .chargeBegan(sale)
    case 2: return .charged(.failure(error))
    case 3: return .refundEnded(sale.clientRef, Samples.rupiah(1), .failure(error))
    case 4: return .parkedLoaded(dice.roll(2) == 0 ? [] : Samples.parked)
    case 5: return .recalled(dice.roll(2) == 0 ? nil : Samples.parked[1])
    case 6: return .timelineLoaded(sale.clientRef, Samples.timeline)
    case 7: return .gatewayTrouble(dice.roll(2) == 0 ? nil : error)
    case 8: return .nextCheckFound(sale.clientRef, Samples.now)
    case 9: return .themesLoaded([.standard, Theme(name: "other", colours: [:])])
    case 10:
      return .reconciled(days: 1, .success(Reconciliation(window: Samples.now..<Samples.now)))
    default: return .ticked(Samples.now, clock: dice.roll(5))
    }
  }

  struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }
  }
}

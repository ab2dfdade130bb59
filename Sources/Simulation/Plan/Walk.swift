/// A weighted random walk of operators, customers and misfortune.
struct Walk {
  private var draw: Draw
  private let consoles: Int
  private let isEventful: Bool
  private let mostSteps: Int64

  init(draw: Draw, consoles: Int, mostSteps: Int64) {
    var draw = draw
    isEventful = draw.happens(800)
    self.draw = draw
    self.consoles = consoles
    self.mostSteps = mostSteps
  }

  mutating func steps() -> [Step] {
    let count = Int(draw.within(mostSteps * 2 / 7...mostSteps))
    var time: Int64 = 0
    var steps: [Step] = []
    for number in 0..<count {
      time +=
        draw.weighted([(35, 200), (45, 2_000), (17, 8_000), (3, 60_000)])
        * draw.within(200...1_800) / 1_000
      // A day begins with a sale, and one in two goes on with another.
      let isMorning = number == 0 || number == 1 && draw.happens(500)
      steps.append(
        Step(number: number, at: time, deed: isMorning ? charge(isMorning: true) : deed()))
    }
    return steps
  }

  private mutating func deed() -> Deed {
    let console = draw.below(consoles)
    let pick = draw.below(1 << 20)
    switch draw.below(isEventful ? 100 : 82) {
    case 0..<20: return charge()
    case 20..<46:
      return .refund(
        console: console, pick: pick, permille: draw.one(of: [100, 300, 300, 500, 510, 700, 1000]),
        hasty: draw.happens(250) ? [draw.below(consoles)] : [])
    case 46..<54: return .refundAgain(console: console, pick: pick)
    case 54..<56: return .trespass(pick: pick)
    case 56..<62: return .cancel(console: console, pick: pick)
    case 62..<65: return .chargeAgain(console: console, pick: pick)
    case 65..<70: return .look(console: console, pick: pick)
    case 70..<74: return .ask(console: console, pick: pick)
    case 74..<79: return .find(console: console, pick: pick)
    case 79..<82: return .wait(console: console, pick: pick, for: draw.within(1_000...90_000))
    case 82..<90: return .crash(console: console, after: draw.happens(300) ? 0 : draw.below(12))
    case 90..<94: return .restart(console: console)
    case 94..<96: return .setClock(by: draw.within(-1_800_000...1_800_000))
    case 96..<98:
      return .suspend(for: draw.one(of: [20_000, 120_000, 900_000, 5_400_000]))
    case 98: return .outage(for: draw.within(1_000...60_000))
    default: return .diskFull(for: draw.within(100...10_000))
    }
  }

  private mutating func charge(isMorning: Bool = false) -> Deed {
    let soon = draw.within(500...(isMorning ? 3_000 : 12_000))
    let customer: Customer = draw.weighted([
      (isMorning ? 400 : 70, .pays(after: soon)),
      (12, .isDeclined(after: soon, thenPaysAfter: draw.happens(500) ? soon : nil)),
      (18, .abandons), (8, .paysLate), (isMorning ? 120 : 25, .paysEverything(after: soon)),
    ])
    return .charge(
      console: draw.below(consoles), minorUnits: draw.within(1...40) * 100_000, customer)
  }
}

import CheckoutDomain
import Testing

@testable import Till

struct PollScheduleTests {
  private static let start = Timestamp(milliseconds: 1_790_000_000_000)

  @Test(arguments: [
    (0, true, 2), (599, true, 2), (600, true, 5), (86_400, true, 5),
    (0, false, 5), (599, false, 5), (600, false, 15), (1799, false, 15), (1800, false, 60),
    (7199, false, 60), (7200, false, 300), (86_400, false, 300), (86_401, false, 3600),
    (259_200, false, 3600), (259_201, false, 21_600),
  ])
  func `a waiting sale is asked about less the older it is, and more on screen`(
    _ age: Int, _ isOnScreen: Bool, _ seconds: Int
  ) {
    let interval = PollSchedule.interval(
      for: Self.sale(.waiting), isOnScreen: isOnScreen, lookups: 9, now: Self.start + .seconds(age))
    #expect(interval == .seconds(seconds))
  }

  @Test(arguments: [
    (0, 2), (1, 5), (2, 10), (3, 20), (4, 40), (5, 60), (6, 60), (18, 60), (19, 900), (113, 900),
    (114, 86_400), (9999, 86_400), (-1, 2),
  ])
  func `an unknown sale and an unknown refund climb the same ladder`(
    _ lookups: Int, _ seconds: Int
  ) {
    let unknown = Self.sale(.unknown)
    let refunding = Self.sale(.paid, refund: .unknown)
    for sale in [unknown, refunding] {
      let interval = PollSchedule.interval(
        for: sale, isOnScreen: true, lookups: lookups, now: Self.start)
      #expect(interval == .seconds(seconds))
    }
  }

  @Test(arguments: RefundState.allCases)
  func `a paid sale is asked about while a refund of it moves`(_ state: RefundState) {
    let interval = PollSchedule.interval(
      for: Self.sale(.paid, refund: state), isOnScreen: false, lookups: 0, now: Self.start)
    #expect((interval != nil) == [.unknown, .pending, .sending, .needsHuman].contains(state))
    if state == .needsHuman { #expect(interval == .seconds(24 * 3600)) }
  }

  @Test(arguments: [Sale.Phase.draft, .paid, .mismatch])
  func `a sale that nothing is to be learnt about is not asked about`(_ phase: Sale.Phase) {
    let interval = PollSchedule.interval(
      for: Self.sale(phase), isOnScreen: true, lookups: 0, now: Self.start)
    #expect(interval == nil)
  }

  @Test(arguments: [Sale.Phase.expired, .canceled, .failed])
  func `an ended sale is asked about seven times in 72 hours, for a payment that comes late`(
    _ phase: Sale.Phase
  ) {
    var now = Self.start
    var asked: [Duration] = []
    while let interval = PollSchedule.interval(
      for: Self.sale(phase, checkedAt: now), isOnScreen: false, lookups: 0, now: now)
    {
      now = now + interval
      asked.append(now - Self.start)
    }
    let hours: [Int64] = [1, 6, 24, 48]
    #expect(
      asked == [.seconds(60), .seconds(600)] + hours.map { .seconds($0 * 3600) }
        + [.seconds(72 * 3600)])
  }

  @Test func `a check that is overdue is made at once, and then not in a tight circle`() {
    let sale = Self.sale(.expired)
    let now = Self.start + .seconds(3600)
    let intervals = [0, 1, 2, 99].map {
      PollSchedule.interval(for: sale, isOnScreen: false, lookups: $0, now: now)
    }
    #expect(intervals == [.zero, .seconds(5), .seconds(10), .seconds(900)])
  }

  @Test func `a sale that was refused outright is not asked about`() {
    var progress = Sale.Progress(phase: .failed)
    progress.endedAt = Self.start
    let interval = PollSchedule.interval(
      for: Self.sale(progress), isOnScreen: true, lookups: 0, now: Self.start)
    #expect(interval == nil)
  }

  private static func sale(
    _ phase: Sale.Phase, refund: RefundState? = nil, checkedAt: Timestamp? = nil
  ) -> Sale {
    var progress = Sale.Progress(phase: phase, sessionID: SessionID("cs_1"))
    progress.endedAt = [.expired, .canceled, .failed].contains(phase) ? start : nil
    progress.checkedAt = checkedAt
    return sale(progress, refund: refund)
  }

  private static func sale(_ progress: Sale.Progress, refund: RefundState? = nil) -> Sale {
    let refunds = refund.map { state in
      [
        Refund(
          key: IdempotencyKey("k"), clientRef: ClientRef("r"), amount: rupiah(1),
          reason: .duplicate, createdAt: start, refundedBefore: 0, state: state)
      ]
    }
    return Sale(
      clientRef: ClientRef("ref"), reference: "K1", mode: .test, items: [], amount: rupiah(1000),
      terminalType: .web, createdAt: start, progress: progress, refunds: refunds ?? [])
  }
}

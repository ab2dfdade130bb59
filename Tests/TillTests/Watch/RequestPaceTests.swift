import CheckoutDomain
import Testing

@testable import Till

struct RequestPaceTests {
  private let clock = HandClock()
  private let pace: RequestPace

  init() { pace = RequestPace(clock) }

  @Test(arguments: [429, 503])
  func `a host that asks for time is left alone, and then asked half as often for ten minutes`(
    status: Int
  ) {
    pace.note(HostSign(status: status, retryAfter: .seconds(30)))
    #expect(pace.hold == .seconds(30))
    clock.jump(by: .seconds(30))
    #expect(pace.hold == nil)
    #expect(pace.slowness == 2)
    clock.jump(by: .seconds(600))
    #expect(pace.slowness == 1)
  }

  @Test func `what it asks for is cut to five minutes, and never less than a second`() {
    pace.note(HostSign(status: 429, retryAfter: .seconds(86_400)))
    #expect(pace.hold == .seconds(300))
    let other = RequestPace(clock)
    other.note(HostSign(status: 503, retryAfter: .zero))
    #expect(other.hold == .seconds(1))
  }

  @Test func `without a word it is ten seconds, and twice as long each time`() {
    for wait in [10, 20, 40] {
      pace.note(HostSign(status: 429))
      #expect(pace.hold == .seconds(wait))
      clock.jump(by: .seconds(wait))
    }
    pace.note(HostSign(status: 200))
    pace.note(HostSign(status: 429))
    #expect(pace.hold == .seconds(10))
  }

  @Test func `a 503 without a word holds nothing up`() {
    pace.note(HostSign(status: 503))
    #expect(pace.hold == nil)
  }

  @Test func `a clock that is set back does not make the hold longer`() {
    pace.note(HostSign(status: 429, retryAfter: .seconds(30)))
    clock.jump(by: .seconds(-86_400))
    #expect(pace.hold == .seconds(300))
  }

  @Test func `whoever asks waits for the hold and for a token`() async {
    clock.moveByItself()
    let start = clock.now
    pace.note(HostSign(status: 429, retryAfter: .seconds(5)))
    for _ in 1...30 { #expect(await pace.turn() == nil) }
    // Fourteen at once, sixteen more at four a second.
    let passed = (clock.now - start).milliseconds
    #expect((8_500...9_500).contains(passed))
  }

  @Test func `a person is told rather than kept waiting, and everybody else waits`() async {
    clock.moveByItself()
    let start = clock.now
    pace.note(HostSign(status: 429, retryAfter: .seconds(50)))
    #expect(await pace.turn() == .seconds(50))
    #expect(clock.now == start)
    for kind in [RequestClass.money, .screen, .background] {
      #expect(await RequestPace.$kind.withValue(kind) { await pace.turn() } == nil)
    }
    #expect(clock.now - start >= .seconds(50))
  }

  @Test func `unknown money does not stand behind the others`() async {
    clock.moveByItself()
    let start = clock.now
    for _ in 1...14 { _ = await pace.turn() }
    _ = await RequestPace.$kind.withValue(.money) { await pace.turn() }
    #expect(clock.now == start)
    _ = await pace.turn()
    #expect(clock.now > start)
  }

  @Test func `the gateway's clock is the median of its last nine dates`() {
    #expect(pace.clock.offset == nil)
    for offset in [3600, 3600, -5, 3600, 3601, 3599, 90_000, 3600, 3600, 3600] {
      pace.note(HostSign(status: 200, date: clock.now + .seconds(offset)))
    }
    #expect(pace.clock.offset == .milliseconds(3_600_500))
    #expect(pace.clock.alarm != nil)
    #expect(!pace.clock.forbidsLiveMoney)
    #expect(GatewayClock.words(.seconds(3600)) == "60 min behind")
    #expect(GatewayClock.words(.seconds(-7200)) == "2 h ahead of")
  }

  @Test func `one date alone is no alarm, and a minute is none`() {
    pace.note(HostSign(status: 200, date: clock.now + .seconds(900)))
    #expect(pace.clock.alarm == nil)
    let other = RequestPace(clock)
    for _ in 1...9 { other.note(HostSign(status: 200, date: clock.now + .seconds(59))) }
    #expect(other.clock.alarm == nil)
  }
}

/// What the gateway's clock means for money.
struct GatewayClockTests {
  @Test func `real money is not moved by a clock that is days off`() async throws {
    let counter = try Counter(mode: .live)
    try counter.till.confirmLive()
    counter.till.pace.note(HostSign(status: 200, date: counter.clock.now + .seconds(90_000)))
    let error = await #expect(throws: TillError.self) {
      try await counter.till.charge(Counter.cart())
    }
    #expect(error?.kind == .limit)
    #expect(error?.message.contains("25 h behind the gateway's") == true, "\(error?.message ?? "")")
    #expect(counter.gateway.sent.isEmpty)
    #expect(try counter.ledger.read { try $0.sales(SaleQuery()) }.isEmpty)
  }

  @Test func `the gateway's time is told where the clocks differ by more than its dates say`()
    throws
  {
    let counter = try Counter()
    #expect(counter.till.gatewayTime == counter.clock.now)
    counter.till.pace.note(HostSign(status: 200, date: counter.clock.now + .seconds(1)))
    #expect(counter.till.gatewayTime == counter.clock.now)
    for _ in 1...8 {
      counter.till.pace.note(HostSign(status: 200, date: counter.clock.now - .seconds(120)))
    }
    #expect(counter.till.gatewayTime == counter.clock.now - .milliseconds(119_500))
  }
}

import CheckoutDomain
import Testing

@testable import Till

struct WaitTests {
  private let counter: Counter

  init() throws {
    counter = try Counter()
    counter.clock.moveByItself()
  }

  @Test func `waiting ends when the sale is paid`() async throws {
    let sale = try await counter.waitingSale()
    counter.gateway.afterQuestions(5) { $0.pay(sale) }
    let result = try await wait(sale, .seconds(600))
    #expect(result.sale.state == .paid)
    #expect(result.error == nil)
    #expect(counter.clock.sleeps.allSatisfy { $0 == .seconds(2) })
    #expect(!counter.clock.sleeps.isEmpty)
  }

  @Test func `a sale that is paid already is not waited for`() async throws {
    let sale = try await counter.paidSale()
    #expect(try await wait(sale, .zero).sale.state == .paid)
    #expect(counter.clock.sleeps.isEmpty)
  }

  @Test func `waiting ends with the sale`() async throws {
    let sale = try await counter.waitingSale()
    counter.gateway.expire(sale)
    let result = try await wait(sale, .seconds(600))
    #expect(result.error?.kind == .rejected)
    #expect(result.error?.message.contains("it is EXPIRED") == true)
  }

  @Test func `a mismatch ends it too`() async throws {
    let sale = try await counter.waitingSale()
    counter.gateway.pay(sale, received: 1)
    let result = try await wait(sale, .seconds(600))
    #expect(result.error?.kind == .mismatch)
    #expect(result.sale.state == .mismatch)
  }

  @Test func `time that runs out leaves the sale as it is`() async throws {
    let sale = try await counter.waitingSale()
    let start = counter.clock.now
    let result = try await wait(sale, .seconds(60))
    #expect(result.sale == sale)
    #expect(result.error?.kind == .unknown)
    #expect(result.error?.message.contains("still WAITING") == true)
    #expect(counter.clock.now <= start + .seconds(60))
    #expect(counter.gateway.sent.count == 1)
  }

  @Test func `time that runs out says so where the gateway could not be asked`() async throws {
    let sale = try await counter.waitingSale()
    counter.gateway.set { $0.isBusy = true }
    let result = try await wait(sale, .seconds(5))
    #expect(result.error?.kind == .unknown)
    #expect(result.error?.httpStatus == 429)
    #expect(result.error?.message.contains("could not be asked: Too many.") == true)
  }

  @Test func `a payment of the last second is seen`() async throws {
    let sale = try await counter.waitingSale()
    let end = counter.clock.now + .seconds(3)
    counter.gateway.afterQuestions(4) { [clock = counter.clock] gateway in
      if clock.now < end { gateway.pay(sale) }
    }
    #expect(try await wait(sale, .seconds(3)).sale.state == .paid)
  }

  @Test func `trouble is told once when it comes and once when it goes`() async throws {
    let sale = try await counter.waitingSale()
    let told = Box<[TillError.Kind?]>([])
    counter.gateway.set { $0.isOffline = true }
    counter.gateway.afterQuestions(6) { $0.set { $0.isOffline = false } }
    counter.gateway.afterQuestions(9) { $0.pay(sale) }
    let result = try await counter.till.wait(
      for: sale.clientRef, until: counter.clock.now + .seconds(600)
    ) { error in told.append(error?.kind) }
    #expect(result.sale.state == .paid)
    #expect(told.value == [.notSent, nil])
  }

  @Test func `a task that is cancelled waits no longer`() async throws {
    let counter = try Counter()
    let sale = try await counter.waitingSale()
    let task = Task {
      try await counter.till.wait(for: sale.clientRef, until: counter.clock.now + .seconds(600))
    }
    #expect(try await eventually { counter.clock.sleeping == 1 })
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(try counter.kept(sale) == sale)
  }

  @Test func `a sale that is not there is said`() async throws {
    let error = await #expect(throws: TillError.self) {
      try await counter.till.wait(for: ClientRef("nobody"), until: counter.clock.now)
    }
    #expect(error?.kind == .notFound)
  }

  private func wait(_ sale: Sale, _ time: Duration) async throws -> TillResult {
    try await counter.till.wait(for: sale.clientRef, until: counter.clock.now + time)
  }
}

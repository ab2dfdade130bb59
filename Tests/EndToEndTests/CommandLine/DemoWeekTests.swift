import CheckoutDomain
import Ledger
import SandboxGateway
import Testing
import WooshPay

@testable import kasir

/// `kasir demo --seed N --sales M`: a week that ledger and sandbox agree on.
struct DemoWeekTests {
  private static let now = Timestamp(milliseconds: 1_795_000_000_000)

  private func fill(
    seed: UInt64, sales: Int
  ) async throws -> (sales: [Sale], state: SandboxState) {
    let ledger = try SQLiteLedger.inMemory()
    let week = DemoWeek(seed: seed, sales: sales, now: Self.now, utcOffset: 25_200)
    let filling = try DemoFilling(
      week, seed: seed, in: ledger, key: SecretKey(parsing: "sk_test_week", from: "the test"),
      port: 4242, process: ProcessIdentity("week"))
    let state = try await filling.run()
    #expect(try ledger.audit().isSound)
    return (try ledger.read { try $0.sales(SaleQuery(limit: 10_000)) }, state)
  }

  @Test func `every sale of the ledger is in the sandbox's books, and the other way`() async throws
  {
    let (sales, state) = try await fill(seed: 7, sales: 200)
    #expect(sales.count == 200)
    var sandbox = Sandbox(state: state)
    sandbox.catchUp(to: Self.now.milliseconds)
    let books = sandbox.books
    #expect(books.sessions.count == 200)
    let intents = Dictionary(uniqueKeysWithValues: books.intents.map { ($0.id, $0) })
    for sale in sales {
      let intent = try #require(intents[sale.progress.paymentIntent?.text ?? ""])
      #expect(intent.clientReference == sale.clientRef.text)
      let isPaid = [.paid, .partRefunded, .refunded].contains(sale.state)
      #expect((intent.status == "succeeded") == isPaid, "\(sale.reference) \(sale.state)")
      let given = books.refunds.filter { $0.intent == intent.id && $0.status == "succeeded" }
        .reduce(0) { $0 + $1.amount }
      #expect(given == sale.refunded.minorUnits)
      #expect(sale.reserved.isZero || sale.refunds.last?.state == .needsHuman)
    }
    let states = Set(sales.map(\.state))
    #expect(
      states.isSuperset(of: [.paid, .partRefunded, .refunded, .expired, .canceled]), "\(states)")
    #expect(states.isDisjoint(with: [.unknown, .sending, .mismatch, .draft, .failed]))
    #expect(sales.allSatisfy { Self.now - $0.createdAt < .seconds(8 * 86_400) })
    #expect(sales.allSatisfy { $0.createdAt < Self.now })
    let hours = sales.map { CalendarTime($0.createdAt, offset: 25_200).hour }
    #expect(hours.allSatisfy { (9...21).contains($0) })
  }

  @Test func `some of it needs a person: there is something to learn that on`() async throws {
    for seed in [1, 2, 3] as [UInt64] {
      let sales = try await fill(seed: seed, sales: 200).sales.filter(\.needsAttention)
      let refunds = sales.flatMap(\.refunds).map(\.state)
      #expect(sales.contains { $0.progress.alarm == .latePayment })
      #expect(refunds.contains(.failed))
      #expect(refunds.contains(.needsHuman))
      #expect((3...12).contains(sales.count))
    }
  }

  @Test func `the same seed is the same week, another one another`() async throws {
    let first = try await fill(seed: 3, sales: 40)
    let again = try await fill(seed: 3, sales: 40)
    #expect(first.sales == again.sales)
    #expect(first.state == again.state)
    #expect(try await fill(seed: 4, sales: 40).sales != first.sales)
  }

  @Test func `a small week is a week too`() async throws {
    for count in [1, 2, 20, 21] {
      #expect(try await fill(seed: 1, sales: count).sales.count == count)
    }
  }
}

import CheckoutDomain
import Testing

@testable import Till

/// A till with everything it stands on: a ledger in memory, a scripted gateway, a clock moved by
/// hand.
struct Counter {
  let gateway: ScriptedGateway
  let ledger: TestLedger
  let clock: HandClock
  let till: Till

  init(mode: Mode = .test, process: String = "this process", allowsSeveral: Bool = true) throws {
    try self.init(
      gateway: ScriptedGateway(mode: mode), ledger: TestLedger(), clock: HandClock(),
      process: process, allowsSeveral: allowsSeveral)
  }

  /// A counter with a ledger of its own at a gateway that is there already.
  init(process: String, at gateway: ScriptedGateway, _ clock: HandClock) throws {
    try self.init(
      gateway: gateway, ledger: TestLedger(), clock: clock, process: process, allowsSeveral: true)
  }

  private init(
    gateway: ScriptedGateway, ledger: TestLedger, clock: HandClock, process: String,
    allowsSeveral: Bool, isAlive: @escaping @Sendable (ProcessIdentity) -> Bool = { _ in true }
  ) {
    self.gateway = gateway
    self.ledger = ledger
    self.clock = clock
    till = Till(
      gateway: gateway, ledger: ledger, time: clock,
      random: SeededRandom(seed: process.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) }),
      process: ProcessIdentity(process), allowsSeveralRefunds: allowsSeveral,
      isAlive: isAlive)
  }

  /// Another process at the same ledger and gateway.
  func neighbour(
    _ process: String, isAlive: @escaping @Sendable (ProcessIdentity) -> Bool = { _ in true }
  ) -> Counter {
    Counter(
      gateway: gateway, ledger: ledger, clock: clock, process: process, allowsSeveral: true,
      isAlive: isAlive)
  }

  /// A cart of one line.
  static func cart(
    _ minorUnits: Int64 = 4_100_000, reference: String? = nil, _ currency: Currency = .idr
  ) throws -> Cart {
    var cart = Cart(currency: currency)
    try cart.add(
      LineItem(name: "Kopi susu", quantity: 1, unitAmount: Money(minorUnits: minorUnits, currency)))
    cart.reference = reference
    return cart
  }

  /// Charges, and expects that all goes well.
  func waitingSale(_ minorUnits: Int64 = 4_100_000) async throws -> Sale {
    let result = try await till.charge(Self.cart(minorUnits))
    #expect(result.error == nil)
    #expect(result.sale.state == .waiting)
    return result.sale
  }

  /// Charges and lets the customer pay.
  func paidSale(_ minorUnits: Int64 = 4_100_000) async throws -> Sale {
    let sale = try await waitingSale(minorUnits)
    gateway.pay(sale)
    return try await refreshed(sale)
  }

  /// The gateway answers with a date that is so far behind this computer's clock.
  func hear(behind: Duration) {
    till.pace.note(HostSign(status: 200, date: clock.now + (.zero - behind)))
  }

  /// Writes down what a probe of the gateway has found out.
  func prove(_ question: GatewayFacts.Question) throws {
    let answer = GatewayFacts.Answer(isYes: true, at: clock.now)
    try ledger.write { try $0.set(GatewayFacts.setting(question), to: answer.text) }
  }

  /// Asks the gateway about a sale.
  @discardableResult
  func refreshed(_ sale: Sale) async throws -> Sale {
    try #require(await till.refresh(sale.clientRef)).sale
  }

  /// The sale as the ledger has it.
  func kept(_ sale: Sale) throws -> Sale {
    try #require(try ledger.read { try $0.sale(sale.clientRef) })
  }

  /// The kinds of a sale's timeline.
  func kinds(_ sale: Sale) throws -> [String] {
    try ledger.read { try $0.timeline(of: sale.clientRef) }.map(\.entry.kind)
  }
}

/// A shorthand for rupiah in minor units.
func rupiah(_ minorUnits: Int64) -> Money { Money(minorUnits: minorUnits, .idr) }

import CheckoutDomain
import Ledger
import SandboxGateway
import Till
import WooshPay

/// What happened at a counter before an episode begins, done by the real till in this process, at an
/// earlier time.
final class Preparation: Sendable {
  private let shop: KillShop
  private let follow: @Sendable ([String]) throws -> Void

  init(_ shop: KillShop, follow: @escaping @Sendable ([String]) throws -> Void) {
    self.shop = shop
    self.follow = follow
  }

  /// A sale that is paid.
  func sell() async throws {
    let till = try till()
    let sale = try await charge(till)
    try await pay(sale, till)
  }

  /// A sale that waits for its customer, and is paid as soon as somebody asks.
  func wait() async throws { _ = try await charge(try till()) }

  /// A sale whose create request is unknown since an hour ago, and arrived so many times.
  func loseCreate(arrivals: Int = 0) async throws {
    try follow(["create-session:reset-before"])
    let till = try till(ago: .seconds(3600))
    let sale = try await till.charge(try cart()).sale
    let request = try till.read { try $0.lastAttempt(.createSession, of: sale.clientRef) }?.attempt
      .request
    guard let request, sale.progress.phase == .unknown else {
      throw BreakageError("The create request of the preparation is not unknown.")
    }
    for _ in 0..<arrivals { _ = await till.gateway.send(request) }
  }

  /// A paid sale with a refund that is unknown since then.
  func loseRefund(arrives: Bool, ago: Duration) async throws {
    try await sell()
    try follow([arrives ? "create-refund:reset-after" : "create-refund:reset-before"])
    let till = try till(ago: ago)
    let sale = try sale(in: till)
    let amount = Money(minorUnits: 200_000, .idr)
    let result = try await till.refund(sale.clientRef, amount: amount)
    guard result.sale.refunds.last?.state == .unknown else {
      throw BreakageError("The refund of the preparation is not unknown.")
    }
  }

  /// A sale that another ledger has.
  func sellElsewhere() async throws {
    let till = try till(ledger: shop.otherLedger)
    let sale = try await charge(till)
    try await pay(sale, till)
    shop.otherSession = sale.progress.sessionID?.text
  }

  /// A refund that was made at the gateway itself.
  func refundElsewhere(_ minorUnits: Int64 = 100_000) async throws {
    let till = try till()
    let sale = try sale(in: till)
    guard let intent = sale.progress.paymentIntent else { return }
    let refund = Refund(
      key: till.names.idempotencyKey(), clientRef: till.names.clientRef(),
      amount: Money(minorUnits: minorUnits, .idr), reason: .duplicate, createdAt: sale.createdAt,
      refundedBefore: 0)
    let delivery = await till.gateway.send(till.gateway.request(refunding: intent, with: refund))
    shop.otherRefund = till.gateway.refund(in: delivery).value?.id.text
  }

  /// Writes down what a probe has found out.
  func know(_ question: GatewayFacts.Question) throws {
    let answer = GatewayFacts.Answer(isYes: true, at: SystemClock().now)
    try shop.openLedger().write {
      try $0.set(GatewayFacts.setting(question), to: answer.text)
    }
  }

  private func till(ago: Duration = .zero, ledger: String? = nil) throws -> Till {
    let key = try SecretKey(parsing: KillShop.key, from: "prove")
    return Till(
      gateway: WooshPayGateway(
        address: try GatewayAddress(base: shop.base, for: key), key: key),
      ledger: try SQLiteLedger(path: ledger ?? shop.ledger), time: SystemClock(ago: ago),
      random: SystemDice(), process: ProcessIdentity("prepared"))
  }

  private func cart() throws -> Cart {
    var cart = Cart(currency: .idr, terminalType: .web)
    try cart.add(
      LineItem(name: "teh", quantity: 2, unitAmount: Money(minorUnits: 500_000, .idr)))
    cart.reference = Episode.reference
    return cart
  }

  private func charge(_ till: Till) async throws -> Sale {
    let result = try await till.charge(try cart())
    if let error = result.error { throw BreakageError("The preparation failed: \(error.message)") }
    return result.sale
  }

  /// Asks until the answer that it is paid arrives: a busy machine may need more than one question.
  private func pay(_ sale: Sale, _ till: Till) async throws {
    var last: Sale?
    for _ in 1...20 {
      last = await till.refresh(sale.clientRef)?.sale
      if last?.progress.phase == .paid { return }
      try await Task.sleep(for: .milliseconds(250))
    }
    throw BreakageError(
      "The sale of the preparation was not paid: it is \(last?.progress.phase.rawValue ?? "gone").")
  }

  private func sale(in till: Till) throws -> Sale {
    guard let sale = try till.read({ try $0.sale(reference: Episode.reference) }) else {
      throw BreakageError("The sale of the preparation is gone.")
    }
    return sale
  }
}

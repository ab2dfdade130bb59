import CheckoutDomain

@testable import Till

/// Refunds of somebody who does not use this ledger.
extension Counter {
  /// A paid sale of 1000, of which a refund has no answer and was not done.
  func unknown(_ minorUnits: Int64) async throws -> Sale {
    let sale = try await paidSale(1000)
    gateway.willEnd(.silent(did: false))
    _ = try await till.refund(sale.clientRef, amount: rupiah(minorUnits))
    return try kept(sale)
  }

  /// Somebody else refunds a part of the first payment.
  func stranger(
    _ id: String, _ amount: Int64, status: String = "succeeded", name: String? = nil
  ) {
    gateway.set {
      $0.refunds.append(
        GatewayRefund(
          id: RefundID(id), status: GatewayRefund.Status(rawValue: status), amount: amount,
          currency: "IDR", paymentIntent: PaymentIntentID("pi_1"),
          clientRef: name.map { ClientRef($0) }))
    }
  }

  /// The gateway tells from now on what it has given back of the first payment.
  func tell(_ sum: Int64) { gateway.set { $0.intents[0].amountRefunded = sum } }

  /// The gateway sends word of a refund, and the till acts on it.
  func event(about refund: String, of sale: Sale, saying amount: Int64? = nil) async throws {
    let intent = sale.progress.paymentIntent
    let id = "evt_\(refund)"
    gateway.set {
      $0.events.append(
        GatewayEvent(
          id: id, type: "charge.refund.updated", mode: .test,
          subject: .refund(RefundID(refund), intent, amount)))
    }
    _ = try till.receive(id, body: Array(id.utf8))
    _ = try await till.actOnEvents()
  }
}

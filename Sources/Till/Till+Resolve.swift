package import CheckoutDomain

extension Till {
  /// Settles a refund that only a person could find out about.
  ///
  /// - Parameters:
  ///   - key: The refund.
  ///   - wasRefunded: Whether the customer has the money.
  ///   - evidence: How that is known.
  ///   - second: The second person; nil for none, which is allowed after 24 hours with the amount
  ///     typed again.
  /// - Throws: ``TillError`` where it cannot be settled so; then nothing has changed.
  package func resolve(
    refund key: IdempotencyKey, wasRefunded: Bool, evidence: String, by operatorName: String,
    second: String?, typedAmount: Money? = nil
  ) throws(TillError) -> Sale {
    guard let sale = try read({ try $0.sale(refund: key.text) }) else {
      throw TillError(.notFound, "There is no refund \(key) in this ledger.")
    }
    let now = earlierTime
    return try change(sale.clientRef) { sale in
      guard let refund = sale.refunds.first(where: { $0.key == key || $0.id?.text == key.text })
      else { throw TillError(.notFound, "There is no refund \(key) in this ledger.") }
      do {
        let resolution = try RefundResolution(
          of: refund, wasRefunded: wasRefunded, evidence: evidence, by: operatorName,
          second: second, typedAmount: typedAmount, now: now)
        return sale.apply(.resolved(resolution), toRefund: refund.key)
      } catch let problem as RefundResolution.Problem {
        throw TillError(.limit, problem.sentence)
      }
    }
  }
}

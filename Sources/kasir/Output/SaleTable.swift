import CheckoutDomain

/// Sales as rows of a table: one a sale, amounts in major units.
enum SaleTable {
  /// The names of the columns.
  static let header = CSV.row([
    .text("reference"), .text("state"), .text("mode"), .text("currency"), .text("amount"),
    .text("refunded"), .text("reserved"), .text("items"), .text("charged_by"),
    .text("session_id"), .text("payment_intent"), .text("created_at"), .text("disputed"),
    .text("note"), .text("client_ref"),
  ])

  /// A sale as one row, with its line end.
  static func row(_ sale: Sale) -> String {
    CSV.row([
      .text(sale.reference), .text(sale.state.rawValue), .text(sale.mode.rawValue),
      .text(sale.amount.currency.code), amount(sale.amount), amount(sale.refunded),
      amount(sale.reserved), .text(items(of: sale)), .text(sale.progress.chargedBy.rawValue),
      .text(sale.progress.sessionID?.text ?? ""), .text(sale.progress.paymentIntent?.text ?? ""),
      .text(sale.createdAt.iso8601), .text(sale.isDisputed ? "yes" : "no"), .text(sale.note),
      .text(sale.clientRef.text),
    ])
  }

  private static func items(of sale: Sale) -> String {
    sale.items.map { "\($0.quantity) × \($0.name)" }.joined(separator: ", ")
  }

  private static func amount(_ money: Money) -> CSV.Cell {
    .number(minorUnits: money.minorUnits, exponent: money.currency.exponent)
  }
}

import CheckoutDomain
import GRDB

/// A sale as the columns of its row, and back.
enum SaleRow {
  /// What never changes about a sale.
  static func fixed(_ sale: Sale) -> [String: (any DatabaseValueConvertible)?] {
    [
      "client_ref": sale.clientRef.text,
      "reference": sale.reference,
      "mode": sale.mode.rawValue,
      "amount": sale.amount.minorUnits,
      "currency": sale.amount.currency.code,
      "line_count": sale.items.count,
      "note": sale.note,
      "terminal_type": sale.terminalType.rawValue,
      "created_at": sale.createdAt.milliseconds,
      "duplicate_of": sale.duplicateOf?.text,
    ]
  }

  /// What changes about a sale, with what the lists are made from.
  static func changing(_ sale: Sale) -> [String: (any DatabaseValueConvertible)?] {
    let progress = sale.progress
    return [
      "phase": progress.phase.rawValue,
      "session_id": progress.sessionID?.text,
      "payment_intent": progress.paymentIntent?.text,
      "url": progress.url,
      "expires_at": progress.expiresAt?.milliseconds,
      "ended_at": progress.endedAt?.milliseconds,
      "paid_at": progress.paidAt?.milliseconds,
      "captured": progress.captured?.minorUnits,
      "cancel_requested": progress.cancelRequested,
      "decline": progress.decline,
      "problem": progress.problem,
      "checked_at": progress.checkedAt?.milliseconds,
      "charged_by": progress.chargedBy.rawValue,
      "replaced_intent": progress.replacedIntent?.text,
      "dispute_id": sale.dispute?.id,
      "dispute_status": sale.dispute?.status.rawValue,
      "dispute_amount": sale.dispute?.amount,
      "dispute_reason": sale.dispute?.reason,
      "disputed_at": sale.dispute?.updatedAt.milliseconds,
      "alarm": progress.alarm?.rawValue,
      "reread_at": progress.rereadAt?.milliseconds,
      "state": sale.state.rawValue,
      "in_waiting": SaleTab.waiting.contains(sale),
      "in_paid": SaleTab.paid.contains(sale),
      "in_refunded": SaleTab.refunded.contains(sale),
      "in_attention": SaleTab.attention.contains(sale),
      "watched_until": sale.watchedUntil?.milliseconds,
      "search_text": SearchText.of(sale),
      "items_key": SaleQuery.Cursor(sale).items,
    ]
  }

  /// Restores a sale from its row.
  static func sale(
    _ row: PlacedRow, items: [LineItem], refunds: [Refund], faults: LedgerFaults
  ) throws -> Sale {
    let amount = try money(row, "amount", faults)
    let captured: Int64? = try row.optional("captured")
    return Sale(
      clientRef: ClientRef(try row.value("client_ref")), reference: try row.value("reference"),
      mode: try word(row, "mode", faults), items: items, amount: amount,
      note: try row.value("note"),
      terminalType: try word(row, "terminal_type", faults),
      createdAt: moment(try row.value("created_at")),
      duplicateOf: (try row.optional("duplicate_of") as String?).map { ClientRef($0) },
      progress: Sale.Progress(
        phase: try word(row, "phase", faults),
        sessionID: (try row.optional("session_id") as String?).map { SessionID($0) },
        paymentIntent: (try row.optional("payment_intent") as String?).map { PaymentIntentID($0) },
        url: try row.optional("url"),
        expiresAt: (try row.optional("expires_at") as Int64?).map(moment),
        endedAt: (try row.optional("ended_at") as Int64?).map(moment),
        paidAt: (try row.optional("paid_at") as Int64?).map(moment),
        captured: captured.map { Money(minorUnits: $0, amount.currency) },
        cancelRequested: try row.value("cancel_requested"), decline: try row.optional("decline"),
        problem: try row.optional("problem"),
        checkedAt: (try row.optional("checked_at") as Int64?).map(moment),
        chargedBy: try word(row, "charged_by", faults),
        replacedIntent: (try row.optional("replaced_intent") as String?).map {
          PaymentIntentID($0)
        },
        alarm: try optionalWord(row, "alarm", faults),
        rereadAt: (try row.optional("reread_at") as Int64?).map(moment)),
      refunds: refunds, dispute: try dispute(row))
  }

  private static func dispute(_ row: PlacedRow) throws -> Dispute? {
    guard let id: String = try row.optional("dispute_id"),
      let status: String = try row.optional("dispute_status"),
      let updatedAt: Int64 = try row.optional("disputed_at")
    else { return nil }
    return Dispute(
      id: id, status: Dispute.Status(rawValue: status), amount: try row.optional("dispute_amount"),
      reason: try row.optional("dispute_reason"), updatedAt: moment(updatedAt))
  }

  /// A moment of milliseconds.
  static func moment(_ milliseconds: Int64) -> Timestamp { Timestamp(milliseconds: milliseconds) }

  /// A word of a closed set.
  static func word<Word: RawRepresentable<String>>(
    _ row: some StoredColumns, _ column: String, _ faults: LedgerFaults
  ) throws -> Word {
    let text: String = try row.value(column)
    guard let word = Word(rawValue: text) else { throw faults.unreadable(column, text) }
    return word
  }

  /// A word of a closed set; nil where there is none.
  static func optionalWord<Word: RawRepresentable<String>>(
    _ row: some StoredColumns, _ column: String, _ faults: LedgerFaults
  ) throws -> Word? {
    try (row.optional(column) as String?) == nil ? nil : word(row, column, faults)
  }

  /// An amount in the currency that stands beside it.
  static func money(
    _ row: some StoredColumns, _ column: String, _ faults: LedgerFaults
  ) throws -> Money {
    let code: String = try row.value("currency")
    guard let currency = Currency(code: code), currency.code == code else {
      throw faults.unreadable("currency", code)
    }
    return Money(minorUnits: try row.value(column), currency)
  }
}

extension Sale {
  /// Until when the gateway must be asked about it: without end while anything is open, nil where
  /// nothing is left to ask.
  var watchedUntil: Timestamp? { isWatched ? Timestamp(milliseconds: .max) : nil }
}

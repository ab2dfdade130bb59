extension Facts {
  /// The sale that these facts tell of; nil where they do not come to one.
  public func sale(_ clientRef: ClientRef) -> Sale? {
    guard let reference = self["reference"], let mode = word("mode", Mode.self),
      let code = self["currency"], let currency = Currency(code: code), currency.code == code,
      let amount = number("amount"), let terminalType = word("terminal_type", TerminalType.self),
      let createdAt = moment("created_at"), let progress = progress(currency),
      let items = items(currency), let refunds = refunds(currency, lines: items.count)
    else { return nil }
    return Sale(
      clientRef: clientRef, reference: reference, mode: mode, items: items,
      amount: Money(minorUnits: amount, currency), terminalType: terminalType,
      createdAt: createdAt, duplicateOf: self["duplicate_of"].map { ClientRef($0) },
      progress: progress, refunds: refunds, dispute: dispute)
  }

  private var dispute: Dispute? {
    guard let id = self["dispute_id"], let status = self["dispute_status"],
      let updatedAt = moment("disputed_at")
    else { return nil }
    return Dispute(
      id: id, status: Dispute.Status(rawValue: status), amount: number("dispute_amount"),
      reason: self["dispute_reason"], updatedAt: updatedAt)
  }

  private func progress(_ currency: Currency) -> Sale.Progress? {
    guard let phase = word("phase", Sale.Phase.self) else { return nil }
    let chargedBy = self["charged_by"].map { ChargeKind(rawValue: $0) } ?? .session
    guard let chargedBy else { return nil }
    return Sale.Progress(
      phase: phase, sessionID: self["session_id"].map { SessionID($0) },
      paymentIntent: self["payment_intent"].map { PaymentIntentID($0) }, url: self["url"],
      expiresAt: moment("expires_at"), endedAt: moment("ended_at"), paidAt: moment("paid_at"),
      captured: number("captured").map { Money(minorUnits: $0, currency) },
      cancelRequested: self["cancel_requested"] == "true", decline: self["decline"],
      problem: self["problem"], checkedAt: moment("checked_at"), chargedBy: chargedBy,
      replacedIntent: self["replaced_intent"].map { PaymentIntentID($0) },
      alarm: word("alarm", Sale.Alarm.self), rereadAt: moment("reread_at"))
  }

  private func items(_ currency: Currency) -> [LineItem]? {
    var items: [LineItem] = []
    while let name = self["item.\(items.count).name"] {
      guard let quantity = number("item.\(items.count).quantity"),
        let price = number("item.\(items.count).unit_amount"),
        let item = try? LineItem(
          name: name, quantity: quantity, unitAmount: Money(minorUnits: price, currency))
      else { return nil }
      items.append(item)
    }
    return items
  }

  private func refunds(_ currency: Currency, lines count: Int) -> [Refund]? {
    var refunds: [(position: Int64, refund: Refund)] = []
    for key in refundKeys {
      guard let position = number(key, "position"), let name = self[Self.name(key, "client_ref")],
        let amount = number(key, "amount"), let reason = self[Self.name(key, "reason")],
        let createdAt = number(key, "created_at"), let before = number(key, "refunded_before"),
        let state = refundState(key)
      else { return nil }
      let refund = Refund(
        key: IdempotencyKey(key), clientRef: ClientRef(name),
        amount: Money(minorUnits: amount, currency), lines: refundedLines(key, count, currency),
        reason: RefundReason(rawValue: reason),
        createdAt: Timestamp(milliseconds: createdAt), refundedBefore: before,
        operatorName: self[Self.name(key, "operator_name")] ?? "", state: state,
        id: self[Self.name(key, "id")].map { RefundID($0) },
        problem: self[Self.name(key, "problem")],
        absences: number(key, "absences").map(Int.init) ?? 0,
        absentAt: moment(Self.name(key, "absent_at")))
      refunds.append((position, refund))
    }
    return refunds.sorted { $0.position < $1.position }.map(\.refund)
  }

  /// The lines that a refund gives back, of so many that the sale has.
  private func refundedLines(_ key: String, _ count: Int, _ currency: Currency) -> [RefundedLine] {
    (0..<count).compactMap { position in
      guard let name = self[Self.name(key, "line.\(position).name")],
        let quantity = number(key, "line.\(position).quantity"),
        let amount = number(key, "line.\(position).amount")
      else { return nil }
      return RefundedLine(
        position: position, name: name, quantity: quantity,
        amount: Money(minorUnits: amount, currency))
    }
  }

  /// The keys of the refunds that these facts tell of.
  var refundKeys: [String] {
    values.keys.filter { $0.hasPrefix("refund.") && $0.hasSuffix(".state") }
      .map { String($0.dropFirst("refund.".count).dropLast(".state".count)) }
  }

  /// Where a refund stands; nil where that is no word of this Kasir.
  func refundState(_ key: String) -> RefundState? {
    self[Self.name(key, "state")].flatMap { RefundState(rawValue: $0) }
  }

  /// The gateway's id of a refund.
  func refundID(_ key: String) -> String? { self[Self.name(key, "id")] }

  /// A number of a refund.
  func number(_ key: String, _ member: String) -> Int64? { number(Self.name(key, member)) }

  /// A whole number.
  func number(_ name: String) -> Int64? { self[name].flatMap { Int64($0) } }

  private static func name(_ key: String, _ member: String) -> String { "refund.\(key).\(member)" }

  private func moment(_ name: String) -> Timestamp? {
    number(name).map { Timestamp(milliseconds: $0) }
  }

  private func word<Word: RawRepresentable<String>>(_ name: String, _: Word.Type) -> Word? {
    self[name].flatMap { Word(rawValue: $0) }
  }
}

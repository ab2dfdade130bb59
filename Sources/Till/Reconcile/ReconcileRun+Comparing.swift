import CheckoutDomain

/// Comparing one sale.
extension ReconcileRun {
  /// Compares a sale with what the lists say, and looks closer where they differ.
  mutating func compare(_ sale: Sale, _ listed: GatewayPayment) async throws(TillError) {
    guard sale.mode == till.gateway.mode else { return }
    var payment = listed
    if payment.standing == .paid, payment.refunded == nil {
      payment.refunded = await refundedSum(of: sale)
    }
    let isWhole = payment.intent != nil || payment.paymentIntent == nil
    if isWhole, sale.differences(from: payment).isEmpty {
      try await compareRefunds(of: sale)
    } else {
      try await compareAfresh(sale)
    }
  }

  /// Compares a sale with fresh answers about it.
  ///
  /// The ledger is read before the gateway is asked: what the watcher sees meanwhile can only bring
  /// them together.
  mutating func compareAfresh(_ known: Sale) async throws(TillError) {
    guard let sale = try till.read({ try $0.sale(known.clientRef) }) else { return }
    switch await look(at: sale) {
    case .unsaid: return
    case .missing: report.differences.append(sale.missingAtGateway)
    case .found(let payment):
      let differences = sale.differences(from: payment)
      if differences.isEmpty {
        try await compareRefunds(of: sale)
      } else {
        try await remedy(sale, payment, differences)
      }
    }
  }

  /// What the gateway says when it is asked about one thing.
  private enum Look<Value> {
    /// It does not say.
    case unsaid
    /// It knows no such thing.
    case missing
    case found(Value)
  }

  private mutating func look(at sale: Sale) async -> Look<GatewayPayment> {
    var payment = GatewayPayment()
    if let id = sale.progress.paymentIntent {
      switch await ask({ await $0.paymentIntent(id) }) {
      case .unsaid: return .unsaid
      case .missing: return .missing
      case .found(let intent): payment = GatewayPayment(intent: intent)
      }
    }
    if let id = sale.progress.sessionID {
      switch await ask({ await $0.session(id) }) {
      case .unsaid: return .unsaid
      case .missing where payment.intent == nil: return .missing
      case .missing: break
      case .found(let session): payment.session = session
      }
    }
    if payment.standing == .paid, payment.refunded == nil {
      payment.refunded = await refundedSum(of: sale)
    }
    return .found(payment)
  }

  private mutating func ask<Value>(
    _ question: (any PaymentGateway) async -> GatewayOutcome<Value>
  ) async -> Look<Value> {
    let till = till
    guard let outcome = await questions.ask(till.time, { await question(till.gateway) }) else {
      report.note(unsaid: "There are too many payments to look at: choose a shorter time.")
      return .unsaid
    }
    switch outcome {
    case .done(let value): return .found(value)
    case .rejected(let rejection) where rejection.isNotFound: return .missing
    case .rejected(let rejection): report.note(unsaid: rejection.sentence)
    case .notSent(let reason, _), .unknown(let reason, _): report.note(unsaid: reason)
    }
    return .unsaid
  }

  /// The sum of the refunds that the gateway lists of a sale; nil where it lists none.
  private mutating func refundedSum(of sale: Sale) async -> Int64? {
    guard questions.mayListRefunds, let intent = sale.progress.paymentIntent else {
      report.seesForeignRefunds = false
      return nil
    }
    let till = till
    let outcome = await questions.ask(till.time) { await till.gateway.refunds(of: intent) }
    guard let listed = outcome?.value else {
      if case .rejected = outcome { questions.mayListRefunds = false }
      report.seesForeignRefunds = false
      return nil
    }
    return listed.rows.reduce(into: Int64(0)) { sum, refund in
      guard ![.failed, .canceled].contains(refund.status), let amount = refund.amount else {
        return
      }
      let (next, overflow) = sum.addingReportingOverflow(amount)
      sum = overflow ? .max : next
    }
  }

  /// Reads every refund of a sale again that has ended: a provider may have revised it.
  private mutating func compareRefunds(of sale: Sale) async throws(TillError) {
    for refund in sale.refunds where [.refunded, .failed, .canceled].contains(refund.state) {
      guard let id = refund.id else { continue }
      switch await ask({ await $0.refund(id) }) {
      case .unsaid: continue
      case .found(let found): report.differences += sale.differences(from: found)
      case .missing:
        var missing = sale.missingAtGateway
        missing.refund = id
        missing.ours = .word(refund.state.rawValue)
        report.differences.append(missing)
      }
    }
  }
}

import CheckoutDomain

/// One comparison of ledger and gateway.
struct ReconcileRun {
  /// How much more is read on either side of the window.
  private static let overlap = Duration.seconds(2 * 3600)
  private static let pageSize = 500

  let till: Till
  var report: Reconciliation
  var questions = ReconcileQuestions()
  private let wide: Range<Timestamp>
  private let onProgress: @Sendable (Int) -> Void
  private var compared: Set<ClientRef> = []

  init(
    _ till: Till, _ window: Range<Timestamp>, _ onProgress: @escaping @Sendable (Int) -> Void
  ) throws(TillError) {
    self.till = till
    self.onProgress = onProgress
    report = Reconciliation(window: window)
    wide = window.lowerBound - Self.overlap..<window.upperBound + Self.overlap
    questions.mayListRefunds = try till.facts().answers[.findsRefunds]?.isYes ?? true
  }

  mutating func run() async throws(TillError) {
    guard let sessions = try await rows(await till.gateway.sessions(created: wide), "sessions"),
      let intents = try await rows(await till.gateway.paymentIntents(created: wide), "intents")
    else { return }
    report.wasCompared = true
    // The ledger is read afterwards: whatever was charged meanwhile is in it.
    for payment in Self.paired(sessions, intents) {
      if report.window.contains(payment.created) { report.theirs += 1 }
      if let sale = try known(payment) {
        compared.insert(sale.clientRef)
        if sale.isComparable {
          try await compare(sale, payment)
        } else {
          try await giveBack(payment, to: sale)
        }
      } else if try !isReplaced(payment) {
        try await takeIn(payment)
      }
      onProgress(compared.count)
    }
    try await compareTheRest()
  }

  /// The rows of a list; nil where the gateway cannot be asked at all.
  private mutating func rows<Row>(
    _ outcome: GatewayOutcome<GatewayList<Row>>, _ what: String
  ) async throws(TillError) -> [Row]? {
    switch outcome {
    case .done(let list):
      if !list.isComplete {
        report.note(unsaid: "The gateway did not list all \(what) of that time.")
      }
      return list.rows
    case .rejected(let rejection):
      guard ![401, 403].contains(rejection.status) else { throw TillError(rejection) }
      report.note(unsaid: "The gateway does not list its \(what). \(rejection.sentence)")
      return []
    case .notSent(let reason, _), .unknown(let reason, _):
      report.note(unsaid: reason)
      return nil
    }
  }

  /// Each session with its intent, then the intents that belong to none of them.
  private static func paired(
    _ sessions: [CheckoutSession], _ intents: [PaymentIntent]
  ) -> [GatewayPayment] {
    let byID = Dictionary(intents.map { ($0.id, $0) }) { first, _ in first }
    let ofSessions = Set(sessions.compactMap(\.paymentIntent))
    return sessions.map { session in
      GatewayPayment(session: session, intent: session.paymentIntent.flatMap { byID[$0] })
    } + intents.filter { !ofSessions.contains($0.id) }.map { GatewayPayment(intent: $0) }
  }

  /// The sale that a payment of the gateway is; nil where the ledger has none.
  private func known(_ payment: GatewayPayment) throws(TillError) -> Sale? {
    try till.read { ledger in
      if let id = payment.session?.id, let sale = try ledger.sale(session: id) { return sale }
      if let id = payment.paymentIntent, let sale = try ledger.sale(paymentIntent: id) {
        return sale
      }
      // A second session of a sale is no sale of the ledger yet.
      guard let name = payment.clientRef, let sale = try ledger.sale(name),
        sale.progress.sessionID == nil, sale.progress.paymentIntent == nil
      else { return nil }
      return sale
    }
  }

  /// Whether it is an intent in whose place a sale has a session: it is over, and explained.
  ///
  /// Paid all the same, it would be a second payment.
  private func isReplaced(_ payment: GatewayPayment) throws(TillError) -> Bool {
    guard let id = payment.intent?.id, payment.standing == .ended else { return false }
    return try till.read { try $0.sale(replacedIntent: id) } != nil
  }

  /// Compares what the ledger has in the window and no list held, each with the gateway's own answer.
  private mutating func compareTheRest() async throws(TillError) {
    var query = SaleQuery(
      since: report.window.lowerBound, until: report.window.upperBound, limit: Self.pageSize)
    while true {
      let page = try till.read { try $0.sales(query) }
      for sale in page where sale.isComparable && sale.mode == till.gateway.mode {
        report.ours += 1
        guard compared.insert(sale.clientRef).inserted else { continue }
        try await compareAfresh(sale)
        onProgress(compared.count)
      }
      guard let last = page.last, page.count == Self.pageSize else { return }
      query.after = SaleQuery.Cursor(last)
    }
  }
}

extension GatewayPayment {
  /// The id of its intent, from whichever answer tells it.
  var paymentIntent: PaymentIntentID? { intent?.id ?? session?.paymentIntent }

  /// The `client_ref` that was sent with it.
  var clientRef: ClientRef? { session?.clientRef ?? intent?.clientRef }

  /// When it was created; the beginning of time where the gateway does not say.
  fileprivate var created: Timestamp {
    session?.created ?? intent?.created ?? Timestamp(milliseconds: 0)
  }
}

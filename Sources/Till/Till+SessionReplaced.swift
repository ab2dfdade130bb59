package import CheckoutDomain

extension Till {
  /// Charges the lines of a waiting sale by a payment intent, in place of its checkout session.
  ///
  /// There are never two payable things for the same lines: the intent is made only once the gateway
  /// has said that the session has ended unpaid. It is a sale of its own, since a payment by the
  /// session that comes to light later still belongs to the first.
  ///
  /// - Parameter began: Told of the new sale once it is in the ledger as sending.
  /// - Returns: The new sale; the first one, with the reason, where its session has not certainly
  ///   ended, and PAID where it was paid meanwhile.
  package func replaceSession(
    of clientRef: ClientRef, _ began: @Sendable (Sale) -> Void = { _ in }
  ) async throws(TillError) -> TillResult {
    let sale = try known(clientRef)
    try requireMode(of: sale)
    guard sale.canReplaceSession, let cart = try cart(inPlaceOf: sale) else {
      throw TillError(
        .limit,
        "\(sale.reference) is \(sale.state.word): it has no open session whose place a payment "
          + "intent could take.")
    }
    let ended = try await cancel(clientRef)
    guard ended.error == nil, [.canceled, .expired].contains(ended.sale.progress.phase) else {
      return ended
    }
    // The session has ended; a customer who had begun to pay may finish all the same.
    if let problem = await mayStillBePaid(ended.sale) {
      return TillResult(sale: try known(clientRef), error: problem)
    }
    return try await charge(cart, began: began)
  }

  /// Why a payment by a session that has ended may still arrive; nil where the gateway says, asked once
  /// more, that nobody has begun one.
  private func mayStillBePaid(_ sale: Sale) async -> TillError? {
    let told: GatewayOutcome<PaymentIntent?>
    if let id = sale.progress.paymentIntent {
      told = await gateway.paymentIntent(id).map { $0 }
    } else {
      told = await searchedIntent(of: sale)
    }
    guard case .done(let intent) = told else { return TillError(told, isQuestion: true) }
    guard let intent, ![.canceled, .failed, .requiresPaymentMethod].contains(intent.status) else {
      return nil
    }
    return TillError(
      .unknown,
      "The session of \(sale.reference) has ended, but the customer may have begun to pay by it: no "
        + "intent was made in its place.",
      hint:
        "It is asked about by itself. Charge the items anew only once it is certain that nothing "
        + "arrives.")
  }

  /// The same lines, charged by an intent; nil where they do not come to what the sale asks for.
  private func cart(inPlaceOf sale: Sale) throws(TillError) -> Cart? {
    var cart = Cart(
      currency: sale.amount.currency, terminalType: sale.terminalType, chargedBy: .intent)
    for item in sale.items {
      guard (try? cart.add(item)) != nil else { return nil }
    }
    guard (try? cart.total()) == sale.amount else { return nil }
    cart.note = sale.note
    cart.reference = try nextReference(after: sale.reference)
    return cart
  }

  /// `TABLE-12-2` after `TABLE-12`; nil, for one to be made up, where none of a few is free.
  private func nextReference(after reference: String) throws(TillError) -> String? {
    for number in 2...9 {
      let next = "\(reference)-\(number)"
      if try problem(withReference: next) == nil { return next }
    }
    return nil
  }
}

import CheckoutDomain

/// The create request of a sale on its way: of its checkout session, or of its payment intent.
protocol CreateSending: Sending {
  var sale: Sale { get }
}

extension CreateSending {
  var clientRef: ClientRef { sale.clientRef }

  func prepare(_ till: Till, after pause: Duration) async throws(TillError) {}

  func isOnItsWay(in sale: Sale) -> Bool { sale.progress.phase == .sending }

  func delay(_ sale: inout Sale, _ reason: String, at now: Timestamp) -> [TimelineEntry] {
    sale.apply(.sendingDelayed(reason), at: now)
  }
}

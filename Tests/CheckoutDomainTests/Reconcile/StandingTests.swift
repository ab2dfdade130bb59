import CheckoutDomain
import Testing

/// Where a payment stands, by what the gateway says of it.
struct StandingTests {
  private static let table: [(PaymentIntent.Status?, CheckoutSession.Status?, String?)] = [
    (.succeeded, nil, "paid"), (.succeeded, .open, "paid"), (.succeeded, .expired, "paid"),
    (.requiresPaymentMethod, .open, "open"), (.requiresPaymentMethod, .expired, "ended"),
    (.failed, .open, "open"), (.failed, .complete, "ended"), (.canceled, .expired, "ended"),
    (.canceled, nil, "ended"), (.failed, nil, nil), (.requiresPaymentMethod, nil, nil),
    (.requiresPaymentMethod, .complete, nil),
    // A session alone never tells whether money has come.
    (nil, .open, nil), (nil, .expired, nil), (nil, .complete, nil), (nil, nil, nil),
  ]

  @Test(arguments: table.indices)
  func `the intent alone tells of money, the session of time`(_ row: Int) {
    let (status, sessionStatus, expected) = Self.table[row]
    let payment = GatewayPayment(
      session: sessionStatus.map { session($0) }, intent: status.map { intent($0) })
    #expect(payment.standing?.rawValue == expected)
  }

  @Test func `a session that names no intent stands as it says`() {
    var alone = session(.open)
    alone.paymentIntent = nil
    #expect(GatewayPayment(session: alone).standing == .open)
    alone.status = .expired
    #expect(GatewayPayment(session: alone).standing == .ended)
  }

  @Test(arguments: StartingSale.allCases)
  func `a sale agrees with the gateway that says just what it says`(_ start: StartingSale) {
    let sale = start.sale
    guard let payment = Self.echo(of: sale) else { return }
    #expect(sale.differences(from: payment) == [])
  }

  /// What a gateway says that agrees with a sale; nil where there is no such thing.
  static func echo(of sale: Sale) -> GatewayPayment? {
    let told = { (intentStatus: PaymentIntent.Status, status: CheckoutSession.Status) in
      GatewayPayment(
        session: session(status),
        intent: intent(intentStatus, received: sale.progress.captured?.minorUnits),
        refunded: sale.refunded.minorUnits)
    }
    switch sale.standing {
    case .open: return told(.requiresPaymentMethod, .open)
    case .paid: return told(.succeeded, .complete)
    case .ended: return told(.canceled, .expired)
    case nil: return sale.progress.phase == .mismatch ? told(.canceled, .expired) : nil
    }
  }
}

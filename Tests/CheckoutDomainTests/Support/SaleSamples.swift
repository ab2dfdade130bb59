import CheckoutDomain

/// 2026-11-23T05:23:08Z.
let sampleNow = Timestamp(milliseconds: 1_795_411_388_000)
let sampleAmount = rupiah(41_000)
let sampleSession = SessionID("cs_1680914308084531200")
let sampleIntent = PaymentIntentID("pi_1680914308331995136")

/// A sale in any state, with just as much known as that state needs.
func sampleSale(
  _ progress: Sale.Progress = Sale.Progress(), amount: Money = sampleAmount,
  refunds: [Refund] = []
) -> Sale {
  Sale(
    clientRef: ClientRef("0123456789ABCDEFGHJKMNPQRS"), reference: "K7Q2-M4XD", mode: .test,
    items: [], amount: amount, terminalType: .web, createdAt: sampleNow, progress: progress,
    refunds: refunds)
}

/// A session of the sample sale, as it was asked for.
func session(
  _ status: CheckoutSession.Status = .open, amount: Int64? = sampleAmount.minorUnits,
  currency: String? = "IDR", mode: Mode? = .test,
  clientRef: ClientRef? = ClientRef("0123456789ABCDEFGHJKMNPQRS")
) -> CheckoutSession {
  CheckoutSession(
    id: sampleSession, status: status,
    url: "https://checkouttest.wooshpay.com/pay/cs_test_1680914308084531200",
    paymentIntent: sampleIntent, amountTotal: amount, currency: currency, mode: mode,
    clientRef: clientRef, expiresAt: sampleNow + .seconds(86_400))
}

/// The intent of the sample sale, as it was asked for.
func intent(
  _ status: PaymentIntent.Status, amount: Int64? = sampleAmount.minorUnits,
  received: Int64? = nil, currency: String? = "IDR", mode: Mode? = .test,
  clientRef: ClientRef? = ClientRef("0123456789ABCDEFGHJKMNPQRS"), error: String? = nil
) -> PaymentIntent {
  PaymentIntent(
    id: sampleIntent, status: status, amount: amount, amountReceived: received,
    currency: currency, mode: mode, clientRef: clientRef, lastPaymentError: error)
}

/// A refund of the sample sale.
func refund(
  _ amount: Money, _ state: RefundState = .sending, key: String = "kasir-1", id: String? = nil,
  reason: RefundReason = .requestedByCustomer
) -> Refund {
  Refund(
    key: IdempotencyKey(key), clientRef: ClientRef("refund-" + key), amount: amount,
    reason: reason, createdAt: sampleNow, refundedBefore: 0, state: state,
    id: id.map { RefundID($0) })
}

/// What the gateway says of the refund of ``refund(_:_:key:id:)``.
func gatewayRefund(
  _ status: GatewayRefund.Status, amount: Int64?, currency: String? = "IDR",
  intent: PaymentIntentID? = sampleIntent, id: String = "re_1680950003880689664",
  mode: Mode? = nil, clientRef: ClientRef? = nil, failureReason: String? = nil
) -> GatewayRefund {
  GatewayRefund(
    id: RefundID(id), status: status, amount: amount, currency: currency, mode: mode,
    paymentIntent: intent, clientRef: clientRef, failureReason: failureReason)
}

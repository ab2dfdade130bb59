import CheckoutDomain

/// The sample sale at every point from which an event may move it.
enum StartingSale: CaseIterable {
  case draft, sending, unknown
  /// The session is open; nobody asked for anything.
  case waiting
  /// Open, with a request to expire it on its way.
  case cancelling
  /// Imported by its intent, and no session is known.
  case intentAlone
  case paid, partRefunded, refunded, expired, canceled
  /// Refused by the gateway, without a session.
  case refused
  /// The payment failed and the session is closed.
  case failed
  /// The create's answer differed; nothing was captured.
  case mismatch
  /// The payment differed, and was captured.
  case paidMismatch

  var sale: Sale {
    switch self {
    case .draft: sampleSale()
    case .sending: sampleSale(Sale.Progress(phase: .sending))
    case .unknown: sampleSale(Sale.Progress(phase: .unknown, problem: "The connection broke."))
    case .waiting: opened()
    case .cancelling: opened { $0.cancelRequested = true }
    case .intentAlone: opened { $0.sessionID = nil }
    case .paid: sampleSale(Self.paidProgress)
    case .partRefunded:
      sampleSale(Self.paidProgress, refunds: [refund(rupiah(10_000), .refunded)])
    case .refunded: sampleSale(Self.paidProgress, refunds: [refund(sampleAmount, .refunded)])
    case .expired: ended(.expired)
    case .canceled: ended(.canceled)
    case .refused: sampleSale(Sale.Progress(phase: .failed, endedAt: sampleNow, problem: "No."))
    case .failed: ended(.failed)
    case .mismatch: opened { $0.phase = .mismatch }
    case .paidMismatch:
      opened {
        $0.phase = .mismatch
        $0.captured = rupiah(40_000)
      }
    }
  }

  private static var paidProgress: Sale.Progress {
    Sale.Progress(
      phase: .paid, sessionID: sampleSession, paymentIntent: sampleIntent, paidAt: sampleNow,
      captured: sampleAmount)
  }

  private func opened(_ change: (inout Sale.Progress) -> Void = { _ in }) -> Sale {
    var progress = Sale.Progress(
      phase: .waiting, sessionID: sampleSession, paymentIntent: sampleIntent)
    change(&progress)
    return sampleSale(progress)
  }

  private func ended(_ phase: Sale.Phase) -> Sale {
    opened {
      $0.phase = phase
      $0.endedAt = sampleNow
    }
  }
}

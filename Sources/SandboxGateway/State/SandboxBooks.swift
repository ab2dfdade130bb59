import StrictJSON

/// What the sandbox truly holds, for those who compare somebody's books with it.
package struct SandboxBooks: Hashable, Sendable {
  /// A checkout session.
  package struct Session: Hashable, Sendable {
    package let id: String
    package let clientReference: String?
    package let intent: String
    /// `open`, `complete` or `expired`.
    package let status: String
    /// Whether a customer who has its link can pay.
    package let isPayable: Bool
  }

  /// A payment intent.
  package struct Intent: Hashable, Sendable {
    package let id: String
    package let clientReference: String?
    package let status: String
    /// What the customer paid, in minor units.
    package let received: Int64?
    /// Whether it has no session.
    package let isDirect: Bool
    /// Whether a customer who has its own link can pay; false for an intent of a session.
    package let isPayable: Bool
  }

  /// A refund.
  package struct Refund: Hashable, Sendable {
    package let id: String
    package let intent: String
    /// The `client_ref` of its metadata.
    package let clientReference: String?
    package let amount: Int64
    /// `pending`, `succeeded` or `failed`.
    package let status: String
  }

  /// All in the order they were made.
  package let sessions: [Session]
  package let intents: [Intent]
  package let refunds: [Refund]
}

extension Sandbox {
  /// Lets everything happen that is due by itself.
  ///
  /// - Parameter now: Milliseconds since the epoch, of the caller's clock.
  package mutating func catchUp(to now: Int64) {
    advance(to: now + behaviour.clockSkew.milliseconds)
  }

  /// What it holds now.
  package var books: SandboxBooks {
    SandboxBooks(
      sessions: state.sessions.map { session in
        SandboxBooks.Session(
          id: session.id, clientReference: session.clientReferenceID,
          intent: IntentRecord.id(session.intent), status: session.status.rawValue,
          isPayable: state.intents.place(ofSerial: session.intent)
            .map { isPayable(state.intents[$0]) } ?? false)
      },
      intents: state.intents.map { intent in
        SandboxBooks.Intent(
          id: intent.id, clientReference: intent.merchantOrderID, status: intent.status.rawValue,
          received: intent.amountReceived, isDirect: intent.session == nil,
          isPayable: intent.session == nil && isPayable(intent))
      },
      refunds: state.refunds.map { refund in
        SandboxBooks.Refund(
          id: refund.id, intent: IntentRecord.id(refund.intent),
          clientReference: refund.metadata?.value["client_ref"]?.string, amount: refund.amount,
          status: refund.status.rawValue)
      })
  }
}

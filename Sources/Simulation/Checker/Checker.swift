import CheckoutDomain
import SandboxGateway
import StrictJSON

/// Compares the ledger with what the gateway truly holds, after every change of either.
final class Checker: @unchecked Sendable {
  /// The first rule that did not hold.
  private(set) var violation: Violation?
  /// Every sale as it was saved last, in the order they came: nothing may depend on the order of a
  /// dictionary.
  private(set) var sales: [Sale] = []
  private var places: [ClientRef: Int] = [:]
  /// The sessions whose code somebody may have seen.
  private(set) var shown: Set<String> = []
  /// The refunds that were unknown, or a person's, for a while.
  private(set) var everUnknown: Set<IdempotencyKey> = []
  private(set) var everForAPerson: Set<IdempotencyKey> = []
  /// Refunds that no console made.
  var strangers: [StrangeRefund] = []
  /// Payment intents of which a console was told that they are disputed.
  private(set) var disputed: Set<String> = []
  /// When each refund was decided, by the name it carries.
  private(set) var decidedAt: [String: Int64] = [:]
  /// When each session was there for the first time that anybody looked.
  private var firstSeen: [String: Int64] = [:]
  /// The same of each intent.
  private var intentSeen: [String: Int64] = [:]
  let behaviour: SandboxBehaviour
  private let wishes: Wishes

  init(_ behaviour: SandboxBehaviour, _ wishes: Wishes) {
    self.behaviour = behaviour
    self.wishes = wishes
  }

  /// Takes note of a saved sale.
  func saved(_ sale: Sale, _ books: SandboxBooks, at now: Int64) {
    note(books, at: now)
    if sale.progress.phase == .draft, self.sale(sale.clientRef)?.progress.phase == .unknown,
      books.sessions.contains(where: {
        $0.clientReference == sale.clientRef.text && firstSeen[$0.id, default: now] < now - 60_000
      })
    {
      fail(.noFalseFailure, "\(sale.reference) was called absent, but has a session")
    }
    if sale.progress.phase == .draft, sale.progress.chargedBy == .intent,
      self.sale(sale.clientRef)?.progress.phase == .unknown,
      books.intents.contains(where: {
        $0.clientReference == sale.clientRef.text && intentSeen[$0.id, default: now] < now - 60_000
      })
    {
      fail(.noFalseFailure, "\(sale.reference) was called absent, but has an intent")
    }
    if let old = self.sale(sale.clientRef),
      let regress = SaleHistory.regress(from: old, to: sale, beside: strangers)
    {
      fail(.onlyForward, regress)
    }
    if let place = places[sale.clientRef] {
      sales[place] = sale
    } else {
      places[sale.clientRef] = sales.count
      sales.append(sale)
    }
    for refund in sale.refunds {
      if decidedAt[refund.clientRef.text] == nil { decidedAt[refund.clientRef.text] = now }
      if refund.state == .unknown { everUnknown.insert(refund.key) }
      if refund.state == .needsHuman { everForAPerson.insert(refund.key) }
    }
    if sale.progress.phase == .waiting, sale.progress.url != nil,
      let session = sale.progress.sessionID
    {
      shown.insert(session.text)
    }
    if sale.progress.phase == .waiting, sale.progress.url != nil,
      sale.progress.chargedBy == .intent, let intent = sale.progress.paymentIntent
    {
      shown.insert(intent.text)
    }
  }

  /// Takes note of an event that a console has kept.
  func told(_ event: JSONValue) {
    guard event["type"]?.string?.hasPrefix("charge.dispute") ?? false,
      let intent = event["data"]?["object"]?["payment_intent"]?.string
    else { return }
    disputed.insert(intent)
  }

  private func note(_ books: SandboxBooks, at now: Int64) {
    for session in books.sessions.suffix(books.sessions.count - firstSeen.count) {
      firstSeen[session.id] = now
    }
    for intent in books.intents.suffix(books.intents.count - intentSeen.count) {
      intentSeen[intent.id] = now
    }
  }

  /// A sale as it was saved last; nil where the ledger has none of that name.
  func sale(_ clientRef: ClientRef) -> Sale? { places[clientRef].map { sales[$0] } }

  func fail(_ rule: Violation.Rule, _ detail: String) {
    if violation == nil { violation = Violation(rule: rule, detail: detail) }
  }

  /// Checks everything that must hold at every moment.
  ///
  /// - Parameter sales: The sales that have changed, where the gateway has not.
  func check(_ books: SandboxBooks, sales changed: Set<ClientRef>? = nil) {
    guard let changed else {
      for sale in sales { check(sale, books) }
      for intent in books.intents { checkRefunds(of: intent, books) }
      checkWishes(books)
      checkSessions(books)
      return
    }
    for sale in sales where changed.contains(sale.clientRef) {
      check(sale, books)
      let id = sale.progress.paymentIntent?.text
      if let intent = books.intents.first(where: { $0.id == id }) {
        checkRefunds(of: intent, books)
      }
    }
    checkSessions(books)
  }

  private func check(_ sale: Sale, _ books: SandboxBooks) {
    if let captured = sale.progress.captured {
      let intent = books.intents.first { $0.id == sale.progress.paymentIntent?.text }
      if intent?.status != "succeeded" || intent?.received != captured.minorUnits {
        fail(.noFalseSuccess, "\(sale.reference) is \(sale.state), its intent is not")
      }
    } else if sale.progress.phase == .paid {
      fail(.noFalseSuccess, "\(sale.reference) is paid without an amount")
    }
    for refund in sale.refunds where refund.reason != .madeElsewhere { check(refund, books) }
    checkLines(of: sale)
  }

  /// No piece of a line is given back twice.
  private func checkLines(of sale: Sale) {
    guard sale.items.count > 1 else { return }
    let counted = sale.refunds.filter { $0.state == .refunded || $0.state.isReserving }
    for (position, item) in sale.items.enumerated() {
      let pieces = counted.flatMap(\.lines).filter { $0.position == position }
      if pieces.reduce(0, { $0 + $1.quantity }) > item.quantity {
        fail(.withinCaptured, "more of \(item.name) of \(sale.reference) is refunded than was sold")
      }
    }
  }

  private func check(_ refund: Refund, _ books: SandboxBooks) {
    let theirs = books.refunds.filter { $0.clientReference == refund.clientRef.text }
    switch refund.state {
    case .notSent, .rejected, .denied, .canceled, .failed:
      if theirs.contains(where: { $0.status != "failed" }) {
        fail(.noFalseFailure, "the refund \(refund.key) is \(refund.state), but was done")
      }
    case .refunded:
      // A gateway that revises may say failed later.
      if !theirs.contains(where: { $0.status == "succeeded" || isRevising }),
        !isMistakable(refund)
      {
        fail(.noFalseSuccess, "the refund \(refund.key) is refunded here only")
      }
    case .awaiting, .sending, .unknown, .pending, .needsHuman: break
    }
  }

  private var isRevising: Bool {
    if case .succeedsThenFails = behaviour.refundLife { true } else { false }
  }

  private func checkRefunds(of intent: SandboxBooks.Intent, _ books: SandboxBooks) {
    let refunds = books.refunds.filter { $0.intent == intent.id }
    guard !refunds.isEmpty else { return }
    let given = refunds.filter { $0.status != "failed" }
    let strange = strangers.filter { stranger in given.contains { $0.id == stranger.id } }
    let own = given.filter { refund in !strange.contains { $0.id == refund.id } }
    checkSum(of: own, beside: strange, intent)
    let ours = sales.filter { $0.progress.paymentIntent?.text == intent.id }
    let kept = ours.reduce(0) { $0 + $1.refunded.minorUnits + $1.reserved.minorUnits }
    let sumOfOurs = own.reduce(0) { $0 + $1.amount }
    if sumOfOurs > kept {
      fail(.reserved, "\(sumOfOurs) of \(intent.id) was refunded, and \(kept) is kept back")
    }
    // One that failed at the provider gave nobody anything.
    for name in given.compactMap(\.clientReference)
    where given.count(where: { $0.clientReference == name }) > 1 {
      fail(.oneRefund, "the refund \(name) of \(intent.id) was done twice")
    }
  }

  private func checkWishes(_ books: SandboxBooks) {
    for wish in wishes.all where given(wish, books) > 1 {
      fail(.oneRefund, "wish \(wish.number) for one refund was done twice")
    }
  }

  private func given(_ wish: Wish, _ books: SandboxBooks) -> Int {
    books.refunds.count { refund in
      refund.status != "failed" && refund.clientReference.map(wish.sent.contains) ?? false
    }
  }
}

import CheckoutDomain
import SandboxGateway

/// Compares a ledger with what the gateway truly holds.
struct Comparison {
  /// What differs, a sentence each.
  private(set) var violations: [String] = []
  /// Refunds that are unknown or for a person still, their money reserved.
  private(set) var reserved = 0

  private let sales: [Sale]
  private let books: SandboxBooks
  private let episode: Episode

  init(sales: [Sale], books: SandboxBooks, episode: Episode) {
    (self.sales, self.books, self.episode) = (sales, books, episode)
    compareSessions()
    comparePayments()
    compareRefunds()
  }

  /// No sale is lost, and no sale has two codes that can be paid.
  private mutating func compareSessions() {
    for session in books.sessions {
      let sale = sales.first { $0.progress.sessionID?.text == session.id }
      if sale == nil, !episode.hasOthers {
        violations.append("The gateway has the session \(session.id), which the ledger lost.")
      }
      if let sale, sale.isOpen, session.status == "expired" {
        violations.append("\(sale.reference) waits, and its session has expired.")
      }
    }
    let payable = Dictionary(grouping: books.sessions.filter(\.isPayable)) {
      $0.clientReference ?? $0.id
    }
    for (ref, sessions) in payable where sessions.count > 1 {
      violations.append("The sale \(ref) has \(sessions.count) sessions that can be paid.")
    }
  }

  /// What was paid is known as paid, and nothing else is.
  private mutating func comparePayments() {
    for intent in books.intents where intent.status == "succeeded" {
      guard let sale = sales.first(where: { $0.progress.paymentIntent?.text == intent.id }) else {
        if !episode.hasOthers { violations.append("The payment \(intent.id) is in no sale.") }
        continue
      }
      guard [.paid, .mismatch].contains(sale.progress.phase) else {
        violations.append("\(sale.reference) was paid, and is \(sale.state.word).")
        continue
      }
      if sale.progress.captured?.minorUnits != intent.received {
        violations.append("\(sale.reference) has another amount than was paid.")
      }
    }
    for sale in sales where sale.progress.phase == .paid {
      let intent = books.intents.first { $0.id == sale.progress.paymentIntent?.text }
      if intent?.status != "succeeded" {
        violations.append("\(sale.reference) is PAID, and nobody has paid it.")
      }
    }
  }

  private mutating func compareRefunds() {
    let made = books.refunds.filter { $0.status != "failed" }
    for (ref, same) in Dictionary(grouping: made, by: { $0.clientReference ?? $0.id })
    where same.count > 1 {
      violations.append("The refund \(ref) was made \(same.count) times.")
    }
    for (id, same) in Dictionary(grouping: made, by: \.intent) {
      let received = books.intents.first { $0.id == id }?.received ?? 0
      if same.reduce(0, { $0 + $1.amount }) > received {
        violations.append("More than was paid went back for \(id).")
      }
    }
    let known = sales.flatMap(\.refunds)
    for refund in made where !known.contains(where: refund.isSame) && !episode.hasOthers {
      violations.append("The gateway made the refund \(refund.id), which the ledger lost.")
    }
    for refund in known { compare(refund, with: books.refunds.first { $0.isSame(refund) }) }
  }

  private mutating func compare(_ refund: Refund, with made: SandboxBooks.Refund?) {
    let name = "The refund \(refund.key)"
    switch refund.state {
    case .refunded where made?.status != "succeeded" && !episode.hasOthers:
      violations.append("\(name) is REFUNDED, and the gateway has not made it.")
    case .failed where made?.status != "failed":
      violations.append("\(name) is FAILED, and the gateway has not failed it.")
    case .rejected, .notSent, .denied, .canceled:
      if made != nil { violations.append("\(name) is \(refund.state.word), and was made.") }
    case .sending:
      violations.append("\(name) is SENDING, and nobody sends it.")
    case .unknown, .needsHuman, .pending:
      reserved += 1
      // A gateway that lists refunds has told of it by now.
      if made?.status == "succeeded", episode.gateway.behaviour.refundList == .present {
        violations.append("\(name) is \(refund.state.word), and was made: it does not resolve.")
      }
    default: break
    }
  }
}

extension SandboxBooks.Refund {
  fileprivate func isSame(_ refund: Refund) -> Bool {
    id == refund.id?.text || clientReference == refund.clientRef.text
  }
}

import CheckoutDomain
import SandboxGateway

/// I5 and I6: no payment without a sale that looks after it, no two payable codes for one sale.
extension Checker {
  func checkSessions(_ books: SandboxBooks) {
    var payable: [String: Int] = [:]
    for session in books.sessions {
      guard let name = session.clientReference else { continue }
      if session.isPayable, shown.contains(session.id) { payable[name, default: 0] += 1 }
      // A payable session is not paid.
      guard !session.isPayable,
        books.intents.first(where: { $0.id == session.intent })?.status == "succeeded"
      else { continue }
      let isLookedAfter = sales.contains { sale in
        (sale.clientRef.text == name || sale.progress.paymentIntent?.text == session.intent)
          && isAccounted(sale, session.intent)
      }
      if !isLookedAfter {
        fail(.noLostSale, "\(session.id) was paid, and nobody looks after it")
      }
    }
    for intent in books.intents where intent.isDirect {
      guard let name = intent.clientReference else { continue }
      if intent.isPayable, shown.contains(intent.id) { payable[name, default: 0] += 1 }
      let isLookedAfter = sales.contains { sale in
        (sale.clientRef.text == name || sale.progress.paymentIntent?.text == intent.id)
          && isAccounted(sale, intent.id)
      }
      if intent.status == "succeeded", !isLookedAfter {
        fail(.noLostSale, "\(intent.id) was paid, and nobody looks after it")
      }
    }
    for (name, count) in payable.sorted(by: { $0.key < $1.key }) where count > 1 {
      fail(.onePayableCode, "the sale \(name) has \(count) payable codes")
    }
  }

  private func isAccounted(_ sale: Sale, _ intent: String) -> Bool {
    if sale.progress.paymentIntent?.text == intent, sale.progress.captured != nil { return true }
    if sale.needsAttention || sale.isMoneyMoving { return true }
    return sale.isWatched
  }
}

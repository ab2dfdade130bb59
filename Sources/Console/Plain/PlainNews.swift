import CheckoutDomain
import Till

/// What has changed about the sales, in one line each.
struct PlainNews: Sendable {
  /// What was last told, or was so when it was first seen.
  private struct Standing: Equatable, Sendable {
    let state: SaleState
    let decline: String?
    let attention: AttentionReason?
    let refunds: [IdempotencyKey: RefundState]

    init(_ sale: Sale) {
      state = sale.state
      decline = sale.isOpen ? sale.progress.decline : nil
      attention = sale.needsAttention ? AttentionReason(sale) : nil
      refunds = Dictionary(sale.refunds.map { ($0.key, $0.state) }) { $1 }
    }
  }

  private var known: [ClientRef: Standing] = [:]
  /// The sales whose next check was told: each further one is no news.
  private var checked: Set<ClientRef> = []

  /// Takes an action in, and says what it changes.
  mutating func lines(
    about action: Action, _ console: ConsoleState, _ settings: ConsoleSettings
  ) -> [String] {
    let words = console.words
    switch action {
    case .salesLoaded(let sales, _, _, _):
      // What was only read is no news; what was told already is not told again.
      for sale in sales where known[sale.clientRef] == nil {
        known[sale.clientRef] = Standing(sale)
      }
      return []
    case .chargeBegan(let sale), .saleChanged(let sale): return changes(sale, words)
    case .charged(.success(let result)), .cancelEnded(_, .success(let result)),
      .refundEnded(_, _, .success(let result)), .checked(_, .success(let result)):
      return changes(result.sale, words)
    case .settled(_, .success(let sale)), .alarmSettled(_, .success(let sale)):
      return changes(sale, words)
    case .reconcileProgressed(_, let count) where count % 50 == 0: return [words.comparing(count)]
    // What has only just been sent is not waited for yet, and in a list nobody looks at one sale.
    case .nextCheckFound(let clientRef, let moment?)
    where console.questionInFocus == clientRef && !console.screens.isEmpty
      && console.saleInFocus?.isBeingSent == false && checked.insert(clientRef).inserted:
      let time = SaleWords.clock(moment, offset: settings.utcOffset)
      return ["\(words.nextCheckLabel): \(words.nextCheck(at: time))"]
    default: return []
    }
  }

  private mutating func changes(_ sale: Sale, _ words: Words) -> [String] {
    let now = Standing(sale)
    if !sale.isInQuestion { checked.remove(sale.clientRef) }
    let before = known.updateValue(now, forKey: sale.clientRef)
    guard now != before else { return [] }
    let refunds = sale.refunds.filter { before?.refunds[$0.key] != $0.state && before != nil }
      .map { words.refundEnded($0.amount, $0.state, sale) }
    let attention =
      now.attention == before?.attention
      ? [] : now.attention.flatMap { words.plainAttention($0, sale) }.map { [$0] } ?? []
    guard now.state != before?.state || now.decline != before?.decline else {
      return refunds + attention
    }
    let line =
      "\(sale.reference): \(words.state(sale.state)), \(sale.amount). "
      + String(words.explanation(sale).trimmedSpaces)
    return refunds + [line] + attention
  }
}

extension Sale {
  /// Whether something of it is on the wire now.
  fileprivate var isBeingSent: Bool {
    progress.phase == .sending || refunds.contains { $0.state == .sending }
  }
}

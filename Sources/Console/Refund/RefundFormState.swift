package import CheckoutDomain
package import TerminalUI

/// The form that a refund is decided in.
package struct RefundFormState: Equatable, Sendable {
  /// What has the focus.
  package enum Focus: Hashable, Sendable { case amount, reason }

  package var sale: Sale
  package var amount = TextField(limit: 30)
  /// The lines chosen, in place of an amount; nil while an amount is typed.
  package var lines: LineChoice?
  package var reason = RefundReason.requestedByCustomer
  package var focus = Focus.amount
  package var problem: String?
  /// Whether the refund is on its way.
  package var isSending = false
  /// Whether the question that was asked last told of a dispute: a yes to it is a yes to that, too.
  var wasWarned = false
  /// Whether the amount was typed here, not filled in.
  var wasTyped = false

  package init(_ sale: Sale) { self.sale = sale }

  /// Whether a printable key is text.
  var isTyping: Bool { focus == .amount && lines == nil }

  /// The amount as typed or chosen; nil where there is none or it cannot be read.
  package var typedAmount: Money? {
    if let lines { return lines.amount(of: sale) }
    return amount.text.trimmedSpaces.isEmpty
      ? nil : try? Money(parsing: amount.text, sale.amount.currency)
  }

  /// The lines chosen, as the refund keeps them; empty while an amount is typed.
  var refundedLines: [RefundedLine] { lines.map { LineBalance(of: sale).lines($0.counts) } ?? [] }

  /// Takes in what the sale is now: no more of a line stays chosen than is left of it.
  mutating func take(_ sale: Sale) {
    self.sale = sale
    lines?.limit(to: sale)
  }

  /// Fills in all that is left.
  mutating func fillRest() {
    lines = nil
    amount.replace(with: sale.remaining.figures)
    wasTyped = false
    problem = nil
    focus = .amount
  }

  /// Goes from an amount to the lines, and back.
  mutating func turnToLines() {
    lines = lines == nil ? LineChoice(sale) : nil
    problem = nil
    focus = .amount
  }

  /// Applies a key that is no command.
  mutating func press(_ key: Key) {
    guard !isSending else { return }
    switch (focus, key) {
    case (_, .tab), (_, .backTab): focus = focus == .amount ? .reason : .amount
    case (.reason, .up), (.reason, .down): focus = .amount
    case (.amount, .enter): focus = .reason
    case (.reason, .left): changeReason(by: -1)
    case (.reason, .right), (.reason, .character(" ")): changeReason(by: 1)
    case (.amount, _) where lines != nil:
      if lines?.press(key, sale) == true { problem = nil }
    case (.amount, .up), (.amount, .down): focus = .reason
    case (.reason, .character): break
    default:
      focus = .amount
      if amount.handle(key) {
        problem = nil
        wasTyped = true
      }
    }
  }

  /// Goes on to the next reason.
  mutating func turnReason() { changeReason(by: 1) }

  private mutating func changeReason(by step: Int) {
    let all = RefundReason.all
    let place = (all.firstIndex(of: reason) ?? 0) + step
    reason = all[(place + all.count) % all.count]
  }
}

/// How many pieces of each line are given back.
package struct LineChoice: Equatable, Sendable {
  package private(set) var counts: [Int64]
  package private(set) var row = 0

  package init(_ sale: Sale) { counts = sale.items.map { _ in 0 } }

  /// What the pieces are worth.
  func amount(of sale: Sale) -> Money { LineBalance(of: sale).amount(of: counts) }

  /// Chooses one piece more of a line; behind the last that is left, none.
  mutating func chooseMore(of index: Int, _ sale: Sale) {
    let left = LineBalance(of: sale).lines[index].left
    counts[index] = counts[index] < left ? counts[index] + 1 : 0
  }

  /// Lets go of what is not left any more.
  mutating func limit(to sale: Sale) {
    let balance = LineBalance(of: sale)
    counts = zip(counts, balance.lines).map { min($0, $1.left) }
  }

  /// Applies a key: arrows move, digits, `+` and `-` count, Space takes the whole line or none of it.
  ///
  /// - Returns: Whether it was one of these.
  mutating func press(_ key: Key, _ sale: Sale) -> Bool {
    guard counts.indices.contains(row) else { return false }
    let most = LineBalance(of: sale).lines[row].left
    switch key {
    case .up, .character("k"): row = max(0, row - 1)
    case .down, .character("j"): row = min(counts.count - 1, row + 1)
    case .character("+"), .right: counts[row] = min(most, counts[row] + 1)
    case .character("-"), .left: counts[row] = max(0, counts[row] - 1)
    case .character(" "): counts[row] = counts[row] == most ? 0 : most
    case .character(let digit) where ("0"..."9").contains(digit):
      counts[row] = Self.typed(Int64(digit.wholeNumberValue ?? 0), behind: counts[row], most)
    default: return false
    }
    return true
  }

  /// A digit behind what stands there, where there are so many pieces; else the digit alone.
  private static func typed(_ digit: Int64, behind count: Int64, _ most: Int64) -> Int64 {
    let (tens, isTooMuch) = count.multipliedReportingOverflow(by: 10)
    if !isTooMuch, tens <= most - digit { return tens + digit }
    return min(most, digit)
  }
}

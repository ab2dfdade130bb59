package import CheckoutDomain
package import TerminalUI

/// What a person found out about a refund, as it goes to the till.
package struct Settlement: Hashable, Sendable {
  package let sale: ClientRef
  package let refund: IdempotencyKey
  package let wasRefunded: Bool
  package let evidence: String
  package let operatorName: String
  package let second: String?
  package let typedAmount: Money?
}

/// The form in which a refund that is NEEDS-HUMAN is settled.
package struct SettlementState: Equatable, Sendable {
  /// A field of the form.
  package enum Field: Int, CaseIterable, Sendable {
    case outcome, evidence, operatorName, second, amount
  }

  package var sale: Sale
  package let refund: Refund
  package var focus = Field.outcome
  /// Whether the customer has the money; nil until somebody chose.
  package var wasRefunded: Bool?
  package var evidence = TextField(limit: 300)
  package var operatorName: TextField
  package var second = TextField(limit: 60)
  package var amount = TextField(limit: 30)
  package var problem: String?

  package init(_ sale: Sale, _ refund: Refund, operatorName: String) {
    self.sale = sale
    self.refund = refund
    self.operatorName = TextField(operatorName, limit: 60)
  }

  /// Whether a printable key is text.
  var isTyping: Bool { focus != .outcome }

  /// Whether the form asks for the amount: only where one person settles it alone.
  var asksForAmount: Bool { second.text.trimmedSpaces.isEmpty }

  /// The fields that it has now.
  var fields: [Field] { Field.allCases.filter { $0 != .amount || asksForAmount } }

  /// Applies a key that is no command.
  mutating func press(_ key: Key) {
    switch key {
    case .tab, .down, .enter: move(by: 1)
    case .backTab, .up: move(by: -1)
    default: edit(key)
    }
  }

  private mutating func move(by step: Int) {
    let all = fields
    let place = (all.firstIndex(of: focus) ?? 0) + step
    focus = all[(place + all.count) % all.count]
  }

  private mutating func edit(_ key: Key) {
    problem = nil
    switch focus {
    case .outcome:
      if [.left, .right, .character(" ")].contains(key) { wasRefunded = !(wasRefunded ?? false) }
    case .evidence: evidence.handle(key)
    case .operatorName: operatorName.handle(key)
    case .second: second.handle(key)
    case .amount: amount.handle(key)
    }
  }
}

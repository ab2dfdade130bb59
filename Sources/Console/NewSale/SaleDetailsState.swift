package import CheckoutDomain
package import TerminalUI

/// The form for what a new sale has besides its lines.
package struct SaleDetailsState: Equatable, Sendable {
  /// A field of the form.
  package enum Field: Int, CaseIterable, Sendable {
    case reference, note, currency, terminalType
  }

  package var reference: TextField
  package var note: TextField
  package var currency: Currency
  package var terminalType: TerminalType
  package var focus = Field.reference
  package var problem: String?

  init(_ cart: Cart) {
    reference = TextField(cart.reference ?? "", limit: 60)
    note = TextField(cart.note, limit: 200)
    currency = cart.currency
    terminalType = cart.terminalType
  }

  /// The reference as typed; nil for one to be made up.
  var typedReference: String? {
    let text = String(reference.text.trimmedSpaces)
    return text.isEmpty ? nil : text
  }

  /// Applies a key to the form.
  mutating func press(_ key: Key, isEmptyCart: Bool, _ words: Words) {
    problem = nil
    switch key {
    case .down, .tab: move(by: 1)
    case .up, .backTab: move(by: -1)
    default: edit(key, isEmptyCart: isEmptyCart, words)
    }
  }

  private mutating func move(by step: Int) {
    let count = Field.allCases.count
    focus = Field(rawValue: (focus.rawValue + step + count) % count) ?? .reference
  }

  private mutating func edit(_ key: Key, isEmptyCart: Bool, _ words: Words) {
    let step =
      switch key {
      case .right, .character(" "): 1
      case .left: -1
      default: 0
      }
    switch focus {
    case .reference: reference.handle(key)
    case .note: note.handle(key)
    case .currency where step != 0:
      if isEmptyCart {
        currency = Self.next(currency, in: Currency.all, by: step)
      } else {
        problem = words.currencyIsFixed
      }
    case .terminalType where step != 0:
      terminalType = Self.next(terminalType, in: TerminalType.allCases, by: step)
    default: break
    }
  }

  private static func next<Value: Equatable>(_ value: Value, in all: [Value], by step: Int)
    -> Value
  {
    let place = (all.firstIndex(of: value) ?? 0) + step
    return all[(place + all.count) % all.count]
  }
}

extension NewSaleState {
  /// Takes the form's fields into the cart, once the reference is known to be free.
  ///
  /// - Parameter reference: The reference that was looked up.
  mutating func finishDetails(_ reference: String?, problem: String?, _ words: Words) {
    guard var form = details, form.typedReference == reference else { return }
    if let problem {
      form.problem = problem
      form.focus = .reference
      details = form
      return
    }
    cart.reference = reference
    cart.note = String(form.note.text.trimmedSpaces)
    cart.terminalType = form.terminalType
    do throws(ItemError) {
      try cart.choose(form.currency)
      details = nil
      self.problem = nil
    } catch {
      form.problem = words.problem(error)
      details = form
    }
  }
}

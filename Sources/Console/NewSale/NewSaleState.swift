package import CheckoutDomain
package import TerminalUI

/// A sale being built.
package struct NewSaleState: Equatable, Sendable {
  package var cart: Cart
  package var entry = TextField(limit: 200)
  /// The selected line; nil while the entry line has the focus.
  package var line: Int?
  /// An entry that waits for its price to be typed.
  package var unpriced: ItemEntry?
  package var price = TextField(limit: 30)
  package var problem: String?
  package var details: SaleDetailsState?
  /// What is typed to confirm the first live charge; nil while nothing asks for it.
  package var liveConfirmation: TextField?
  package var isCharging = false

  package init(_ cart: Cart) { self.cart = cart }
}

extension NewSaleState {
  /// Reads the entry line into the cart.
  ///
  /// - Returns: The entry whose price has to be looked up first.
  mutating func enter() -> ItemEntry? {
    do throws(ItemError) {
      let typed = try ItemEntry(parsing: entry.text, cart.currency)
      guard let price = typed.unitAmount else { return typed }
      try add(typed, at: price)
    } catch {
      problem = error.sentence
    }
    return nil
  }

  /// Takes the price an entry was last sold for, or asks for one.
  mutating func take(_ price: Money?, for typed: ItemEntry) {
    guard unpriced == nil, !isCharging else { return }
    guard let price else {
      unpriced = typed
      self.price.replace(with: "")
      return
    }
    do throws(ItemError) { try add(typed, at: price) } catch { problem = error.sentence }
  }

  /// Reads the price that was asked for.
  mutating func enterPrice() {
    guard let typed = unpriced else { return }
    guard let amount = try? Money(parsing: price.text, cart.currency) else {
      problem = MoneyError.unreadable(price.text, cart.currency)
      return
    }
    do throws(ItemError) {
      try add(typed, at: amount)
      unpriced = nil
    } catch {
      problem = error.sentence
    }
  }

  /// Changes the quantity of the selected line.
  mutating func changeQuantity(by step: Int64) {
    guard let line, cart.items.indices.contains(line) else { return }
    let quantity = cart.items[line].quantity + step
    guard quantity > 0 else {
      problem = "The quantity is 1 already: remove the line with Del."
      return
    }
    do throws(ItemError) {
      try cart.setQuantity(quantity, at: line)
    } catch {
      problem = error.sentence
    }
  }

  /// Removes the selected line.
  mutating func removeLine() {
    guard let line else { return }
    cart.remove(at: line)
    keepLineInRange()
  }

  mutating func undo() {
    guard cart.canUndo else {
      problem = "There is nothing to undo."
      return
    }
    cart.undo()
    keepLineInRange()
  }

  mutating func askForLiveConfirmation() {
    isCharging = false
    liveConfirmation = TextField(limit: 30)
  }

  private mutating func add(_ typed: ItemEntry, at price: Money) throws(ItemError) {
    try cart.add(typed.item(at: price))
    entry.replace(with: "")
    problem = nil
  }

  private mutating func keepLineInRange() {
    guard let line else { return }
    self.line = cart.items.isEmpty ? nil : min(line, cart.items.count - 1)
  }
}

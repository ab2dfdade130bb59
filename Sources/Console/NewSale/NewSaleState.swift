package import CheckoutDomain
package import TerminalUI
package import Till

/// A sale being built.
package struct NewSaleState: Equatable, Sendable {
  package var cart: Cart
  /// Its name in the ledger while it is built.
  package let draft: ParkedSale.ID
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
  /// The entry whose price is being looked up.
  private var lookedUp: ItemEntry?
  /// The keys that were pressed meanwhile.
  private var held: [Key] = []
  /// Lines that were pasted and are to be entered, each an item; the last one only stands to be looked at.
  private var pasted: [String] = []

  package init(_ cart: Cart, draft: ParkedSale.ID) {
    self.cart = cart
    self.draft = draft
  }
}

extension NewSaleState {
  /// Reads the entry line into the cart.
  ///
  /// - Returns: The entry whose price has to be looked up first.
  mutating func enter(_ words: Words) -> ItemEntry? {
    do throws(ItemError) {
      let typed = try ItemEntry(parsing: entry.text, cart.currency)
      guard let price = typed.unitAmount else {
        lookedUp = typed
        return typed
      }
      try add(typed, at: price)
    } catch {
      problem = words.problem(error)
    }
    return nil
  }

  /// Takes the price an entry was last sold for, or asks for one.
  mutating func take(_ price: Money?, for typed: ItemEntry, _ words: Words) {
    // A late answer is about a line that may be another one by now.
    guard lookedUp == typed, unpriced == nil, !isCharging else { return }
    lookedUp = nil
    guard let price else {
      unpriced = typed
      self.price.replace(with: "")
      return
    }
    do throws(ItemError) { try add(typed, at: price) } catch { problem = words.problem(error) }
  }

  /// Whether the price of what was entered is being looked up.
  var isLookingUp: Bool { lookedUp != nil }

  /// Holds a key back while a price is looked up: what is typed ahead belongs to the next line.
  mutating func hold(_ key: Key) { if held.count < Self.mostHeld { held.append(key) } }

  /// The keys that were held back, once nothing has to be looked up any more.
  mutating func release() -> [Key] {
    guard !isLookingUp else { return [] }
    defer { held = [] }
    return held
  }

  /// Takes in that nobody will say the price.
  mutating func giveUpLookup() { (lookedUp, held, pasted) = (nil, [], []) }

  /// Begins to enter lines that were pasted, the first one behind what stands there already.
  mutating func paste(_ text: String) {
    pasted = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map(String.init)
    pasted[0] = entry.text + pasted[0]
  }

  /// Enters pasted lines as far as no price has to be found and none is refused: then what follows is left
  /// out, and that is said.
  ///
  /// - Returns: The entry whose price has to be looked up first.
  mutating func enterPasted(_ words: Words) -> ItemEntry? {
    while !pasted.isEmpty, !isLookingUp, unpriced == nil, problem == nil {
      let line = pasted.removeFirst()
      entry.replace(with: line)
      guard !pasted.isEmpty, !entry.text.trimmedSpaces.isEmpty else { continue }
      if let typed = enter(words) { return typed }
    }
    if let problem, unpriced == nil, !pasted.isEmpty {
      let left = pasted.count { !$0.trimmedSpaces.isEmpty }
      if left > 0 { self.problem = problem + " " + words.pastedLeft(left) }
      pasted = []
    }
    return nil
  }

  private static let mostHeld = 2000

  /// Reads the price that was asked for.
  mutating func enterPrice(_ words: Words) {
    guard let typed = unpriced else { return }
    guard let amount = try? Money(parsing: price.text, cart.currency) else {
      problem = words.unreadable(price.text, cart.currency)
      return
    }
    do throws(ItemError) {
      try add(typed, at: amount)
      unpriced = nil
    } catch {
      problem = words.problem(error)
    }
  }

  /// Changes the quantity of the selected line.
  mutating func changeQuantity(by step: Int64, _ words: Words) {
    guard let line, cart.items.indices.contains(line) else { return }
    let quantity = cart.items[line].quantity + step
    guard quantity > 0 else {
      problem = words.quantityIsOne
      return
    }
    do throws(ItemError) {
      try cart.setQuantity(quantity, at: line)
    } catch {
      problem = words.problem(error)
    }
  }

  /// Removes the selected line.
  mutating func removeLine() {
    guard let line else { return }
    cart.remove(at: line)
    keepLineInRange()
  }

  mutating func undo() {
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

package import CheckoutDomain

extension Till {
  /// The sales that were put aside, the latest first, and those whose process has died.
  package func parked() throws(TillError) -> [ParkedSale] {
    try read { ParkedSale.list(parsing: try $0.setting(ParkedSale.setting)) }
      .filter(isFree).sorted { ($0.changedAt, $0.id.text) > ($1.changedAt, $1.id.text) }
  }

  /// Keeps a sale that is being built, so that no restart loses it.
  ///
  /// - Parameter isHeld: Whether this process goes on building it; no other one may take it then.
  package func keep(_ cart: Cart, as id: ParkedSale.ID, isHeld: Bool) throws(TillError) {
    let entry = ParkedSale(
      id: id, cart: cart, changedAt: time.now, holder: isHeld ? process : nil)
    try changeParked { list in
      list.removeAll { $0.id == id }
      list.append(entry)
    }
  }

  /// Takes a parked sale for this process; nil where another one was first.
  package func recall(_ id: ParkedSale.ID) throws(TillError) -> ParkedSale? {
    var found: ParkedSale?
    try changeParked { list in
      guard let place = list.firstIndex(where: { $0.id == id && isFree($0) }) else { return }
      let entry = list[place]
      list[place] = ParkedSale(
        id: id, cart: entry.cart, changedAt: entry.changedAt, holder: process)
      found = list[place]
    }
    return found
  }

  /// Forgets a sale that was being built: it is charged now, or was thrown away.
  package func forget(_ id: ParkedSale.ID) throws(TillError) {
    try changeParked { list in list.removeAll { $0.id == id } }
  }

  private func isFree(_ sale: ParkedSale) -> Bool {
    guard let holder = sale.holder, holder != process else { return sale.holder == nil }
    return !isAlive(holder)
  }

  private func changeParked(_ change: (inout [ParkedSale]) -> Void) throws(TillError) {
    try write { ledger in
      var list = ParkedSale.list(parsing: try ledger.setting(ParkedSale.setting))
      let before = list
      change(&list)
      if list != before { try ledger.set(ParkedSale.setting, to: ParkedSale.text(of: list)) }
    }
  }
}

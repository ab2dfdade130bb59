/// What a customer does once they see a code; times are milliseconds after that.
package enum Customer: Hashable, Sendable {
  case pays(after: Int64)
  case isDeclined(after: Int64, thenPaysAfter: Int64?)
  case abandons
}

/// Something that a person, a machine or the weather does.
///
/// A `pick` chooses among what there is when it happens, so that a deed keeps its meaning when others
/// are taken out of the plan.
package enum Deed: Hashable, Sendable {
  case charge(console: Int, minorUnits: Int64, Customer)
  case chargeAgain(console: Int, pick: Int)
  case cancel(console: Int, pick: Int)
  /// Gives a part back; `hasty` operators at other consoles mean the same one.
  case refund(console: Int, pick: Int, permille: Int, hasty: [Int])
  /// Wants a refund that was not done, or so it seemed, once more.
  case refundAgain(console: Int, pick: Int)
  case look(console: Int, pick: Int)
  case ask(console: Int, pick: Int)
  case find(console: Int, pick: Int)
  case wait(console: Int, pick: Int, for: Int64)
  /// Dies after so many more steps of its ledger and network.
  case crash(console: Int, after: Int)
  case restart(console: Int)
  case setClock(by: Int64)
  case suspend(for: Int64)
  case outage(for: Int64)
  case diskFull(for: Int64)
  /// Somebody goes around the till, and asks the ledger for a refund that must never be.
  case trespass(pick: Int)
}

/// A deed with its time.
package struct Step: Hashable, Sendable, CustomStringConvertible {
  /// Its number in the whole plan; what it draws follows from it.
  package let number: Int
  /// When, in milliseconds after the start.
  package let at: Int64
  package let deed: Deed

  package var description: String { "#\(number) \(at) ms: \(deed)" }
}

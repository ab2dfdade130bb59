/// What a customer does once they see a code; times are milliseconds after that.
package enum Customer: Hashable, Sendable {
  case pays(after: Int64)
  case isDeclined(after: Int64, thenPaysAfter: Int64?)
  case abandons
  /// Pays although the session has ended, long after it.
  case paysLate
  /// Pays every code of the sale that there ever was.
  case paysEverything(after: Int64)

  /// What a table of all of them calls it.
  var name: String {
    switch self {
    case .pays: "pays"
    case .isDeclined(_, thenPaysAfter: nil): "is declined"
    case .isDeclined: "is declined, then pays"
    case .abandons: "abandons"
    case .paysLate: "pays late"
    case .paysEverything: "pays twice"
    }
  }

  static let names = [
    "pays", "is declined", "is declined, then pays", "abandons", "pays late", "pays twice",
  ]
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
  /// Somebody gives a part of a payment back without any of the consoles.
  case refundElsewhere(pick: Int, RefundElsewhere)
  /// A customer disputes what they have paid.
  case dispute(pick: Int)

  /// What a table of all of them calls it.
  var name: String {
    switch self {
    case .charge: "charge"
    case .chargeAgain: "charge again"
    case .cancel: "cancel"
    case .refund(_, _, _, hasty: []): "refund"
    case .refund: "refund at two consoles"
    case .refundAgain: "refund again"
    case .look: "look"
    case .ask: "ask"
    case .find: "find"
    case .wait: "wait"
    case .crash(_, after: 0): "crash at once"
    case .crash: "crash at a step"
    case .restart: "restart"
    case .setClock: "set the clock"
    case .suspend: "suspend"
    case .outage: "outage"
    case .diskFull: "disk full"
    case .trespass: "trespass"
    case .refundElsewhere(_, let refund):
      refund.failsAfter == nil ? "refund elsewhere" : "refund elsewhere that fails"
    case .dispute: "dispute"
    }
  }

  /// What a refund of some lines is called beside its own name.
  static let byLine = "refund by line"

  /// Every name, and what people do at the end.
  static let names = [
    "charge", "charge again", "cancel", "refund", "refund at two consoles", byLine, "refund again",
    "look", "ask", "find", "wait", "crash at once", "crash at a step", "restart", "set the clock",
    "suspend", "outage", "disk full", "trespass", "refund elsewhere",
    "refund elsewhere that fails", "dispute", "settle", "reconcile",
  ]
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

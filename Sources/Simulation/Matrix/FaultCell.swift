package import CheckoutDomain
package import SandboxGateway
import Till

/// One cell of the fault matrix: a deed, what goes wrong with one of its requests, and what must
/// follow from that.
package struct FaultCell: Hashable, Sendable, CustomStringConvertible {
  /// What is done.
  package let deed: MatrixDeed
  /// What goes wrong; nil for nothing, where only the gateway's manner is tried.
  package let fault: NamedFault?
  /// How often it does; nil for as long as the command runs.
  package let times: Int?
  /// How the gateway behaves where it behaves otherwise than ``MatrixDeed/behaviour``.
  package let manner: NamedManner?
  /// The exit code of the command.
  package let exitCode: Int32
  /// The kind of its error; nil where it has none.
  package let kind: String?
  /// The sale's state word in the document it prints; nil where it prints none.
  package let sale: String?
  /// The state word of the sale's newest refund; nil where it has none.
  package let refund: String?
  /// What the gateway's own books hold then: see ``MatrixBooks``.
  package let books: String
  /// The sale's and the refund's state word once the fault is over and the gateway was asked again.
  package let then: String
  /// Parts of the sentence, in this order; empty where there is no error.
  package let words: [String]

  /// What people call the cell.
  package var name: String {
    let count = times.map { ":\($0)" } ?? ""
    let wrong = (fault?.rawValue ?? "none") + count
    return "\(deed.rawValue) × \(wrong)" + (manner.map { " (\($0.rawValue))" } ?? "")
  }
}

extension FaultCell {
  package var description: String { name }
}

/// How one command ended, as a script sees it.
package struct MatrixEnding: Hashable, Sendable {
  /// The exit code.
  package var exitCode: Int32
  /// The error's kind, sentence and hint; nil where there was no error.
  package var kind: String?
  package var message: String?
  package var hint: String?
  /// The sale as the command printed it; nil where it printed none.
  package var sale: MatrixSale?

  package init(
    exitCode: Int32, kind: String? = nil, message: String? = nil, hint: String? = nil,
    sale: MatrixSale? = nil
  ) {
    self.exitCode = exitCode
    self.kind = kind
    self.message = message
    self.hint = hint
    self.sale = sale
  }
}

/// What a printed sale says of states and sums.
package struct MatrixSale: Hashable, Sendable {
  /// The state word.
  package var state: String
  /// What was given back, in minor units.
  package var refunded: Int64
  /// What is kept back, in minor units.
  package var reserved: Int64
  /// The newest refund's state word and amount; nil where there is none.
  package var refund: String?
  package var refundAmount: Int64?

  package init(
    state: String, refunded: Int64, reserved: Int64, refund: String?, refundAmount: Int64?
  ) {
    self.state = state
    self.refunded = refunded
    self.reserved = reserved
    self.refund = refund
    self.refundAmount = refundAmount
  }

  /// What a sale says.
  package init(_ sale: Sale) {
    self.init(
      state: sale.state.rawValue, refunded: sale.refunded.minorUnits,
      reserved: sale.reserved.minorUnits, refund: sale.refunds.last?.state.rawValue,
      refundAmount: sale.refunds.last?.amount.minorUnits)
  }

  /// Both words as the tables have them.
  var words: String { state + (refund.map { "/" + $0 } ?? "") }
}

/// What happened in one cell.
package struct MatrixOutcome: Hashable, Sendable {
  /// How the struck command ended.
  package var ending: MatrixEnding
  /// What the ledger had right after it; nil where it has no sale.
  package var kept: MatrixSale?
  /// The gateway's books right after it.
  package var books: SandboxBooks
  /// What the ledger had after the gateway was asked again.
  package var later: MatrixSale?

  package init(
    ending: MatrixEnding, kept: MatrixSale?, books: SandboxBooks, later: MatrixSale?
  ) {
    self.ending = ending
    self.kept = kept
    self.books = books
    self.later = later
  }
}

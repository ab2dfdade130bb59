import CheckoutDomain
import TerminalUI
import Till

/// Something that can be chosen by a number.
struct PlainChoice: Equatable, Sendable {
  /// What it does.
  enum Deed: Equatable, Sendable {
    case command(Command)
    /// Opens the list under a tab.
    case tab(SaleTab)
    /// Opens the sale in this row of the list.
    case row(Int, ClientRef)
    /// Tells the list behind this sale.
    case page(after: ClientRef)
    case menu
    /// Tells the code in characters.
    case code
    /// All that is left.
    case rest
    /// Gives one piece more of this line back.
    case line(Int)
    case nextReason
    case recall(ParkedSale.ID)
    case field(PlainField)
    case nextCurrency, nextPage, nextOutcome
    case keepDetails
  }

  let number: Int
  let label: String
  let deed: Deed
}

extension PlainDesk {
  /// Rows of the list that are told at a time.
  static let pageSize = 10

  /// What can be chosen here; 0 leaves.
  var choices: [PlainChoice] {
    let listed = deeds.enumerated().map {
      PlainChoice(number: $0 + 1, label: $1.0, deed: $1.1)
    }
    guard let (label, deed) = leaving else { return listed }
    return listed + [PlainChoice(number: 0, label: label, deed: deed)]
  }

  private typealias Offer = (String, PlainChoice.Deed)

  private var deeds: [Offer] {
    switch place {
    case .menu:
      offers([.newSale]) + tabs + offers([.search]) + (hasParked ? offers([.recall]) : [])
    case .list: rows + offers([.search, .newSale])
    case .newSale: newSaleDeeds
    case .details(let form): detailDeeds(form)
    case .payment:
      code + offers([.charge, .chargeKind, .check, .refund, .expire, .history, .newSale])
    case .detail: offers([.open, .check, .refund, .expire, .settle, .newSale])
    case .refund: refundDeeds
    case .refundLines: refundLineDeeds
    case .settlement(let form): settlementDeeds(form)
    case .alarm(let form):
      [field(words.alarmFound, form.evidence, .evidence)]
        + [field(words.settleLabel(.operatorName), form.name, .operatorName)] + offers([.proceed])
    case .parked:
      (console.parked ?? []).map { (words.parkedItems($0.cart), .recall($0.id)) }
    case .search, .price, .liveAmount, .field, .question, .waiting, .other: []
    }
  }

  /// What 0 does.
  private var leaving: (String, PlainChoice.Deed)? {
    switch place {
    case .menu: (words[Command.quit.entry.label], .command(.quit))
    case .list: (words.plainMenu, .menu)
    case .payment: (words[Command.toList.entry.help], .command(.toList))
    case .waiting: (words[Command.back.entry.label], .command(.back))
    case .search, .price, .liveAmount, .field, .question: nil
    default: (words[Command.back.entry.label], .command(.back))
    }
  }

  private var hasParked: Bool { console.parked?.isEmpty == false }

  /// The commands among these that can do something now.
  private func offers(_ commands: [Command]) -> [Offer] {
    commands.filter { console.commands.contains($0) && console.obstacle(to: $0, settings) == nil }
      .map { (words[$0.entry.label], .command($0)) }
  }

  private var tabs: [Offer] {
    zip(Command.tabs, SaleTab.allCases).map { command, tab in
      let count = console.list.counts[tab].map { $0 > 999 ? "999+" : "\($0)" } ?? "?"
      return ("\(words[command.entry.help]): \(count)", .tab(tab))
    }
  }

  private var rows: [Offer] {
    let sales = console.list.sales
    let first = sales.firstIndex { $0.clientRef == lastOfPageBefore }.map { $0 + 1 } ?? 0
    let page = sales.enumerated().dropFirst(first).prefix(Self.pageSize)
    let more = sales.count > first + Self.pageSize || console.list.mayHaveMore
    return page.map { (row($1), .row($0, $1.clientRef)) }
      + (page.last.flatMap {
        more ? [(words.plainNextPage, .page(after: $0.element.clientRef))] : nil
      }
        ?? [])
  }

  /// The code that a customer scans.
  private var code: [Offer] {
    guard case .payment(let payment) = console.screens.last, payment.matrix != nil else {
      return []
    }
    return [(words.plainCode, .code)]
  }

  private var newSaleDeeds: [Offer] {
    guard let form = console.newSale else { return [] }
    let charge = form.cart.items.isEmpty ? [] : offers([.charge])
    return charge + offers([.details, .undo, .park]) + (hasParked ? offers([.recall]) : [])
      + [
        (
          "\(words[Command.chargeKind.entry.label]): \(form.cart.chargedBy.rawValue)",
          .command(.chargeKind)
        )
      ]
  }

  private func detailDeeds(_ form: SaleDetailsState) -> [Offer] {
    [
      field(words.detailLabel(.reference), form.reference, .reference),
      field(words.detailLabel(.note), form.note, .note),
      ("\(words.detailLabel(.currency)): \(form.currency.code)", .nextCurrency),
      ("\(words.detailLabel(.terminalType)): \(form.terminalType.rawValue)", .nextPage),
      (words.plainKeep, .keepDetails),
    ]
  }

  private var refundDeeds: [Offer] {
    guard case .refund(let form) = console.screens.last else { return [] }
    let rest = "\(words[Command.fillRest.entry.label]): \(form.sale.remaining)"
    return [(rest, .rest)] + offers([.byLine]) + [reason(form)]
  }

  private var refundLineDeeds: [Offer] {
    guard case .refund(let form) = console.screens.last, let lines = form.lines else { return [] }
    let rows: [Offer] = form.sale.items.enumerated().map { index, item in
      ("\(item.name): \(words.ofPieces(lines.counts[index], item.quantity))", .line(index))
    }
    return rows + [reason(form)] + offers([.proceed])
      + [(words.plainByAmount, .command(.byLine))]
  }

  private func reason(_ form: RefundFormState) -> Offer {
    ("\(words.reasonLabel): \(words.reason(form.reason))", .nextReason)
  }

  private func settlementDeeds(_ form: SettlementState) -> [Offer] {
    let texts: [(SettlementState.Field, TextField, PlainField)] = [
      (.evidence, form.evidence, .evidence), (.operatorName, form.operatorName, .operatorName),
      (.second, form.second, .second), (.amount, form.amount, .amount),
    ]
    let outcome =
      form.wasRefunded == nil ? words.plainNotChosen : words.settleOutcome(form.wasRefunded)
    return [("\(words.settleLabel(.outcome)): \(outcome)", .nextOutcome)]
      + texts.filter { form.fields.contains($0.0) }
      .map { field(words.settleLabel($0.0), $0.1, $0.2) } + offers([.proceed])
  }

  private func field(_ label: String, _ field: TextField, _ which: PlainField) -> Offer {
    (label + ": " + (field.isEmpty ? words.plainEmpty : field.text), .field(which))
  }
}

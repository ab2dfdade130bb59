import CheckoutDomain
import TerminalUI
import Till

/// What can be chosen in the forms.
extension PlainDesk {
  var newSaleDeeds: [Offer] {
    guard let form = console.newSale else { return [] }
    let isEmpty = form.cart.items.isEmpty
    let hasParked = console.parked?.isEmpty == false
    return (isEmpty ? [] : offers([.charge])) + offers([.details])
      + (isEmpty ? [] : [(words.plainChangeLines, .cartLines)]) + offers([.undo, .park])
      + (hasParked ? offers([.recall]) : [])
      + [
        (
          "\(words[Command.chargeKind.entry.label]): \(form.cart.chargedBy.rawValue)",
          .command(.chargeKind)
        )
      ]
  }

  /// What can be done to one line of a new sale.
  func cartLineDeeds(_ item: LineItem) -> [Offer] {
    [(words.plainOneMore, .changeCartLine(.character("+")))]
      + (item.quantity > 1 ? [(words.plainOneLess, .changeCartLine(.character("-")))] : [])
      + [(words.plainRemoveLine, .changeCartLine(.delete))]
  }

  func detailDeeds(_ form: SaleDetailsState) -> [Offer] {
    let currency = "\(words.detailLabel(.currency)): \(form.currency.code)"
    let page = "\(words.detailLabel(.terminalType)): \(form.terminalType.rawValue)"
    return [
      field(words.detailLabel(.reference), form.reference, .reference),
      field(words.detailLabel(.note), form.note, .note),
      (words.plainTurns(currency), .nextCurrency), (words.plainTurns(page), .nextPage),
      (words.plainKeep, .keepDetails),
    ]
  }

  var refundDeeds: [Offer] {
    guard case .refund(let form) = console.screens.last else { return [] }
    let rest = "\(words[Command.fillRest.entry.label]): \(form.sale.remaining)"
    return [(rest, .rest)] + offers([.byLine]) + [reason(form)]
  }

  var refundLineDeeds: [Offer] {
    guard case .refund(let form) = console.screens.last, let lines = form.lines else { return [] }
    let rows: [Offer] = LineBalance(of: form.sale).lines.enumerated().map { index, line in
      let back = words.givenBack(line).map { " (\($0))" } ?? ""
      return (
        "\(line.item.name): \(words.pieces(lines.counts[index], of: line))\(back)", .line(index)
      )
    }
    return rows + [reason(form)] + offers([.proceed])
      + [(words.plainByAmount, .command(.byLine))]
  }

  private func reason(_ form: RefundFormState) -> Offer {
    (words.plainTurns("\(words.reasonLabel): \(words.reason(form.reason))"), .nextReason)
  }

  func settlementDeeds(_ form: SettlementState) -> [Offer] {
    let texts: [(SettlementState.Field, TextField, PlainField)] = [
      (.evidence, form.evidence, .evidence), (.operatorName, form.operatorName, .operatorName),
      (.second, form.second, .second), (.amount, form.amount, .amount),
    ]
    let outcome = "\(words.settleLabel(.outcome)): \(words.settleOutcome(form.wasRefunded))"
    return [(outcome, .field(.outcome))]
      + texts.map { name, text, which in
        // It keeps its number where it is not needed.
        form.fields.contains(name)
          ? field(words.settleLabel(name), text, which)
          : ("\(words.settleLabel(name)): \(words.settleAmountPlaceholder)", .field(which))
      } + offers([.proceed])
  }

  func field(_ label: String, _ field: TextField, _ which: PlainField) -> Offer {
    (label + ": " + (field.isEmpty ? words.plainEmpty : field.text), .field(which))
  }
}

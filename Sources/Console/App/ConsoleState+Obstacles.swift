import CheckoutDomain
import TerminalUI
import Till

extension ConsoleState {
  /// Why a command can do nothing now; nil where it can.
  func obstacle(to command: Command, _ settings: ConsoleSettings) -> String? {
    if settings.isReadOnly, command.changesSomething { return words.isReadOnly }
    switch command {
    case .open, .refund, .expire, .copyLink, .check, .settle:
      guard let sale = saleInFocus else {
        return settings.isReadOnly || list.tab != .all || !list.search.isEmpty
          ? words.noSaleHere : words.noSaleHere(settings.bindings.key(.newSale)?.name ?? "n")
      }
      return obstacle(to: command, sale, settings)
    case .charge:
      guard case .payment(let payment) = screens.last else { return nil }
      if !payment.sale.canCharge { return words.cannotCharge(payment.sale) }
      return isMoneyMoving ? words.isBeingSent : nil
    case .chargeKind:
      guard case .payment(let payment) = screens.last else { return nil }
      if payment.isBeingReplaced { return words.isBeingSent }
      return payment.sale.canReplaceIntent || payment.sale.canReplaceSession
        ? nil : words.nothingToReplace(payment.sale)
    case .fullScreen:
      if case .payment(let payment) = screens.last, payment.matrix == nil, !payment.isFullScreen {
        return words.noCode(payment.sale)
      }
    case .undo: return newSale?.cart.canUndo == true ? nil : words.nothingToUndo
    case .park:
      return newSale?.cart.items.isEmpty == false ? nil : words.nothingToPark
    case .discard, .recall:
      guard case .parked(let list) = screens.last else { return nil }
      return list.selected(in: parked) == nil ? words.nothingParked : nil
    case .fillRest, .byLine, .proceed:
      if case .refund(let form) = screens.last, form.isSending { return words.isBeingSent }
      if case .reconcile(let screen) = screens.last, screen.isRunning { return words.isComparing }
      if command == .byLine, case .refund(let form) = screens.last, form.sale.items.isEmpty {
        return words.noLinesKnown(form.sale)
      }
      if command == .byLine, case .refund(let form) = screens.last, form.lines == nil,
        LineBalance(of: form.sale).isUsedUp
      {
        return words.noLinesLeft(form.sale)
      }
    default: break
    }
    return nil
  }

  private func obstacle(
    to command: Command, _ sale: Sale, _ settings: ConsoleSettings
  ) -> String? {
    switch command {
    case .open where kind == .detail:
      let hasScreen = [.waiting, .sending, .unknown, .draft].contains(sale.state)
      return hasScreen ? nil : words.isOpenAlready
    case .refund:
      let least = Money(minorUnits: 1, sale.amount.currency)
      return sale.refusal(refunding: least).map { words.refusal($0, sale) }
    case .expire: return sale.canCancel ? nil : words.noOpenSession(sale)
    case .copyLink:
      guard sale.isOpen, let url = sale.progress.url else { return words.noLink(sale) }
      if case .refused(let sentence) = settings.linkPolicy.check(
        url, session: sale.progress.sessionID, paymentIntent: sale.progress.paymentIntent)
      {
        return words.sentence(sentence)
      }
      return settings.takesClipboard ? nil : words.noClipboard
    case .settle:
      let isThere =
        sale.progress.alarm != nil || sale.refunds.contains { $0.state == .needsHuman }
      return isThere ? nil : words.nothingToSettle(sale)
    case .check:
      return sale.progress.phase == .draft ? words.neverSent(sale) : nil
    default: return nil
    }
  }

  /// Whether the footer shows a command: not where it can do nothing, except in the list, whose
  /// footer stands still while the selection moves.
  func isShown(_ command: Command, _ settings: ConsoleSettings) -> Bool {
    if settings.isReadOnly, command.changesSomething { return false }
    switch command {
    case .redraw, .interrupt, .theme, .settings, .about, .mouse, .tour: return false
    case .back where kind == .list: return !list.search.isEmpty
    case .back where kind == .payment: return false
    case _ where command.isTab || Command.movement.contains(command): return false
    case .sortLeft, .sortRight, .reconcile: return false
    case .recall where kind == .list: return parked?.isEmpty == false
    case .settle, .check:
      return obstacle(to: command, settings) == nil
        && (command == .settle || saleInFocus?.needsAttention == true)
    default: break
    }
    return kind == .list || obstacle(to: command, settings) == nil
  }
}

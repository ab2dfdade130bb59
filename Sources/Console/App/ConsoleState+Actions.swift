import CheckoutDomain
import TerminalUI
import Till

extension ConsoleState {
  /// Changes the state by one fact, and says what is to be done about it.
  mutating func apply(_ action: Action, _ settings: ConsoleSettings) -> [Effect] {
    switch action {
    case .key(let key, let rows):
      if let rows { list.height = ListState.height(onScreenOf: rows) }
      return press(key, settings)
    case .rowClicked(let row): return click(row)
    case .headingClicked(let column): return clickHeading(column)
    case .command(let command):
      notice = nil
      return run(command, settings)
    case .chargeBegan(let sale): return showCharge(sale, settings)
    case .charged(let result): return finishCharge(result, settings)
    case .cancelEnded(let clientRef, let result): return finishCancel(clientRef, result, settings)
    case .refundEnded(let clientRef, let amount, let result):
      return finishRefund(clientRef, amount, result, settings)
    case .checked(let clientRef, let result): return finishCheck(clientRef, result, settings)
    case .settled(let clientRef, let result):
      return finishSettlement(clientRef, result, settings)
    case .alarmSettled(let clientRef, let result):
      return finishAlarm(clientRef, result, settings)
    case .reconciled(let days, let result): return finishReconcile(days, result)
    case .recalled(let sale): return takeRecalled(sale)
    case .priceFound(let entry, let price): return take(price, for: entry, settings)
    case .saleChanged(let sale):
      if notice?.sale == sale.clientRef, saleInFocus != sale { notice = nil }
      sayWhatBecameKnown(of: sale)
      return take(sale, settings)
    case .sendingDelayed(let reason): say(words.sentence(reason), .warning)
    case .ticked(let now, let clock): return tick(now, clock)
    case .liveConfirmationNeeded:
      moneyInFlight -= 1
      changeNewSale { form, _ in form.askForLiveConfirmation() }
    case .gatewayTrouble(let error): trouble = error
    case .clockOff(let offset):
      if let offset { say(words.clockOff(offset), .warning) }
    case .salesLoaded(let sales, let counts, let query, let token):
      list.take(sales, counts: counts, query, token: token)
      return list.goOn()
    case .parkedLoaded(let list): takeParked(list, settings)
    case .ledgerChanged:
      // Somebody who only looks is told of a change by nobody else.
      let open = settings.isReadOnly && !screens.isEmpty ? saleInFocus : nil
      return list.refresh() + (open.map { [.loadSale($0.clientRef)] } ?? [])
    case .ledgerFailed(let error):
      list.fail()
      changeNewSale { form, _ in form.giveUpLookup() }
      say(error)
    case .settingNotKept(let error): say(error)
    default: take(answer: action)
    }
    return []
  }

  /// Takes the answer to a question in.
  private mutating func take(answer action: Action) {
    switch action {
    case .timelineLoaded(let clientRef, let timeline):
      list.takeTimeline(timeline, of: clientRef)
      eachDetail(of: clientRef) { $0.timeline = timeline }
    case .referenceChecked(let reference, let problem):
      changeNewSale { form, words in
        form.finishDetails(reference, problem: problem.map(words.sentence), words)
      }
    case .nextCheckFound(let clientRef, let moment): nextChecks[clientRef] = moment
    case .reconcileProgressed(let days, let count): takeReconcileProgress(days, count)
    case .themesLoaded(let themes):
      if case .themes(var picker) = overlay {
        picker.take(themes)
        overlay = .themes(picker)
      }
    case .pageNeeds(let theme): follow(theme)
    default: break
    }
  }

  /// Takes a changed sale in, wherever it is shown.
  mutating func take(_ sale: Sale, _ settings: ConsoleSettings) -> [Effect] {
    var effects: [Effect] = []
    list.update(sale)
    for (index, screen) in screens.enumerated() {
      switch screen {
      case .payment(var payment) where payment.sale.clientRef == sale.clientRef:
        if payment.sale.state != .paid, sale.state == .paid, preferences.bell {
          effects.append(.ring)
        }
        payment.take(sale, settings.linkPolicy)
        screens[index] = .payment(payment)
      case .detail(var detail) where detail.sale.clientRef == sale.clientRef:
        detail.sale = sale
        screens[index] = .detail(detail)
        effects.append(.loadTimeline(sale.clientRef))
      case .refund(var form) where form.sale.clientRef == sale.clientRef:
        form.take(sale)
        screens[index] = .refund(form)
      default: break
      }
    }
    if saleInFocus?.clientRef == sale.clientRef, sale.isInQuestion {
      effects.append(.findNextCheck(sale.clientRef))
    }
    return effects + list.refresh()
  }

  /// Says how a refund ended that nobody knew the end of, in place of what was said of it then.
  private mutating func sayWhatBecameKnown(of sale: Sale) {
    guard let before = list.sales.first(where: { $0.clientRef == sale.clientRef }) else { return }
    for (old, new) in zip(before.refunds, sale.refunds)
    where [.unknown, .pending].contains(old.state) && (!new.isOpenQuestion || new.isSplit) {
      say(
        words.refundEnded(new.amount, new.state, sale),
        new.state == .refunded ? .success : .warning)
    }
  }

  private mutating func tick(_ now: Timestamp, _ clock: Int) -> [Effect] {
    guard clock == self.clock else { return [] }
    var left: Duration?
    if case .payment(var payment) = screens.last {
      payment.clock = now
      replaceTop(.payment(payment))
      left = payment.sale.isOpen ? payment.timeLeft : nil
    }
    if let clientRef = questionInFocus {
      // The next check is shown as a time of day: it is read anew once that time has passed.
      let next = nextChecks[clientRef].map { $0 - now } ?? .seconds(1)
      return [.findNextCheck(clientRef), .tick(after: max(.seconds(1), next), clock: clock)]
    }
    return left.map { [.tick(after: TimeLeft.untilItReadsOtherwise($0), clock: clock)] } ?? []
  }

  private mutating func eachDetail(
    of clientRef: ClientRef, _ change: (inout DetailState) -> Void
  ) {
    for (index, screen) in screens.enumerated() {
      guard case .detail(var detail) = screen, detail.sale.clientRef == clientRef else { continue }
      change(&detail)
      screens[index] = .detail(detail)
    }
  }

  /// Changes the sale being built, where there is one; says whether there is.
  @discardableResult
  mutating func changeNewSale(_ change: (inout NewSaleState, Words) -> Void) -> Bool {
    for (index, screen) in screens.enumerated() {
      guard case .newSale(var form) = screen else { continue }
      change(&form, words)
      screens[index] = .newSale(form)
      return true
    }
    return false
  }
}

extension Sale {
  /// Whether nobody knows yet what became of it, or of one of its refunds.
  var isInQuestion: Bool {
    progress.phase == .unknown || progress.phase == .sending
      || refunds.contains { [.unknown, .pending, .sending].contains($0.state) }
  }
}

package import CheckoutDomain
package import TerminalUI
package import Till

/// Does what the console asks for: the one place where its values meet the till.
package actor EffectPerformer {
  private(set) var till: Till
  private let random: any RandomSource
  private let host: any ConsoleHost
  private var watcher: Watcher?
  private var onScreen: ClientRef?

  package init(_ till: Till, random: any RandomSource, host: any ConsoleHost = BareHost()) {
    self.till = till
    self.random = random
    self.host = host
  }

  /// Does one effect and sends what came of it.
  ///
  /// - Returns: When it is done; for ``Effect/watch`` that is when its task is cancelled.
  package func perform(_ effect: Effect, _ sender: ActionSender<Action>) async {
    switch effect {
    case .watch: await watch(sender)
    case .show(let clientRef): await show(clientRef)
    case .present(let sale): host.present(sale)
    case .copy(let text): sender.ask(.copy(text))
    case .redraw: sender.ask(.redraw)
    case .ring: sender.ask(.ring)
    case .tick(let pause, let clock):
      // A cancelled sleep means that the console ends: nobody reads the clock then.
      guard (try? await till.time.sleep(for: pause)) != nil else { return }
      sender.send(.ticked(till.gatewayTime, clock: clock))
    case .findNextCheck(let clientRef):
      sender.send(.nextCheckFound(clientRef, await watcher?.nextCheck(of: clientRef)))
    case .tour(let progress): await host.play(progress)
    case .loadThemes: sender.send(.themesLoaded(host.themes()))
    case .keepSetting(let name, let value):
      do throws(TillError) { try host.keep(name, value) } catch {
        sender.send(.settingNotKept(error))
      }
    case .setOperator(let name): till = till.operated(by: name)
    case .reconcile(let days): await reconcile(days: days, sender)
    case .charge, .confirmLiveAndCharge, .chargeAgain, .replaceIntent, .replaceSession, .cancel,
      .refund, .check:
      await moveMoney(effect, sender)
      await watcher?.poke()
    default: ask(effect, sender)
    }
  }

  /// Has another process watch from now on, and keeps a sale that is still being built: this one is
  /// about to end.
  package func leave(_ draft: (ParkedSale.ID, Cart)? = nil, tour: TourProgress? = nil) async {
    watcher?.leave()
    host.present(nil)
    if let (id, cart) = draft { try? till.keep(cart, as: id, isHeld: false) }
    if let tour { await host.play(tour) }
  }

  private func watch(_ sender: ActionSender<Action>) async {
    // Another process watches, and what it finds is read.
    guard !till.isReadOnly else {
      for await _ in host.ledgerChanges() { sender.send(.ledgerChanged) }
      return
    }
    let watcher = Watcher(till, random: random) { news in
      switch news {
      case .changed(let sale): sender.send(.saleChanged(sale))
      case .trouble(let error): sender.send(.gatewayTrouble(error))
      case .clock(let offset): sender.send(.clockOff(offset))
      }
    }
    self.watcher = watcher
    await watcher.show(onScreen)
    await withDiscardingTaskGroup { [host] group in
      group.addTask {
        for await _ in host.ledgerChanges() {
          await watcher.poke()
          sender.send(.ledgerChanged)
        }
      }
      await watcher.run()
      group.cancelAll()
    }
  }

  private func show(_ clientRef: ClientRef?) async {
    onScreen = clientRef
    await watcher?.show(clientRef)
  }

  private func ask(_ effect: Effect, _ sender: ActionSender<Action>) {
    do throws(TillError) {
      if let action = try answer(effect) { sender.send(action) }
    } catch {
      sender.send(.ledgerFailed(error))
    }
  }

  /// Asks the ledger, or changes what is no money in it.
  private func answer(_ effect: Effect) throws(TillError) -> Action? {
    switch effect {
    case .loadSales(let query, let token):
      let (sales, counts) = try till.read {
        (try $0.sales(query), try $0.counts(limit: 1000))
      }
      return .salesLoaded(sales, counts: counts, query, token: token)
    case .loadSale(let clientRef):
      return try till.read { try $0.sale(clientRef) }.map { .saleChanged($0) }
    case .loadTimeline(let clientRef):
      return .timelineLoaded(clientRef, try till.read { try $0.timeline(of: clientRef) })
    case .findPrice(let entry, let currency):
      return .priceFound(entry, try till.read { try $0.lastPrice(of: entry.name, currency) })
    case .checkReference(let reference):
      return .referenceChecked(reference, problem: try till.problem(withReference: reference))
    case .loadParked: return .parkedLoaded(try till.parked())
    case .recall(let id): return .recalled(try till.recall(id))
    case .keepDraft(let id, let cart, let isHeld):
      try till.keep(cart, as: id, isHeld: isHeld)
    case .dropDraft(let id): try till.forget(id)
    case .settleAlarm(let clientRef, let name, let evidence):
      return .alarmSettled(
        clientRef,
        result { () throws(TillError) in
          try Till.settleAlarm(
            of: clientRef, by: name, evidence: evidence, in: till.ledger, now: till.time.now)
        })
    case .settle(let settlement):
      return .settled(
        settlement.sale,
        result { () throws(TillError) in
          try till.resolve(
            refund: settlement.refund, wasRefunded: settlement.wasRefunded,
            evidence: settlement.evidence, by: settlement.operatorName, second: settlement.second,
            typedAmount: settlement.typedAmount)
        })
    default: break
    }
    return nil
  }

  private func result<Value>(
    _ body: () throws(TillError) -> Value
  ) -> Result<Value, TillError> {
    do throws(TillError) { return .success(try body()) } catch { return .failure(error) }
  }
}

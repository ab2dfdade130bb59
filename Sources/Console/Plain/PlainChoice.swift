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
    /// Goes to the lines of a new sale, to one of them, or back.
    case cartLines, cartLine(Int), leaveCartLines
    /// Changes the line that was chosen, as this key does on the screen.
    case changeCartLine(Key)
    /// All that is left.
    case rest
    /// Gives one piece more of this line back.
    case line(Int)
    case nextReason
    case recall(ParkedSale.ID), discard(ParkedSale.ID)
    /// Chooses what is thrown away, or what is recalled again.
    case discardOne(Bool)
    case field(PlainField)
    case leaveField
    case nextCurrency, nextPage
    case outcome(Bool)
    case keepDetails
    /// Compares so many days.
    case compare(Int)
    /// Tells the differences from this one on.
    case differences(Int)
    case setting(SettingsState.Field)
  }

  let number: Int
  let label: String
  let deed: Deed
}

extension PlainDesk {
  /// Rows of the list that are told at a time.
  static let pageSize = 10

  typealias Offer = (String, PlainChoice.Deed)

  /// What can be chosen here; 0 leaves.
  var choices: [PlainChoice] {
    let listed = deeds.enumerated().map {
      PlainChoice(number: $0 + 1, label: $1.0, deed: $1.1)
    }
    guard let (label, deed) = leaving else { return listed }
    return listed + [PlainChoice(number: 0, label: label, deed: deed)]
  }

  private var deeds: [Offer] {
    switch place {
    case .menu:
      // What is always there keeps its number.
      offers([.newSale]) + tabs + offers([.search, .recall, .reconcile, .settings, .about, .tour])
    case .list:
      rows + offers([.search, .newSale])
        + (console.list.sales.count > 1 ? offers([.sortRight, .sortFlip]) : [])
    case .newSale: newSaleDeeds
    case .cartLines(let items):
      items.enumerated().map { (cartLine($1), .cartLine($0)) }
    case .cartLine(_, let item): cartLineDeeds(item)
    case .details(let form): detailDeeds(form)
    case .payment:
      code + offers([.charge, .chargeKind, .check, .refund, .expire]) + settling
        + offers([.history, .newSale])
    case .detail: offers([.open, .check, .refund, .expire, .settle, .newSale])
    case .refund: refundDeeds
    case .refundLines: refundLineDeeds
    case .settlement(let form): settlementDeeds(form)
    case .outcome:
      [true, false].map { (words.settleOutcome($0), .outcome($0)) }
    case .alarm(let form):
      [field(words.alarmFound, form.evidence, .found)]
        + [field(words.settleLabel(.operatorName), form.name, .operatorName)] + offers([.proceed])
    case .parked(_, let isDiscarding): parkedDeeds(isDiscarding)
    case .reconcile: reconcileDeeds
    case .settings(let preferences): settingDeeds(preferences)
    case .about, .search, .price, .liveAmount, .field, .question, .waiting: []
    }
  }

  /// What 0 does.
  private var leaving: Offer? {
    let back = words[Command.back.entry.label]
    switch place {
    case .menu: return (words[Command.quit.entry.label], .command(.quit))
    case .list: return (words.plainMenu, .menu)
    case .payment: return (words[Command.toList.entry.help], .command(.toList))
    case .cartLines, .cartLine: return (back, .leaveCartLines)
    case .outcome: return (back, .leaveField)
    case .details: return (words.plainNotKept, .command(.back))
    case .parked(_, isDiscarding: true): return (back, .discardOne(false))
    case .search, .price, .liveAmount, .field, .question: return nil
    default: return (back, .command(.back))
    }
  }

  /// The commands among these that can do something now.
  func offers(_ commands: [Command]) -> [Offer] {
    commands.filter { console.commands.contains($0) && console.obstacle(to: $0, settings) == nil }
      .map { (console.plainLabel($0), .command($0)) }
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

  /// Settling what needs a person, also where the screen has no key for it: it is told there.
  private var settling: [Offer] {
    console.obstacle(to: .settle, settings) == nil
      ? [(console.plainLabel(.settle), .command(.settle))] : []
  }

  private func parkedDeeds(_ isDiscarding: Bool) -> [Offer] {
    let parked = console.parked ?? []
    let rows: [Offer] = parked.map {
      (parkedRow($0), isDiscarding ? .discard($0.id) : .recall($0.id))
    }
    return rows + (isDiscarding || parked.isEmpty ? [] : [(words.plainDiscard, .discardOne(true))])
  }

  private var reconcileDeeds: [Offer] {
    guard case .reconcile(let screen) = console.screens.last, !screen.isRunning else { return [] }
    let more = firstDifference + Self.pageSize
    let isMore = screen.report.map { $0.differences.count > more } ?? false
    return (isMore ? [(words.plainMoreDifferences, .differences(more))] : [])
      + ReconcileState.choices.map { (words.plainCompare($0), .compare($0)) }
  }

  private func settingDeeds(_ preferences: Preferences) -> [Offer] {
    [
      ("\(words.settingLabel(.language)): \(preferences.language.name)", .setting(.language)),
      ("\(words.settingLabel(.bell)): \(words.onOff(preferences.bell))", .setting(.bell)),
      field(words.settingLabel(.operatorName), TextField(preferences.operatorName), .worker),
    ]
  }
}

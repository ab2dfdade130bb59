/// A screen, as far as its keys go.
package enum ScreenKind: String, Hashable, Sendable, CaseIterable {
  case list, search
  case newSale, saleDetails, liveConfirmation
  case payment, customersView
  case detail, refund, settlement, alarm, reconcile
  case parked, settings, about

  /// The commands that work there, the most important first: keys, footer, help and palette read it.
  package var commands: [Command] {
    own + (own.contains(.back) ? [] : [.back]) + common
  }

  private var own: [Command] {
    switch self {
    case .list:
      [.newSale, .open, .refund, .search, .back, .help, .quit, .expire, .copyLink, .recall]
        + [.palette]
        + [.settle, .check, .reconcile, .sortFlip, .sortLeft, .sortRight]
        + Command.tabs + Command.movement
    case .search: [.back]
    case .newSale: [.charge, .details, .park, .recall, .help, .back, .undo, .chargeKind]
    case .customersView: [.fullScreen, .back]
    case .saleDetails, .liveConfirmation: []
    case .payment:
      [.charge, .newSale, .fullScreen, .toList, .refund, .expire, .check, .help, .copyLink]
        + [.chargeKind, .history, .palette]
    case .detail:
      [.open, .refund, .settle, .check, .expire, .copyLink, .newSale, .back, .palette]
        + Command.movement
    case .refund: [.proceed, .fillRest, .byLine, .back]
    case .settlement, .alarm: [.proceed, .back]
    case .reconcile:
      [.proceed, .fewerDays, .moreDays, .back, .palette] + Command.movement
    case .parked: [.recall, .discard, .back, .palette] + Command.movement
    case .settings, .about: [.back, .palette] + Command.movement
    }
  }

  private var common: [Command] {
    var common: [Command] = own.contains(.help) ? [] : [.help]
    switch self {
    case .list, .detail, .parked, .settings, .about, .payment, .reconcile:
      common += [.theme, .settings, .about, .mouse]
    case .newSale, .refund, .settlement, .alarm: common += [.palette]
    case .search, .saleDetails, .liveConfirmation, .customersView: break
    }
    return (common + [.tour, .redraw, .interrupt]).filter { !own.contains($0) }
  }
}

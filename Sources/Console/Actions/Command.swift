package import TerminalUI

/// Everything a key can do, by the id that the config uses.
///
/// ``entry`` is the table: footer, help, palette and bindings all read it. (An ``Action`` is a fact
/// that reached the console; a command is what somebody wants.)
package enum Command: String, CaseIterable, Sendable {
  // Everywhere.
  case help, back, quit, search, palette, theme, settings, about, mouse, tour, redraw, interrupt
  // In lists.
  case up, down
  case pageUp = "page_up"
  case pageDown = "page_down"
  case first, last
  case sortLeft = "sort_left"
  case sortRight = "sort_right"
  case sortFlip = "sort_flip"
  case tabAll = "tab_all"
  case tabWaiting = "tab_waiting"
  case tabPaid = "tab_paid"
  case tabRefunded = "tab_refunded"
  case tabAttention = "tab_attention"
  // About one sale.
  case newSale = "new_sale"
  case open, refund, expire
  case copyLink = "copy_link"
  case check, settle, history, reconcile
  case fewerDays = "fewer_days"
  case moreDays = "more_days"
  case chargeKind = "charge_kind"
  case toList = "to_list"
  case fullScreen = "full_screen"
  // While a sale is built.
  case charge, details, undo, park, recall, discard
  // In a form.
  case fillRest = "fill_rest"
  case byLine = "by_line"
  case proceed

  /// The tabs of the list, in the order of ``SaleTab``.
  static let tabs: [Command] = [.tabAll, .tabWaiting, .tabPaid, .tabRefunded, .tabAttention]

  /// What moves in a list.
  static let movement: [Command] = [.up, .down, .pageUp, .pageDown, .first, .last]

  /// Whether it is for somebody who may change something: not where the console is read-only.
  var changesSomething: Bool {
    switch self {
    case .newSale, .refund, .expire, .check, .settle, .reconcile, .chargeKind, .charge, .park,
      .recall, .discard:
      true
    default: false
    }
  }

  /// Whether it chooses a tab, which the tabs' own row shows.
  var isTab: Bool { Self.tabs.contains(self) }
}

/// A row of the table of commands.
package struct CommandEntry: Hashable, Sendable {
  /// The keys it has unless the config says otherwise, the one shown in the footer first.
  package let keys: [Key]
  /// The words in the footer.
  package let short: Phrase
  /// The words in the palette.
  package let label: Phrase
  /// The sentence in help.
  package let help: Phrase
  /// Whether it begins something that cannot be taken back; it asks first.
  package let isDangerous: Bool

  init(
    _ keys: [Key], short: Phrase, label: Phrase, help: Phrase, isDangerous: Bool = false
  ) {
    self.keys = keys
    self.short = short
    self.label = label
    self.help = help
    self.isDangerous = isDangerous
  }

  /// The same row in other words.
  func saying(_ short: Phrase, help: Phrase) -> CommandEntry {
    CommandEntry(keys, short: short, label: label, help: help, isDangerous: isDangerous)
  }
}

extension Command {
  /// The keys it has unless the config says otherwise.
  package var defaultKeys: [Key] { entry.keys }

  /// Its row in the table.
  package var entry: CommandEntry {
    switch self {
    case .help, .back, .quit, .search, .palette, .theme, .settings, .about, .mouse, .tour,
      .redraw, .interrupt:
      entryEverywhere
    case .up, .down, .pageUp, .pageDown, .first, .last, .sortLeft, .sortRight, .sortFlip,
      .tabAll, .tabWaiting, .tabPaid, .tabRefunded, .tabAttention:
      entryInLists
    case .newSale, .open, .refund, .expire, .copyLink, .check, .settle, .history, .reconcile,
      .fewerDays, .moreDays, .toList, .fullScreen:
      entryOfSale
    case .charge, .chargeKind, .details, .undo, .park, .recall, .discard, .fillRest, .byLine,
      .proceed:
      entryInForms
    }
  }
}

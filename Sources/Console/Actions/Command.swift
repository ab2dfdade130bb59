package import TerminalUI

/// Everything a key can do, once: footer, help and bindings all read this table.
package enum Command: String, CaseIterable, Sendable {
  case help, back, quit, search, redraw, interrupt
  case newSale = "new_sale"
  case open, refund, expire
  case copyLink = "copy_link"
  case tabAll = "tab_all"
  case tabWaiting = "tab_waiting"
  case tabPaid = "tab_paid"
  case tabRefunded = "tab_refunded"
  case tabAttention = "tab_attention"
  case charge, details, undo
  case toList = "to_list"
  case fullScreen = "full_screen"
  case history
  case fillRest = "fill_rest"
  case proceed

  /// The tabs of the list, in the order of ``SaleTab``.
  static let tabs: [Command] = [.tabAll, .tabWaiting, .tabPaid, .tabRefunded, .tabAttention]

  /// Whether it chooses a tab, which the tabs' own row shows.
  var isTab: Bool { Self.tabs.contains(self) }

  /// The keys it has unless the config says otherwise, the one shown in the footer first.
  package var defaultKeys: [Key] {
    switch self {
    case .help: [.character("?"), .function(1), .control("g")]
    case .back: [.escape]
    case .quit: [.character("q")]
    case .search: [.character("/")]
    case .redraw: [.control("l")]
    case .interrupt: [.control("c")]
    case .newSale: [.character("n")]
    case .open, .history: [.enter]
    case .refund: [.character("r")]
    case .expire: [.character("x")]
    case .copyLink: [.character("c")]
    case .tabAll: [.character("1")]
    case .tabWaiting: [.character("2")]
    case .tabPaid: [.character("3")]
    case .tabRefunded: [.character("4")]
    case .tabAttention: [.character("5")]
    case .charge, .proceed: [.function(10), .control("o")]
    case .details: [.function(2), .control("e")]
    case .undo: [.control("z")]
    case .toList: [.character("b")]
    case .fullScreen: [.character("f")]
    case .fillRest: [.function(3), .control("f")]
    }
  }

  /// The words in the footer.
  package var label: String {
    switch self {
    case .help: "help"
    case .back: "back"
    case .quit: "quit"
    case .search: "search"
    case .redraw: "redraw"
    case .interrupt: "leave"
    case .newSale: "new sale"
    case .open: "open"
    case .refund: "refund"
    case .expire: "expire"
    case .copyLink: "copy link"
    case .tabAll: "all"
    case .tabWaiting: "waiting"
    case .tabPaid: "paid"
    case .tabRefunded: "refunded"
    case .tabAttention: "attention"
    case .charge: "charge"
    case .details: "details"
    case .undo: "undo"
    case .toList: "to the list"
    case .fullScreen: "customer's view"
    case .history: "history"
    case .fillRest: "all that is left"
    case .proceed: "go on"
    }
  }

  /// The sentence in help.
  package var help: String {
    switch self {
    case .help: "Help for this screen"
    case .back: "Back, or close; never cancels anything at the gateway"
    case .quit: "Quit; asks while money is moving"
    case .search: "Search by reference, item, amount or id"
    case .redraw: "Draw the screen anew"
    case .interrupt: "Leave from any screen; asks if something would be lost"
    case .newSale: "Build a new sale"
    case .open: "Open the sale: its code while it waits, else its history"
    case .refund: "Refund a part of the sale, or all that is left"
    case .expire: "Expire the sale's session at the gateway, after a question"
    case .copyLink: "Send the link to the terminal's clipboard (OSC 52)"
    case .tabAll: "Show every sale"
    case .tabWaiting: "Show sales that the customer can pay"
    case .tabPaid: "Show sales that are paid"
    case .tabRefunded: "Show sales that are refunded, in part or in full"
    case .tabAttention: "Show sales that need attention"
    case .charge: "Charge: start a checkout session and show its code"
    case .details: "Reference, note, currency and terminal type"
    case .undo: "Undo the last change of the lines"
    case .toList: "Go to the list and leave the sale watched"
    case .fullScreen: "The code alone, for the customer"
    case .history: "What happened to this sale"
    case .fillRest: "Fill in all that is left"
    case .proceed: "Go on to the confirmation"
    }
  }
}

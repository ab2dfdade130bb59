import TerminalUI

extension Command {
  /// Rows of the table: what moves through lists, sorts and chooses what they show.
  var entryInLists: CommandEntry {
    switch self {
    case .up: move([.up, .character("k")], Phrase("up", "naik"), Phrase("Up", "Naik"))
    case .down: move([.down, .character("j")], Phrase("down", "turun"), Phrase("Down", "Turun"))
    case .pageUp:
      move([.pageUp], Phrase("page up", "hlm. naik"), Phrase("A page up", "Satu halaman naik"))
    case .pageDown:
      move(
        [.pageDown], Phrase("page down", "hlm. turun"),
        Phrase("A page down", "Satu halaman turun"))
    case .first:
      move([.home], Phrase("first", "pertama"), Phrase("To the first", "Ke yang pertama"))
    case .last: move([.end], Phrase("last", "terakhir"), Phrase("To the last", "Ke yang terakhir"))
    case .sortLeft:
      CommandEntry(
        [.left],
        short: Phrase("sort left", "urut kiri"),
        label: Phrase("Sort: column to the left", "Urutan: kolom kiri"),
        help: Phrase(
          "Sort by the column to the left", "Urutkan menurut kolom di kiri"))
    case .sortRight:
      CommandEntry(
        [.right],
        short: Phrase("sort by", "urutkan"),
        label: Phrase("Sort: column to the right", "Urutan: kolom kanan"),
        help: Phrase("Sort by the column to the right", "Urutkan menurut kolom di kanan"))
    case .sortFlip:
      CommandEntry(
        [.character("s")],
        short: Phrase("sort", "urutan"),
        label: Phrase("Turn the order around", "Balik urutan"),
        help: Phrase(
          "Turn the order around; Left and Right choose the column",
          "Balik urutan; Kiri dan Kanan memilih kolom"))
    case .tabAll:
      tab(
        "1", Phrase("all", "semua"), Phrase("All sales", "Semua penjualan"),
        Phrase("Show every sale", "Semua penjualan"))
    case .tabWaiting:
      tab(
        "2", Phrase("waiting", "menunggu"), Phrase("Waiting sales", "Penjualan menunggu"),
        Phrase("Show sales that the customer can pay", "Penjualan yang dapat dibayar pelanggan"))
    case .tabPaid:
      tab(
        "3", Phrase("paid", "lunas"), Phrase("Paid sales", "Penjualan lunas"),
        Phrase("Show sales that are paid", "Penjualan yang lunas"))
    case .tabRefunded:
      tab(
        "4", Phrase("refunded", "dikembalikan"),
        Phrase("Refunded sales", "Penjualan dikembalikan"),
        Phrase(
          "Show sales that are refunded, in part or in full",
          "Penjualan yang dikembalikan, sebagian atau seluruhnya"))
    default:
      tab(
        "5", Phrase("attention", "perhatian"),
        Phrase("Sales that need attention", "Penjualan perlu perhatian"),
        Phrase("Show sales that need attention", "Penjualan yang perlu perhatian"))
    }
  }

  private func move(_ keys: [Key], _ short: Phrase, _ label: Phrase) -> CommandEntry {
    CommandEntry(keys, short: short, label: label, help: label)
  }

  private func tab(
    _ digit: Character, _ short: Phrase, _ label: Phrase, _ help: Phrase
  ) -> CommandEntry {
    CommandEntry([.character(digit)], short: short, label: label, help: help)
  }
}

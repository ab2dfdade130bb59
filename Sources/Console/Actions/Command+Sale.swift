import CheckoutDomain
import TerminalUI

extension ConsoleState {
  /// The row of a command, in the words of what it does where somebody is now.
  func entry(of command: Command) -> CommandEntry {
    if command == .byLine, case .refund(let form) = screens.last, form.lines != nil {
      return command.entry.saying(
        Phrase("by amount", "per jumlah"),
        help: Phrase(
          "Type an amount in place of the lines", "Ketik jumlah sebagai ganti baris"))
    }
    return command.entry(for: saleInFocus)
  }
}

extension Command {
  /// Its row in the words of what it does to this sale: a session is expired, a payment intent canceled.
  func entry(for sale: Sale?) -> CommandEntry {
    guard self == .expire, let sale else { return entry }
    return switch sale.progress.chargedBy {
    case .session:
      entry.saying(
        entry.short,
        help: Phrase(
          "Expire the sale's session at the gateway, after a question",
          "Akhiri sesi penjualan di gateway, setelah ditanya"))
    case .intent:
      entry.saying(
        Phrase("cancel", "batalkan"),
        help: Phrase(
          "Cancel the sale's payment intent at the gateway, after a question",
          "Batalkan payment intent penjualan di gateway, setelah ditanya"))
    }
  }

  /// Rows of the table: what is done about one sale.
  var entryOfSale: CommandEntry {
    switch self {
    case .newSale:
      CommandEntry(
        [.character("n")],
        short: Phrase("new sale", "jual baru"), label: Phrase("New sale", "Penjualan baru"),
        help: Phrase("Build a new sale", "Buat penjualan baru"))
    case .open:
      CommandEntry(
        [.enter],
        short: Phrase("open", "buka"), label: Phrase("Open the sale", "Buka penjualan"),
        help: Phrase(
          "Open the sale: its code while it waits, else its history",
          "Buka penjualan: kodenya selama menunggu, selain itu riwayatnya"))
    case .refund:
      CommandEntry(
        [.character("r")],
        short: Phrase("refund", "kembalikan dana"), label: Phrase("Refund", "Kembalikan dana"),
        help: Phrase(
          "Refund a part of the sale, or all that is left",
          "Kembalikan sebagian dana, atau semua sisanya"),
        isDangerous: true)
    case .expire:
      CommandEntry(
        [.character("x")],
        short: Phrase("expire", "batalkan"),
        label: Phrase("Cancel the sale", "Batalkan penjualan"),
        help: Phrase(
          "Expire the sale's session at the gateway, or cancel its payment intent, after a question",
          "Akhiri sesi penjualan di gateway, atau batalkan payment intent-nya, setelah ditanya"),
        isDangerous: true)
    case .copyLink:
      CommandEntry(
        [.character("c")],
        short: Phrase("copy link", "salin tautan"),
        label: Phrase("Copy the link", "Salin tautan"),
        help: Phrase(
          "Send the link to the terminal's clipboard (OSC 52)",
          "Kirim tautan ke papan klip terminal (OSC 52)"))
    case .check:
      CommandEntry(
        [.character("u")],
        short: Phrase("check now", "periksa"),
        label: Phrase("Check at the gateway now", "Periksa di gateway sekarang"),
        help: Phrase(
          "Ask the gateway about this sale now; nothing is charged or refunded by it",
          "Tanya gateway tentang penjualan ini sekarang; tidak ada uang yang bergerak"))
    case .settle:
      CommandEntry(
        [.character("e")],
        short: Phrase("settle", "selesaikan"),
        label: Phrase("Settle a refund by hand", "Selesaikan dengan tangan"),
        help: Phrase(
          "Settle a refund that is NEEDS-HUMAN, with evidence and a second person",
          "Selesaikan pengembalian PERLU PETUGAS, dengan bukti dan orang kedua"),
        isDangerous: true)
    case .history:
      CommandEntry(
        [.enter],
        short: Phrase("history", "riwayat"), label: Phrase("History", "Riwayat"),
        help: Phrase("What happened to this sale", "Apa yang terjadi pada penjualan ini"))
    case .reconcile:
      CommandEntry(
        [.character("R")],
        short: Phrase("compare", "cocokkan"),
        label: Phrase("Compare with the gateway", "Cocokkan dengan gateway"),
        help: Phrase(
          "Compare ledger and gateway, and take in what the ledger lacks",
          "Cocokkan buku besar dan gateway, dan catat yang belum ada"))
    case .fewerDays:
      CommandEntry(
        [.left],
        short: Phrase("fewer days", "lebih singkat"),
        label: Phrase("Compare fewer days", "Cocokkan masa lebih singkat"),
        help: Phrase("Compare a shorter time", "Cocokkan masa yang lebih singkat"))
    case .moreDays:
      CommandEntry(
        [.right],
        short: Phrase("more days", "lebih lama"),
        label: Phrase("Compare more days", "Cocokkan masa lebih lama"),
        help: Phrase("Compare a longer time", "Cocokkan masa yang lebih lama"))
    case .toList:
      CommandEntry(
        [.character("b")],
        short: Phrase("to the list", "ke daftar"), label: Phrase("To the list", "Ke daftar"),
        help: Phrase(
          "Go to the list and leave the sale watched", "Ke daftar; penjualan tetap dipantau"))
    default:
      CommandEntry(
        [.character("f")],
        short: Phrase("customer's view", "layar pelanggan"),
        label: Phrase("Customer's view", "Layar pelanggan"),
        help: Phrase("The code alone, for the customer", "Hanya kode, untuk pelanggan"))
    }
  }
}

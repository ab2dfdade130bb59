import TerminalUI

extension Command {
  /// Rows of the table: what is done while a sale is built, and in forms.
  var entryInForms: CommandEntry {
    switch self {
    case .charge:
      CommandEntry(
        [.function(10), .control("o")],
        short: Phrase("charge", "tagih"), label: Phrase("Charge", "Tagih"),
        help: Phrase(
          "Charge: start a checkout session and show its code",
          "Tagih: mulai sesi pembayaran dan tampilkan kodenya"))
    case .chargeKind:
      CommandEntry(
        [.function(7), .control("t")],
        short: Phrase("session/intent", "sesi/intent"),
        label: Phrase("Session or payment intent", "Sesi atau payment intent"),
        help: Phrase(
          "Charge by a session or by a payment intent; put one in the place of the other",
          "Tagih lewat sesi atau payment intent; ganti yang satu dengan yang lain"))
    case .details:
      CommandEntry(
        [.function(2), .control("e")],
        short: Phrase("details", "rincian"), label: Phrase("Details", "Rincian"),
        help: Phrase(
          "Reference, note, currency and terminal type",
          "Referensi, catatan, mata uang dan jenis halaman"))
    case .undo:
      CommandEntry(
        [.control("z")],
        short: Phrase("undo", "urungkan"), label: Phrase("Undo", "Urungkan"),
        help: Phrase(
          "Undo the last change of the lines", "Urungkan perubahan terakhir pada baris"))
    case .park:
      CommandEntry(
        [.function(4), .control("p")],
        short: Phrase("park", "tunda"), label: Phrase("Park the sale", "Tunda penjualan"),
        help: Phrase(
          "Put this sale aside, to go on with it later",
          "Tunda penjualan ini, untuk dilanjutkan nanti"))
    case .recall:
      CommandEntry(
        [.function(5), .control("r")],
        short: Phrase("recall", "panggil"),
        label: Phrase("Recall a parked sale", "Panggil yang ditunda"),
        help: Phrase("The sales that were put aside", "Penjualan yang ditunda"))
    case .discard:
      CommandEntry(
        [.delete],
        short: Phrase("throw away", "buang"),
        label: Phrase("Throw a parked sale away", "Buang yang ditunda"),
        help: Phrase(
          "Throw the parked sale away, after a question",
          "Buang penjualan yang ditunda, setelah ditanya"),
        isDangerous: true)
    case .fillRest:
      CommandEntry(
        [.function(3), .control("f")],
        short: Phrase("all that is left", "semua sisa"),
        label: Phrase("All that is left", "Semua yang tersisa"),
        help: Phrase("Fill in all that is left", "Isi dengan semua yang tersisa"))
    case .byLine:
      CommandEntry(
        [.function(6), .control("n")],
        short: Phrase("by line", "per baris"), label: Phrase("Refund by line", "Per baris"),
        help: Phrase(
          "Choose the lines to refund in place of an amount, and back",
          "Pilih baris yang dikembalikan sebagai ganti jumlah, dan kembali"))
    default:
      CommandEntry(
        [.function(10), .control("o")],
        short: Phrase("go on", "lanjut"), label: Phrase("Go on", "Lanjut"),
        help: Phrase("Go on to the confirmation", "Lanjut ke konfirmasi"))
    }
  }
}

import TerminalUI

extension Command {
  /// Rows of the table: what works on every screen.
  var entryEverywhere: CommandEntry {
    switch self {
    case .help:
      CommandEntry(
        [.character("?"), .function(1), .control("g")],
        short: Phrase("help", "bantuan"), label: Phrase("Help", "Bantuan"),
        help: Phrase("Help for this screen", "Bantuan untuk layar ini"))
    case .back:
      CommandEntry(
        [.escape],
        short: Phrase("back", "kembali"), label: Phrase("Back", "Kembali"),
        help: Phrase(
          "Back, or close; never cancels anything at the gateway",
          "Kembali atau tutup; tidak pernah membatalkan apa pun di gateway"))
    case .quit:
      CommandEntry(
        [.character("q")],
        short: Phrase("quit", "keluar"), label: Phrase("Quit", "Keluar"),
        help: Phrase(
          "Quit; asks while money is moving", "Keluar; bertanya selama ada uang diproses"))
    case .search:
      CommandEntry(
        [.character("/")],
        short: Phrase("search", "cari"), label: Phrase("Search", "Cari"),
        help: Phrase(
          "Search by reference, item, amount or id",
          "Cari menurut referensi, barang, jumlah atau id"))
    case .palette:
      CommandEntry(
        [.character(":"), .control("k")],
        short: Phrase("commands", "perintah"),
        label: Phrase("Command palette", "Daftar perintah"),
        help: Phrase("Find a command by its name", "Cari perintah menurut namanya"))
    case .theme:
      CommandEntry(
        [.character("T")],
        short: Phrase("theme", "tema"), label: Phrase("Theme", "Tema"),
        help: Phrase("Choose the colours", "Pilih warna"))
    case .settings:
      CommandEntry(
        [.character(",")],
        short: Phrase("settings", "setelan"), label: Phrase("Settings", "Setelan"),
        help: Phrase(
          "Language, theme, bell, mouse and your name", "Bahasa, tema, bel, tetikus dan nama Anda"))
    case .about:
      CommandEntry(
        [.character("A")],
        short: Phrase("about", "tentang"), label: Phrase("About Kasir", "Tentang Kasir"),
        help: Phrase(
          "Version, gateway, and where the files are", "Versi, gateway, dan letak berkas"))
    case .mouse:
      CommandEntry(
        [.character("M")],
        short: Phrase("mouse", "tetikus"),
        label: Phrase("Mouse on or off", "Tetikus nyala atau mati"),
        help: Phrase(
          "Mouse: the wheel moves, a click selects a row or does what a footer hint says; off again, "
            + "the terminal selects text",
          "Tetikus: roda menggulir, klik memilih baris atau menjalankan petunjuk di kaki layar; "
            + "dimatikan, terminal memilih teks"))
    case .tour:
      CommandEntry(
        [.function(8), .control("y")],
        short: Phrase("tour", "tur"), label: Phrase("Guided tour", "Tur terpandu"),
        help: Phrase(
          "The demo's guided tour: begin it, leave it, take it up again",
          "Tur terpandu di demo: memulai, meninggalkan, melanjutkan"))
    case .redraw:
      CommandEntry(
        [.control("l")],
        short: Phrase("redraw", "gambar ulang"), label: Phrase("Redraw", "Gambar ulang"),
        help: Phrase("Draw the screen anew", "Gambar ulang layar"))
    default:
      CommandEntry(
        [.control("c")],
        short: Phrase("leave", "keluar"), label: Phrase("Leave", "Tinggalkan"),
        help: Phrase(
          "Leave from any screen; asks while money is moving",
          "Keluar dari layar mana pun; bertanya selama ada uang diproses"))
    }
  }
}

import CheckoutDomain
import Till

extension Words {
  // Leaving.
  var leaveTitle: String { self("Leave Kasir?", "Keluar dari Kasir?") }
  var leaveWhileMoneyMoves: [String] {
    [
      self(
        "Money is moving: the gateway has not answered yet.",
        "Uang sedang bergerak: gateway belum menjawab."),
      self(
        "If you leave now, the next start calls it UNKNOWN and looks it up. Nothing is sent twice.",
        "Jika keluar sekarang, berikutnya statusnya BELUM PASTI dan dicari. "
          + "Tidak ada yang dikirim dua kali."),
    ]
  }
  var leaveYes: String { self("leave", "keluar") }
  var leaveNo: String { self("stay", "tetap di sini") }

  // The clock.
  func clockOff(_ offset: Duration) -> String {
    let seconds = abs(offset.components.seconds)
    let amount =
      seconds >= 2 * 86_400
      ? "\(seconds / 86_400) hari"
      : seconds >= 2 * 3600
        ? "\(seconds / 3600) jam" : seconds >= 120 ? "\(seconds / 60) menit" : "\(seconds) detik"
    let side = offset < .zero ? "lebih cepat" : "lebih lambat"
    return self(
      "This computer's clock is \(GatewayClock.words(offset)) the gateway's: set it right.",
      "Jam komputer ini \(amount) \(side) dari jam gateway: betulkan.")
  }

  // Help, palette, theme.
  var helpTitle: String { self("Keys on this screen", "Tombol di layar ini") }
  var helpMore: String { self("Up and Down: more; ", "Naik, Turun: lagi; ") }
  var helpClose: String { self("other keys close", "lainnya menutup") }
  var paletteTitle: String { self("Commands", "Perintah") }
  var palettePlaceholder: String { self("type a part of its name", "ketik sebagian namanya") }
  var paletteNothing: String {
    self("No command here is called so.", "Tidak ada perintah bernama begitu di sini.")
  }
  var themeTitle: String { self("Theme", "Tema") }
  var themeHint: String { self("Enter keeps, Esc not", "Enter simpan, Esc batal") }
  func themeChosen(_ name: String) -> String {
    self("The theme is \(name) now.", "Tema sekarang \(name).")
  }

  // Settings and about.
  func settingLabel(_ field: SettingsState.Field) -> String {
    switch field {
    case .language: self("Language", "Bahasa")
    case .theme: self("Theme", "Tema")
    case .bell: self("Bell when paid", "Bel saat lunas")
    case .mouse: self("Mouse", "Tetikus")
    case .operatorName: self("Your name", "Nama Anda")
    }
  }
  var operatorHint: String {
    self(
      "Enter changes it, Enter again keeps it. Each refund made from now on says who made it.",
      "Enter mengubahnya, Enter lagi menyimpannya. Tiap pengembalian sejak itu mencatat siapa "
        + "yang membuatnya.")
  }
  func operatorChanged(_ name: String) -> String {
    self("Refunds are made by \(name) from now on.", "Mulai kini pengembalian dibuat oleh \(name).")
  }
  var operatorNeedsName: String {
    self("Type a name.", "Ketik sebuah nama.")
      + keys(" Esc leaves it as it was.", " Esc membiarkannya.")
  }
  var mouseOn: String {
    self(
      "The mouse is on: with Shift held, most terminals still select text.",
      "Tetikus nyala: dengan Shift ditahan, kebanyakan terminal tetap memilih teks.")
  }
  var mouseOff: String {
    self("The mouse is off: it selects text again.", "Tetikus mati: kembali memilih teks.")
  }
  func onOff(_ isOn: Bool) -> String { isOn ? self("on", "nyala") : self("off", "mati") }
  var settingsHint: String {
    self(
      "Left and Right change it; it is kept in the config file. Everything else there is set by "
        + "hand: currency, shop name, keys.",
      "Kiri dan Kanan mengubahnya; disimpan di berkas konfigurasi. Yang lain diatur di sana "
        + "dengan tangan: mata uang, nama toko, tombol.")
  }
  var settingsForNow: String {
    self(
      "Left and Right change it, for as long as this read-only console is open.",
      "Kiri dan Kanan mengubahnya, selama konsol yang hanya untuk melihat ini terbuka.")
  }
  var aboutGateway: String { "Gateway" }
  var aboutCounter: String { self("Counter", "Loket") }
  var aboutKey: String { self("Key", "Kunci") }
  var aboutLanguage: String { self("Language", "Bahasa") }
  var aboutTheme: String { self("Theme", "Tema") }
  var aboutLedger: String { self("Ledger", "Buku besar") }
  var aboutConfig: String { self("Config", "Konfigurasi") }
  var aboutLog: String { "Log" }
  var aboutWords: String {
    self(
      "Kasir never calls an unknown outcome failed, and never refunds twice on its own.",
      "Kasir tidak pernah menyebut hasil yang belum pasti gagal, dan tidak pernah mengembalikan "
        + "dua kali sendiri.")
  }

  // The header.
  var modeSandbox: String { self("SANDBOX", "SANDBOX") }
  var modeTest: String { self("TEST", "UJI") }
  var modeReadOnly: String { self("READ-ONLY", "HANYA LIHAT") }
  var isReadOnly: String {
    self(
      "This console is read-only: it changes nothing, and sends nothing.",
      "Konsol ini hanya untuk melihat: tidak ada yang diubah, tidak ada yang dikirim.")
  }
  var modeLive: String { self("LIVE: REAL MONEY", "LIVE: UANG SUNGGUHAN") }
  var salesTitle: String { self("Sales", "Penjualan") }
  var newSaleTitle: String { self("New sale", "Penjualan baru") }
  var paymentTitle: String { self("Payment", "Pembayaran") }
  func saleTitle(_ reference: String) -> String {
    self("Sale \(reference)", "Penjualan \(reference)")
  }
  func refundScreenTitle(_ reference: String) -> String {
    self("Refund \(reference)", "Pengembalian \(reference)")
  }
  func settleScreenTitle(_ reference: String) -> String {
    self("Settle \(reference)", "Selesaikan \(reference)")
  }
  var parkedTitle: String { self("Parked sales", "Penjualan ditunda") }
  var settingsTitle: String { self("Settings", "Setelan") }
  var aboutTitle: String { self("About", "Tentang") }
  func tooSmall(needed: (Int, Int), present: (Int, Int)) -> String {
    self(
      "This screen needs \(needed.0)×\(needed.1). The terminal has \(present.0)×\(present.1): "
        + "make it larger.",
      "Layar ini perlu \(needed.0)×\(needed.1). Terminal ini \(present.0)×\(present.1): "
        + "perbesarlah.")
  }
}

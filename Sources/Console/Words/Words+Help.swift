extension Words {
  /// The keys that a screen's fields understand besides its commands.
  func fieldKeys(_ kind: ScreenKind) -> [(keys: String, help: String)] {
    switch kind {
    case .newSale: newSaleKeys
    case .refund:
      [
        ("Tab Up Down", self("Amount or reason", "Jumlah atau alasan")),
        ("Left Right", self("Another reason", "Alasan lain")),
        (
          "+ - Space",
          self("By line: more, less, the whole line", "Per baris: tambah, kurang, seluruhnya")
        ),
      ]
    case .settlement:
      [
        ("Tab Up Down", self("The next field", "Isian berikutnya")),
        ("Left Right", self("The outcome", "Hasilnya")),
      ]
    case .settings:
      [("Left Right Enter", self("Change it", "Mengubahnya"))]
    case .saleDetails:
      [
        ("Tab Up Down", self("The next field", "Isian berikutnya")),
        ("Left Right", self("Another currency or page", "Mata uang atau halaman lain")),
        ("Enter", self("Keep it", "Menyimpan")),
      ]
    case .search:
      [
        ("Enter", self("Keep what was found", "Pertahankan yang ditemukan")),
        ("Up Down", self("Move in what was found", "Bergerak di antara yang ditemukan")),
      ]
    case .liveConfirmation:
      [("Enter", self("Charge, if the amount is right", "Tagih, bila jumlahnya benar"))]
    case .alarm:
      [("Tab Up Down", self("The next field", "Isian berikutnya"))]
    case .parked: [("Enter", self("Go on with it", "Melanjutkannya"))]
    case .reconcile: [("Enter", self("Compare", "Membandingkan"))]
    case .list, .payment, .customersView, .detail, .about: []
    }
  }

  private var newSaleKeys: [(keys: String, help: String)] {
    [
      (
        "Enter",
        self(
          "Add the line typed: 2*kopi susu 18000, teh 5000, +25000 servis",
          "Tambahkan: 2*kopi susu 18000, teh 5000, +25000 servis")
      ),
      (
        "Up Down",
        self("Go into the lines, and back to the entry line", "Ke baris-baris, dan kembali")
      ),
      (
        "+ - Del",
        self("In the lines: one more, one less, remove", "Di baris: tambah, kurang, hapus")
      ),
    ]
  }
}

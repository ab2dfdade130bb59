import CheckoutDomain

extension Words {
  func tourOffer(_ key: String) -> String {
    self(
      "Guided tour in ten short steps: \(key) begins it, and leaves it again",
      "Tur terpandu, sepuluh langkah pendek: \(key) memulai, dan meninggalkannya")
  }
  func tourWaits(_ key: String, _ step: TourStep) -> String {
    self(
      "The tour waits at step \(step.number) of 10: \(key) takes it up again",
      "Tur menunggu di langkah \(step.number) dari 10: \(key) melanjutkannya")
  }
  func tourShort(_ key: String, isNew: Bool) -> String {
    isNew
      ? self("Guided tour: \(key) begins it", "Tur terpandu: \(key) memulai")
      : self("Guided tour: \(key) goes on", "Tur terpandu: \(key) melanjutkan")
  }
  func tourLeft(_ key: String, _ step: TourStep) -> String {
    self(
      "The tour is left at step \(step.number). \(key) takes it up again, also after a restart.",
      "Tur ditinggalkan di langkah \(step.number). \(key) melanjutkannya, juga setelah mulai ulang."
    )
  }
  func tourWay(_ key: String) -> String {
    self(
      "\(key) leaves the tour, and takes it up again",
      "\(key) keluar dari tur, dan melanjutkannya lagi")
  }
  func tourHeading(_ step: TourStep) -> String {
    self("Tour \(step.number)/10: ", "Tur \(step.number)/10: ") + tourTitle(step)
  }

  private func tourTitle(_ step: TourStep) -> String {
    switch step {
    case .firstSale: self("first sale", "penjualan pertama")
    case .declined: self("declined customer", "pelanggan ditolak")
    case .expired: self("expired link", "tautan kedaluwarsa")
    case .background: self("in the background", "di latar belakang")
    case .partialRefund: self("partial refund", "pengembalian sebagian")
    case .refundByLine: self("refund by line", "pengembalian per baris")
    case .lostConnection: self("lost connection", "sambungan terputus")
    case .search: self("search", "pencarian")
    case .theme where isInLines: self("settings", "setelan")
    case .theme: self("theme", "tema")
    case .leaving: self("leaving", "keluar")
    }
  }

  /// What a step has taught, in one line.
  func tourLesson(_ step: TourStep) -> String {
    switch step {
    case .firstSale:
      self(
        "Paid: the gateway said so. Never take a customer's word for it.",
        "Lunas: gateway yang menyatakannya, bukan kata pelanggan.")
    case .declined:
      self(
        "Declined, yet still \(state(SaleState.waiting)): the customer can try again with this code.",
        "Ditolak, tetapi masih \(state(SaleState.waiting)): pelanggan dapat mencoba lagi.")
    case .expired:
      self(
        "The link is dead. A late payment is still looked for, for 72 hours.",
        "Tautan mati. Pembayaran yang terlambat masih dicari selama 72 jam.")
    case .background:
      self(
        "It was watched all the time, whatever was on the screen.",
        "Penjualan terus dipantau, apa pun yang ada di layar.")
    case .partialRefund:
      self(
        "Given back. What is left of the sale can still be refunded.",
        "Dikembalikan. Sisanya masih dapat dikembalikan.")
    case .refundByLine:
      self(
        "Given back: the lines made the amount.", "Dikembalikan: baris menentukan jumlahnya.")
    case .lostConnection:
      self(
        "The gateway had done it, once. Nothing was sent twice.",
        "Gateway sudah melakukannya, satu kali. Tidak ada yang dikirim dua kali.")
    case .search:
      self("Found", "Ditemukan") + keys("; Esc shows all again", "; Esc menampilkan semua lagi")
        + "."
    case .theme: self("Kept in the config file.", "Disimpan di berkas konfigurasi.")
    case .leaving: self("That was the tour.", "Itulah turnya.")
    }
  }

  /// What to do next, in two lines at the most.
  ///
  /// - Parameter key: The name of a command's key.
  func tourHint(
    _ step: TourStep, _ place: TourPlace, _ seen: TourSeen, _ key: (Command) -> String
  ) -> String {
    if step.isSelling { return sellingHint(step, place, seen, key) }
    if step.isRefunding { return refundingHint(step, place, seen, key) }
    switch (step, place) {
    case (.search, .list):
      return self(
        "Press \(key(.search)) to look for a sale.", "Tekan \(key(.search)) untuk mencari.")
    case (.search, .search):
      return self(
        "Type \(seen.sold ?? "kopi"), or a part of a reference or an amount. Enter keeps what was "
          + "found.",
        "Ketik \(seen.sold ?? "kopi"), atau bagian dari referensi atau jumlah. Enter menyimpan "
          + "hasilnya.")
    case (.theme, .themes):
      return self(
        "Up and Down show each one at once. Enter keeps it, Esc does not.",
        "Naik dan Turun langsung menunjukkannya. Enter menyimpan, Esc tidak.")
    case (.theme, .list):
      return self(
        "Press \(key(.theme)) to choose other colours.",
        "Tekan \(key(.theme)) untuk memilih warna lain.")
    case (.leaving, .list):
      return self(
        "Press \(key(.quit)) to leave. All of it is kept, and open sales are watched again.",
        "Tekan \(key(.quit)) untuk keluar. Semua tersimpan, dan yang terbuka dipantau lagi.")
    default: return tourWayBack
    }
  }

  private var tourWayBack: String {
    self("Esc leads back to the list.", "Esc kembali ke daftar.")
  }
}

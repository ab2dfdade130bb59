import CheckoutDomain

/// The tour's hints where the screens' own speak of keys or of what is only seen.
extension Words {
  /// What to do next at a place that only lines have; nil where the screens' hint says it.
  ///
  /// - Parameters:
  ///   - sold: What can be searched for.
  ///   - number: The number of a command among the choices that were told, or its name.
  func plainTourHint(
    _ step: TourStep, _ place: PlainTourPlace, sold: String? = nil,
    _ number: (Command) -> String
  ) -> String? {
    switch place {
    case .cart:
      self(
        "Enter alone tells the choices, Charge among them. Or type another line first.",
        "Enter saja menyebut pilihan, termasuk Tagih. Atau ketik baris lain dahulu.")
    case .cartChoices: self("\(number(.charge)) charges this.", "\(number(.charge)) menagihnya.")
    case .noChoices:
      self("Enter alone, then type an item.", "Enter saja, lalu ketik barangnya.")
    case .code where step == .background: nil
    case .code:
      step == .expired
        ? self(
          "Nobody pays. Wait: after 20 seconds the state changes by itself, and a line says so.",
          "Tidak ada yang membayar. Tunggu: setelah 20 detik statusnya berubah, dan disebut.")
        : self(
          "The customer has the link and tries to pay. Wait for the line that says what became of it.",
          "Pelanggan punya tautannya dan mencoba membayar. Tunggu baris yang menyebut hasilnya.")
    case .watching:
      self(
        "Your sale is watched here too: wait for the line that says its state.",
        "Penjualan tetap dipantau di sini: tunggu baris yang menyebut statusnya.")
    case .menuToRefund:
      self(
        "The customer wants money back. Press \(number(.tabPaid)) for the sales that are "
          + "\(state(SaleState.paid)).",
        "Pelanggan meminta uang kembali. Tekan \(number(.tabPaid)) untuk penjualan yang "
          + "\(state(SaleState.paid)).")
    case .menuToRefundMore:
      self(
        "The customer wants money back. Press \(number(.tabRefunded)) for the sales that are "
          + "\(state(SaleState.partRefunded)): something is left of them.",
        "Pelanggan meminta uang kembali. Tekan \(number(.tabRefunded)) untuk penjualan yang "
          + "\(state(SaleState.partRefunded)): masih ada sisanya.")
    case .listToRefund:
      self(
        "Type the number of a sale that is \(state(SaleState.paid)), or "
          + "\(state(SaleState.partRefunded)).",
        "Ketik nomor penjualan yang \(state(SaleState.paid)), atau "
          + "\(state(SaleState.partRefunded)).")
    case .notRefundable:
      step == .refundByLine
        ? self(
          "One cup came back, but this sale has no whole cup left: 0 leads back, to choose another "
            + "that is \(state(SaleState.paid)) or \(state(SaleState.partRefunded)).",
          "Satu gelas dikembalikan, tetapi sisa penjualan ini tidak cukup: 0 kembali, untuk memilih "
            + "yang lain, \(state(SaleState.paid)) atau \(state(SaleState.partRefunded)).")
        : self(
          "Nothing of this one can be refunded: 0 leads back, to choose one that is "
            + "\(state(SaleState.paid)) or \(state(SaleState.partRefunded)).",
          "Yang ini tidak dapat dikembalikan: 0 kembali, untuk memilih yang "
            + "\(state(SaleState.paid)) atau \(state(SaleState.partRefunded)).")
    case .amount:
      step == .refundByLine
        ? self(
          "Enter alone tells the choices, Refund by line among them.",
          "Enter saja menyebut pilihan, termasuk Per baris.")
        : self(
          "Type 1000 and press Enter. Nothing is sent yet.",
          "Ketik 1000 lalu Enter. Belum ada yang dikirim.")
    case .refundChoices:
      step == .refundByLine
        ? nil
        : self(
          "Enter alone leads back to the amount: 1000.", "Enter saja kembali ke jumlahnya: 1000.")
    case .lines:
      self(
        "The number of a line takes one piece of it.", "Nomor satu baris mengambil satu darinya.")
    case .question:
      self(
        "Listen to it. y and Enter send it; any other line does not.",
        "Dengarkan. y lalu Enter mengirimnya; baris lain tidak.")
    case .search:
      self(
        "Type \(sold ?? "kopi"), or a part of a reference or an amount.",
        "Ketik \(sold ?? "kopi"), atau bagian dari referensi atau jumlah.")
    case .menuToSettings:
      self(
        "Press \(number(.settings)) for the settings.", "Tekan \(number(.settings)) untuk setelan.")
    case .settings:
      self(
        "Type the number of one: it changes at once.", "Ketik nomor salah satu: langsung berubah.")
    case .textElsewhere:
      self("Enter alone, then 0, leads back.", "Enter saja, lalu 0, kembali.")
    case .elsewhere: self("0 leads back.", "0 kembali.")
    }
  }
}

extension Words {
  /// How a choice is reached that was not told yet.
  func plainNumber(of label: String) -> String {
    self("Enter and the number of \"\(label)\"", "Enter dan nomor \"\(label)\"")
  }
}

/// Where a learner stands in lines, where the screens' hints do not fit.
enum PlainTourPlace: Hashable, CaseIterable {
  case cart, cartChoices, noChoices, code, watching
  case menuToRefund, menuToRefundMore, listToRefund, notRefundable
  case amount, refundChoices, lines, question
  case search
  case menuToSettings, settings
  case textElsewhere, elsewhere
}

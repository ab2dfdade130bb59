import CheckoutDomain

extension Words {
  /// Why a refund cannot be settled so, and what to do.
  func problem(_ problem: RefundResolution.Problem) -> String {
    self(problem.sentence, indonesian(problem))
  }

  private func indonesian(_ problem: RefundResolution.Problem) -> String {
    switch problem {
    case .notForAPerson(let state):
      "Pengembalian ini \(self.state(state)): hanya yang PERLU PETUGAS diselesaikan dengan tangan."
    case .noEvidence:
      "Tulis dari mana diketahui: mutasi, nomor tiket atau surel, sedikitnya sepuluh huruf."
    case .noName: "Tulis siapa Anda."
    case .alone:
      "Orang kedua harus ikut memeriksa; sendiri baru boleh 24 jam setelah pengembalian."
    case .samePerson: "Orang kedua harus orang lain."
    case .otherAmount: "Tanpa orang kedua, ketik ulang jumlah pengembaliannya."
    }
  }

  func settleIntro(_ refund: Refund, _ sale: Sale) -> String {
    self(
      "Nobody but a person can say whether the customer has the \(refund.amount) of "
        + "\(sale.reference). It stays reserved until this is settled.",
      "Hanya petugas yang dapat memastikan apakah pelanggan sudah menerima \(refund.amount) dari "
        + "\(sale.reference). Uangnya disisihkan sampai ini diselesaikan.")
  }
  func settleWhere(_ refund: Refund) -> String {
    let name = refund.id?.text ?? refund.clientRef.text
    return self(
      "Look in WooshPay's dashboard for \(name), or ask their support and keep the ticket number.",
      "Cari \(name) di dasbor WooshPay, atau tanya dukungannya dan simpan nomor tiketnya.")
  }
  func settleLabel(_ field: SettlementState.Field) -> String {
    switch field {
    case .outcome: self("Outcome", "Hasil")
    case .evidence: self("Evidence", "Bukti")
    case .operatorName: self("Your name", "Nama Anda")
    case .second: self("Second person", "Orang kedua")
    case .amount: self("Amount again", "Jumlah lagi")
    }
  }
  func settleOutcome(_ wasRefunded: Bool?) -> String {
    switch wasRefunded {
    case nil where isInLines: self("not chosen", "belum dipilih")
    case nil: self("choose with Left and Right", "pilih dengan Kiri dan Kanan")
    case true?:
      self("REFUNDED: the customer has the money", "DIKEMBALIKAN: uang sudah diterima")
    case false?:
      self("NOT-SENT: it never reached them", "TIDAK TERKIRIM: tidak pernah sampai")
    }
  }
  /// The same in one word, where there is no room for more.
  func settleOutcomeWord(_ wasRefunded: Bool?) -> String {
    switch wasRefunded {
    case nil: self("choose", "pilih")
    case true?: state(RefundState.refunded)
    case false?: state(RefundState.notSent)
    }
  }
  var settleEvidencePlaceholder: String {
    self("a statement, a ticket number or a mail", "mutasi, nomor tiket atau surel")
  }
  var settleSecondPlaceholder: String {
    self("empty when alone", "kosong bila sendiri")
  }
  var settleAmountPlaceholder: String { self("only when alone", "hanya bila sendiri") }
  func settleHint(_ field: SettlementState.Field) -> String {
    switch field {
    case .outcome:
      self(
        "Say NOT-SENT only if you have seen that it is not there: its money can then be refunded "
          + "once more.",
        "Pilih TIDAK TERKIRIM hanya bila sudah terlihat tidak ada: uangnya lalu dapat "
          + "dikembalikan sekali lagi.")
    case .evidence:
      self("What you saw it by, in at least ten characters.", "Dasar Anda, sedikitnya 10 huruf.")
    case .operatorName, .second:
      self(
        "Two people look at it. Alone it can be settled 24 hours after the refund.",
        "Dua orang memeriksa. Sendiri baru boleh 24 jam setelah pengembalian.")
    case .amount:
      self("Without a second person, type the amount again.", "Tanpa orang kedua, ketik jumlahnya.")
    }
  }
  var settleChoose: String {
    self("Choose the outcome first: has the customer the money?", "Pilih hasilnya dahulu.")
  }
  func settleTitle(_ amount: Money) -> String {
    self("Settle the refund of \(amount)?", "Selesaikan pengembalian \(amount)?")
  }
  func settleLines(_ settlement: Settlement, _ form: SettlementState) -> [String] {
    [
      spelled(form.refund.amount), settleOutcome(settlement.wasRefunded),
      self("Evidence: \(settlement.evidence)", "Bukti: \(settlement.evidence)"),
      settlement.second.map {
        self("By \(settlement.operatorName) and \($0)", "Oleh \(settlement.operatorName) dan \($0)")
      }
        ?? self(
          "By \(settlement.operatorName), single-handed",
          "Oleh \(settlement.operatorName), sendirian"),
      self("It is written down and cannot be changed.", "Dicatat dan tidak dapat diubah."),
    ]
  }
  var settleYes: String { self("settle it", "selesaikan") }
  var settleNo: String { self("not yet", "belum") }
  func settled(_ sale: Sale) -> String {
    self(
      "Settled. Left to refund of \(sale.reference): \(sale.remaining).",
      "Selesai. Sisa yang dapat dikembalikan dari \(sale.reference): \(sale.remaining).")
  }
}

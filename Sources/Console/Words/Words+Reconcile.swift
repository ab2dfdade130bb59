import CheckoutDomain

extension Words {
  var reconcileTitle: String { self("Ledger and gateway", "Buku besar dan gateway") }
  func reconcileWindow(_ days: Int) -> String { "◀ \(reconcileSpan(days)) ▶" }
  func reconcileSpan(_ days: Int) -> String {
    days == 1
      ? self("the last 24 hours", "24 jam terakhir")
      : self("the last \(days) days", "\(days) hari terakhir")
  }
  func reconcileIntro(_ key: String) -> String {
    self(
      "\(key) compares what this ledger and the gateway say of every payment of that time. What "
        + "the ledger lacks is taken in; nothing is charged or refunded by it.",
      "\(key) membandingkan catatan buku ini dan gateway untuk setiap pembayaran masa itu. Yang "
        + "belum ada dicatat; tidak ada yang ditagih atau dikembalikan.")
  }
  func comparing(_ count: Int) -> String {
    self("Comparing… \(count) payments so far.", "Membandingkan… \(count) pembayaran sejauh ini.")
  }
  var isComparing: String {
    self("It is being compared: wait for the end.", "Sedang dibandingkan: tunggu selesai.")
  }
  func reconciled(_ report: Reconciliation) -> String {
    guard report.wasCompared else {
      return self("Nothing was compared.", "Tidak ada yang dibandingkan.")
    }
    let counts = self(
      "Payments: \(report.ours) here, \(report.theirs) at the gateway. ",
      "Pembayaran: \(report.ours) di sini, \(report.theirs) di gateway. ")
    switch report.verdict {
    case .balanced: return counts + self("Everything agrees.", "Semuanya cocok.")
    case .unknown:
      return counts
        + self(
          "Nothing differs, but the gateway did not say all.",
          "Tidak ada beda, tetapi gateway tidak menyebut semuanya.")
    case .differs:
      let lost = report.lostSales.count
      let differences = report.differences.count
      return counts
        + self(
          differences == 1 ? "1 difference" : "\(differences) differences",
          "\(differences) perbedaan")
        + (lost == 0
          ? "."
          : self(
            ", \(lost) of them lost sales: see needs attention.",
            ", \(lost) di antaranya penjualan hilang: lihat perlu perhatian."))
    }
  }
  var foreignRefundsUnseen: String {
    self(
      "This gateway does not tell how much was given back: a refund made without Kasir is not seen.",
      "Gateway ini tidak menyebut dana kembali: pengembalian tanpa Kasir tidak terlihat.")
  }

  /// What differs, and what was done about it.
  func difference(_ difference: ReconcileDifference) -> String {
    let what = difference.refund.map { "\(SafeText.line($0.text)): " } ?? ""
    return what + told(difference) + remedy(difference.remedy)
  }

  private func told(_ difference: ReconcileDifference) -> String {
    let ours = side(difference.ours)
    let theirs = side(difference.theirs)
    switch difference.kind {
    case .oursOnly:
      return self(
        "\(ours) here; the gateway does not know it", "\(ours) di sini; gateway tidak mengenalnya")
    case .theirsOnly:
      return self(
        "\(theirs) at the gateway, not in the ledger",
        "\(theirs) di gateway, tidak ada di buku")
    case .amount:
      return self(
        "amount \(ours) here, \(theirs) at the gateway",
        "jumlah \(ours) di sini, \(theirs) di gateway")
    case .refunded:
      return self(
        "given back \(ours) here, \(theirs) at the gateway",
        "dikembalikan \(ours) di sini, \(theirs) di gateway")
    case .currency, .state, .mode:
      return self("\(ours) here, \(theirs) at the gateway", "\(ours) di sini, \(theirs) di gateway")
    }
  }

  private func remedy(_ remedy: ReconcileDifference.Remedy) -> String {
    switch remedy {
    case .none: self("; for a person", "; perlu petugas")
    case .takenIn: self("; taken in", "; dicatat")
    case .imported: self("; imported, and watched", "; diimpor, dan dipantau")
    case .lostSale: self("; LOST SALE, in needs attention", "; PENJUALAN HILANG, perlu perhatian")
    case .refundImported: self("; imported as made elsewhere", "; diimpor dari tempat lain")
    }
  }

  private func side(_ side: ReconcileDifference.Side?) -> String {
    switch side {
    case .money(let money): money.formatted
    case .word(let word):
      SaleState(rawValue: word).map(state)
        ?? SafeText.line(word).uppercased().replacing("_", with: "-")
    case nil: self("unknown", "tidak diketahui")
    }
  }
}

import CheckoutDomain

extension Words {
  /// What a state means to the person at the counter, and what to do.
  func explanation(_ sale: Sale) -> String {
    let problem = sale.progress.problem.map { sentence($0) + " " } ?? ""
    if let words = duplicate(sale) { return words }
    switch sale.state {
    case .draft:
      return problem.isEmpty
        ? self("It has not been sent.", "Belum dikirim.")
        : problem + self("Nothing was charged.", "Tidak ada yang ditagih.")
    case .sending:
      return self(
        "Asking the gateway for a checkout session.", "Meminta sesi pembayaran dari gateway.")
    case .unknown:
      return problem
        + self(
          "Nobody knows whether the gateway made the session. It is looked up until it is known. "
            + "Do not charge this sale again.",
          "Belum diketahui apakah gateway membuat sesinya. Terus dicari sampai diketahui. "
            + "Jangan tagih penjualan ini lagi.")
    case .waiting where sale.lacksLink:
      return self(
        "The gateway gave no payment link: nobody can pay this. Charge it by a checkout session "
          + "instead; its intent is canceled first.",
        "Gateway tidak memberi tautan pembayaran: ini tidak dapat dibayar. Tagih dengan sesi "
          + "pembayaran; intent-nya dibatalkan dahulu.")
    case .waiting:
      return sale.progress.decline.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }.map {
        self("Declined (\($0)): the customer can try again.", "Ditolak (\($0)): dapat dicoba lagi.")
      } ?? self("The customer can scan and pay.", "Pelanggan dapat memindai dan membayar.")
    case .paid:
      return problem.isEmpty ? self("The money has arrived.", "Uangnya sudah masuk.") : problem
    case .partRefunded:
      return self(
        "A part was given back. \(sale.remaining) is left.",
        "Sebagian sudah dikembalikan. Tersisa \(sale.remaining).")
    case .refunded: return self("All of it was given back.", "Semuanya sudah dikembalikan.")
    case .expired:
      return self(
        "The time ran out. A late payment is still noticed for 72 hours.",
        "Waktunya habis. Pembayaran terlambat tetap terpantau selama 72 jam.")
    case .canceled:
      return self(
        "Canceled here. A late payment is still noticed for 72 hours.",
        "Dibatalkan di sini. Pembayaran terlambat tetap terpantau selama 72 jam.")
    case .failed: return problem
    case .mismatch:
      return problem
        + self(
          "The gateway's answer is not what was asked: look into it before goods leave.",
          "Jawaban gateway tidak sesuai permintaan: periksa dahulu sebelum barang keluar.")
    }
  }

  /// What a second session of another sale means, while there is something to say of it.
  private func duplicate(_ sale: Sale) -> String? {
    guard sale.duplicateOf != nil else { return nil }
    switch sale.state {
    case .waiting:
      return self(
        "A second session of another sale. It is being expired; nobody was shown its code.",
        "Sesi kedua dari penjualan lain. Sedang diakhiri; kodenya tidak pernah ditampilkan.")
    case .paid, .partRefunded:
      return self(
        "A second payment for another sale: give it back, or settle it with the customer.",
        "Pembayaran kedua untuk penjualan lain: kembalikan, atau selesaikan dengan pelanggan.")
    default: return nil
    }
  }

  func cannotCharge(_ sale: Sale) -> String {
    self(
      "\(sale.reference) is \(state(sale.state)): it cannot be charged again.",
      "\(sale.reference) \(state(sale.state)): tidak dapat ditagih lagi.")
  }
  func noCode(_ sale: Sale) -> String {
    self(
      "\(sale.reference) is \(state(sale.state)): it has no code to show.",
      "\(sale.reference) \(state(sale.state)): tidak ada kode untuk ditampilkan.")
  }
  func noOpenSession(_ sale: Sale) -> String {
    self(
      "\(sale.reference) is \(state(sale.state)): there is nothing open to cancel.",
      "\(sale.reference) \(state(sale.state)): tidak ada yang terbuka untuk dibatalkan.")
  }
  func noLink(_ sale: Sale) -> String {
    self(
      "\(sale.reference) is \(state(sale.state)): it has no link to pay by.",
      "\(sale.reference) \(state(sale.state)): tidak ada tautan pembayaran.")
  }
  func nothingToSettle(_ sale: Sale) -> String {
    self(
      "\(sale.reference) has no refund that needs a person.",
      "\(sale.reference) tidak punya pengembalian yang perlu petugas.")
  }
  func neverSent(_ sale: Sale) -> String {
    self(
      "\(sale.reference) was never sent: there is nothing to ask the gateway.",
      "\(sale.reference) belum pernah dikirim: tidak ada yang perlu ditanyakan ke gateway.")
  }
  func noLinesKnown(_ sale: Sale) -> String {
    self(
      "\(sale.reference) was imported without its lines: refund an amount.",
      "\(sale.reference) diimpor tanpa barisnya: kembalikan menurut jumlah.")
  }
  func checking(_ sale: Sale) -> String {
    self(
      "Asking the gateway about \(sale.reference)…",
      "Menanyakan \(sale.reference) ke gateway…")
  }
  func checkEnded(_ sale: Sale) -> String {
    self(
      "Checked just now: \(sale.reference) is \(state(sale.state)).",
      "Baru diperiksa: \(sale.reference) \(state(sale.state)).") + openRefund(sale)
  }
  /// How a refund stands that has not ended, after how its sale stands: what was paid is not all.
  func openRefund(_ sale: Sale) -> String {
    sale.refunds.last { $0.state.isInFlight }.map {
      self(
        " Its refund of \($0.amount) is \(state($0.state)).",
        " Pengembalian \($0.amount) \(state($0.state)).")
    } ?? ""
  }
  func cancelEnded(_ sale: Sale) -> String {
    guard sale.state == .canceled else {
      return self(
        "\(sale.reference) is \(state(sale.state)).", "\(sale.reference) \(state(sale.state)).")
    }
    return switch sale.progress.chargedBy {
    case .session:
      self(
        "\(sale.reference) is canceled: its session is expired at the gateway.",
        "\(sale.reference) dibatalkan: sesinya sudah diakhiri di gateway.")
    case .intent:
      self(
        "\(sale.reference) is canceled, and so is its payment intent at the gateway.",
        "\(sale.reference) dibatalkan, begitu pula payment intent-nya di gateway.")
    }
  }
  var noClipboard: String {
    self(
      "This terminal takes nothing to its clipboard.",
      "Terminal ini tidak menerima salinan ke papan klip.")
  }
  var linkSent: String {
    self("The link was sent to the terminal.", "Tautan sudah dikirim ke terminal.")
  }
  var askingToExpire: String {
    self("Asking the gateway to end it…", "Meminta gateway mengakhirinya…")
  }
  var isBeingSent: String {
    self("It is being sent: wait for the answer.", "Sedang dikirim: tunggu jawabannya.")
  }
  var expireTitle: String { self("Cancel this sale?", "Batalkan penjualan ini?") }
  func expireLines(_ sale: Sale) -> [String] {
    [
      "\(sale.reference), \(sale.amount)",
      sale.progress.chargedBy == .session
        ? self(
          "Its session is expired at the gateway: the customer can no longer pay by this code.",
          "Sesinya diakhiri di gateway: pelanggan tidak dapat lagi membayar dengan kode ini.")
        : self(
          "Its payment intent is canceled at the gateway: the customer can no longer pay by it.",
          "Payment intent dibatalkan di gateway: pelanggan tidak dapat lagi membayarnya."),
    ]
  }
  var expireYes: String { self("cancel the sale", "batalkan penjualan") }
  var expireNo: String { self("keep it", "biarkan") }
}

import CheckoutDomain

extension Words {
  /// Why a sale is under needs attention, in a few words for a row: what matters most first, since a
  /// narrow column cuts the rest.
  func why(_ reason: AttentionReason) -> String {
    switch reason {
    case .unknownSale: self("charge not known", "tagihan belum pasti")
    case .mismatch: self("answer differs", "jawaban berbeda")
    case .duplicate: self("second payment", "pembayaran kedua")
    case .needsHuman(let refund):
      self("refund: a person, \(refund.amount)", "perlu petugas: pengembalian \(refund.amount)")
    case .unknownRefund(let refund):
      self("refund not known, \(refund.amount)", "belum pasti: pengembalian \(refund.amount)")
    case .failedRefund(let refund):
      self("refund failed, \(refund.amount)", "gagal: pengembalian \(refund.amount)")
    case .latePayment: self("paid late", "dibayar terlambat")
    case .lostSale: self("lost sale", "penjualan hilang")
    case .disputed: self("disputed", "disengketakan")
    case .lacksLink: self("no payment link", "tanpa tautan bayar")
    case .unanswered: self("no answer", "tanpa jawaban")
    case .revised: self("taken back", "ditarik kembali")
    }
  }

  /// What is the matter.
  func matter(_ reason: AttentionReason, _ sale: Sale) -> String {
    switch reason {
    case .unknownSale, .unknownRefund: return ""
    case .mismatch: return sale.progress.problem.map(sentence) ?? why(reason)
    case .duplicate:
      return self(
        "The customer paid twice for one sale.", "Pelanggan membayar dua kali untuk satu penjualan."
      )
    case .needsHuman(let refund):
      return self(
        "The gateway cannot say what became of the refund of \(refund.amount).",
        "Gateway tidak dapat mengatakan nasib pengembalian \(refund.amount).")
    case .failedRefund(let refund):
      return self(
        "The refund of \(refund.amount) failed at the provider: the customer has not got it.",
        "Pengembalian \(refund.amount) gagal di penyedia: pelanggan belum menerimanya.")
    case .latePayment:
      return self(
        "The customer paid after the sale had ended.",
        "Pelanggan membayar setelah penjualan berakhir.")
    case .lostSale:
      return self(
        "The customer paid, and this ledger knew nothing of it.",
        "Pelanggan sudah membayar, dan buku ini tidak mengetahuinya.")
    case .disputed(let dispute):
      return self(
        "The customer disputes this payment (\(dispute.id), \(dispute.status.rawValue)).",
        "Pelanggan menyengketakan pembayaran ini (\(dispute.id), \(dispute.status.rawValue)).")
    case .lacksLink:
      return self(
        "The gateway gave no payment link with the intent: nobody can pay it.",
        "Gateway tidak memberi tautan bayar: tidak ada yang dapat membayarnya.")
    case .unanswered:
      return self(
        "The gateway has not said anything usable about it for long.",
        "Gateway sudah lama tidak memberi jawaban yang berguna tentangnya.")
    case .revised:
      return self(
        "The gateway took back what it had said of the money of this sale.",
        "Gateway menarik kembali ucapannya tentang uang penjualan ini.")
    }
  }

  /// What to do about it.
  func whatToDo(_ reason: AttentionReason, _ key: (Command) -> String) -> String {
    switch reason {
    case .unknownSale:
      self(
        "Wait, or ask now with \(key(.check)). Do not charge it again.",
        "Tunggu, atau tanyakan sekarang dengan \(key(.check)). Jangan tagih lagi.")
    case .unknownRefund:
      self(
        "Wait, or ask now with \(key(.check)). Do not refund it again, here or elsewhere.",
        "Tunggu, atau tanyakan sekarang dengan \(key(.check)). Jangan kembalikan lagi, di sini "
          + "atau di tempat lain.")
    case .mismatch:
      self(
        "Compare with WooshPay's dashboard before goods leave. What was taken can be given back "
          + "with \(key(.refund)).",
        "Bandingkan dengan dasbor WooshPay sebelum barang keluar. Yang sudah terambil dapat "
          + "dikembalikan dengan \(key(.refund)).")
    case .duplicate:
      self(
        "Give it back with \(key(.refund)), or settle it with the customer.",
        "Kembalikan dengan \(key(.refund)), atau selesaikan dengan pelanggan.")
    case .needsHuman:
      self(
        "Find out in WooshPay's dashboard, then \(press) \(key(.settle)).",
        "Cari tahu di dasbor WooshPay, lalu \(press) \(key(.settle)).")
    case .failedRefund:
      self(
        "Refund it again with \(key(.refund)), or pay the customer another way.",
        "Kembalikan lagi dengan \(key(.refund)), atau bayar pelanggan dengan cara lain.")
    case .latePayment:
      self(
        "Hand the goods over and \(press) \(key(.settle)), or give the money back with "
          + "\(key(.refund)).",
        "Serahkan barangnya lalu \(press) \(key(.settle)), atau kembalikan uangnya dengan "
          + "\(key(.refund)).")
    case .lostSale:
      self(
        "See that the goods were handed over, then \(press) \(key(.settle)).",
        "Pastikan barangnya sudah diserahkan, lalu \(press) \(key(.settle)).")
    case .disputed:
      self(
        "Answer it in WooshPay's dashboard. Do not refund it: the customer may get the money by the "
          + "dispute.",
        "Jawab di dasbor WooshPay. Jangan kembalikan: pelanggan mungkin mendapat uangnya lewat "
          + "sengketa.")
    case .lacksLink:
      self(
        "Open it, and put a checkout session in its place with \(key(.chargeKind)).",
        "Buka, lalu ganti dengan sesi pembayaran memakai \(key(.chargeKind)).")
    case .unanswered:
      self(
        "Ask now with \(key(.check)). Do not charge it again before the gateway has answered.",
        "Tanyakan sekarang dengan \(key(.check)). Jangan tagih lagi sebelum gateway menjawab.")
    case .revised:
      self(
        "Compare with WooshPay's dashboard, then \(press) \(key(.settle)).",
        "Bandingkan dengan dasbor WooshPay, lalu \(press) \(key(.settle)).")
    }
  }

  /// What is done with a key; in lines a choice is chosen.
  private var press: String {
    isInLines ? self("choose", "pilih") : self("press", "tekan")
  }

  var alarmTitle: String { self("Is it settled?", "Sudah selesai?") }
  var alarmFound: String { self("What was found", "Yang ditemukan") }
  var alarmPlaceholder: String { self("goods handed over, …", "barang diserahkan, …") }
  var alarmNeeds: String {
    self("Say what was found, and who you are.", "Tulis yang ditemukan, dan siapa Anda.")
  }
  func alarmHint(_ key: String) -> String {
    self(
      "\(key) goes on; it takes the sale out of needs attention.",
      "\(key) lanjut; penjualan keluar dari perlu perhatian.")
  }
  var alarmWritten: String {
    self("It is written down and cannot be changed.", "Dicatat dan tidak dapat diubah.")
  }
  func alarmSettled(_ sale: Sale) -> String {
    self("\(sale.reference) is settled.", "\(sale.reference) selesai.")
  }

  var whyLabel: String { self("Why", "Sebab") }
  var toDoLabel: String { self("To do", "Lakukan") }

  // What is not known, explained.
  var knownLabel: String { self("Known", "Diketahui") }
  var checkedLabel: String { self("Being checked", "Diperiksa") }
  var nextCheckLabel: String { self("Next check", "Cek berikut") }
  var reservedMoneyLabel: String { self("Reserved", "Disisihkan") }
  var doNotLabel: String { self("Do not", "Jangan") }
  var thenLabel: String { self("Then", "Lalu") }

  func knownOfSale(_ at: String, _ problem: String?) -> String {
    self("It was sent at \(at). ", "Dikirim pukul \(at). ")
      + (problem.map(sentence)
        ?? self("No usable answer came.", "Tidak ada jawaban yang dapat dipakai."))
  }
  func knownOfRefund(_ refund: Refund, _ at: String) -> String {
    self(
      "A refund of \(refund.amount) was sent at \(at). ",
      "Pengembalian \(refund.amount) dikirim pukul \(at). ")
      + (refund.problem.map(sentence)
        ?? self("No usable answer came.", "Tidak ada jawaban yang dapat dipakai."))
  }
  var checkedOfSale: String {
    self(
      "Whether the gateway has a session of this sale.",
      "Apakah gateway punya sesi penjualan ini.")
  }
  var checkedOfRefund: String {
    self(
      "Whether the gateway has this refund, and how it ended.",
      "Apakah gateway punya pengembalian ini, dan bagaimana akhirnya.")
  }
  func nextCheck(at time: String) -> String {
    self("at \(time), by itself", "pukul \(time), otomatis")
  }
  var nextCheckElsewhere: String {
    self("by itself, by another Kasir on this ledger", "otomatis, oleh Kasir lain di buku ini")
  }
  var reservedOfSale: String {
    self("Nothing: no money has moved.", "Tidak ada: belum ada uang yang bergerak.")
  }
  func reservedOfRefund(_ amount: Money) -> String {
    self(
      "\(amount) until this is known.", "\(amount) sampai ini diketahui.")
  }
  var doNotOfSale: String {
    self(
      "charge it again, or let the customer pay another way yet.",
      "tagih lagi, atau minta pelanggan membayar dengan cara lain dahulu.")
  }
  var doNotOfRefund: String {
    self(
      "refund it again, here, in the dashboard or in cash.",
      "kembalikan lagi, di sini, di dasbor atau tunai.")
  }
  var thenOfSale: String {
    self(
      "It becomes WAITING if the session is found, or a DRAFT that can be sent again.",
      "Menjadi MENUNGGU bila sesinya ditemukan, atau DRAF yang dapat dikirim lagi.")
  }
  var thenOfRefund: String {
    self(
      "It resolves by itself where the gateway can say; within 24 hours it is for a person.",
      "Selesai sendiri bila gateway dapat memastikan; dalam 24 jam perlu ditangani petugas.")
  }
}

import CheckoutDomain

extension Words {
  /// The word that says where a sale stands.
  func state(_ state: SaleState) -> String {
    switch state {
    case .draft: self(state.word, "DRAF")
    case .sending: self(state.word, "MENGIRIM")
    case .unknown: self(state.word, "BELUM PASTI")
    case .waiting: self(state.word, "MENUNGGU")
    case .paid: self(state.word, "LUNAS")
    // It is short for a column; read aloud it must be words.
    case .partRefunded: self(state.word, isInLines ? "DIKEMBALIKAN SEBAGIAN" : "KEMBALI SBGN")
    case .refunded: self(state.word, "DIKEMBALIKAN")
    case .expired: self(state.word, "KEDALUWARSA")
    case .canceled: self(state.word, "DIBATALKAN")
    case .failed: self(state.word, "GAGAL")
    case .mismatch: self(state.word, "TIDAK COCOK")
    }
  }

  /// The word that says where a refund stands.
  func state(_ state: RefundState) -> String {
    switch state {
    case .awaiting: self(state.word, "PERSETUJUAN")
    case .denied: self(state.word, "TIDAK DISETUJUI")
    case .sending: self(state.word, "MENGIRIM")
    case .unknown: self(state.word, "BELUM PASTI")
    case .pending: self(state.word, "DIPROSES")
    case .refunded: self(state.word, "DIKEMBALIKAN")
    case .rejected: self(state.word, "DITOLAK")
    case .failed: self(state.word, "GAGAL")
    case .canceled: self(state.word, "DIBATALKAN")
    case .notSent: self(state.word, "TIDAK TERKIRIM")
    case .needsHuman: self(state.word, "PERLU PETUGAS")
    }
  }

  /// The cells that the longest word of a sale takes.
  var widestState: Int { SaleState.allCases.map { state($0).count }.max() ?? 0 }

  /// The cells that the longest word of a refund takes.
  var widestRefundState: Int { RefundState.allCases.map { state($0).count }.max() ?? 0 }

  /// The cells that a timeline entry's kind takes.
  var widestEvent: Int { self(18, 24) }

  /// A timeline entry's kind as words: `refund_not_sent` is `refund not sent`.
  func event(_ kind: String) -> String {
    let english = kind.replacing("_", with: " ")
    return self(english, Self.events[kind] ?? english)
  }

  private static let events = [
    "sending": "mengirim", "waiting": "menunggu", "paid": "lunas", "declined": "ditolak",
    "unknown": "belum pasti", "draft": "draf", "expired": "kedaluwarsa",
    "canceled": "dibatalkan", "failed": "gagal", "mismatch": "tidak cocok",
    "cancel_requested": "pembatalan diminta", "imported": "diimpor",
    "refund_sending": "pengembalian dikirim", "refund_refunded": "dana dikembalikan",
    "refund_unknown": "pengembalian belum pasti", "refund_pending": "pengembalian diproses",
    "refund_rejected": "pengembalian ditolak", "refund_failed": "pengembalian gagal",
    "refund_canceled": "pengembalian dibatalkan",
    "refund_not_sent": "pengembalian tidak terkirim",
    "refund_needs_human": "perlu petugas", "refund_imported": "pengembalian diimpor",
    "refund_recognised": "pengembalian dikenali", "refund_resolved": "diselesaikan petugas",
    "refund_awaiting": "menunggu persetujuan", "refund_denied": "tidak disetujui",
    "refund_delayed": "pengembalian tertunda", "refund_sent_again": "dikirim lagi",
    "parked": "ditunda", "not_sent": "tidak terkirim", "sent_again": "dikirim lagi",
    "sending_delayed": "pengiriman tertunda", "proven_absent": "terbukti tidak ada",
    "captured": "uang diambil", "confirmed": "dipastikan",
    "reread_doubted": "dibaca lain, diragukan",
    "no_redirect": "tanpa tautan bayar", "intent_replaced": "intent diganti",
    "duplicate_found": "pembayaran kedua", "disputed": "disengketakan",
    "answered_again": "dijawab lagi", "unanswered": "tanpa jawaban", "revised": "ditarik kembali",
    "lost_sale": "penjualan hilang", "late_payment": "dibayar terlambat",
    "alarm_settled": "alarm diselesaikan",
  ]
}

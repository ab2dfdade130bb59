extension SentenceTable {
  /// What is wrong with a refund, and what becomes of it.
  static let refunds: [(String, String)] = [
    (
      "Another refund of this payment has not ended.",
      "Pengembalian lain dari pembayaran ini belum selesai."
    ),
    (
      "Wait until it is known; do not refund it again.",
      "Tunggu sampai diketahui; jangan kembalikan lagi."
    ),
    ("Only {} of {} is left to refund.", "Hanya {} dari {} yang masih dapat dikembalikan."),
    ("Nothing of {} is left to refund.", "Tidak ada lagi dana {} yang dapat dikembalikan."),
    (
      "Nobody knows whether the refund of {} arrived: {}",
      "Belum diketahui apakah pengembalian {} sampai: {}"
    ),
    (
      "Its money is reserved and it is looked up. Do not refund it again.",
      "Uangnya disisihkan dan terus dicari. Jangan kembalikan lagi."
    ),
    (
      "What is left could not be read, so nothing was sent. {}",
      "Sisanya tidak dapat dibaca, jadi tidak ada yang dikirim. {}"
    ),
    ("The gateway did not say what is left.", "Gateway tidak menyebut sisanya."),
    (
      "Another refund of {} was made elsewhere: {} is left. Nothing was sent.",
      "Pengembalian lain dari {} dibuat di tempat lain: sisa {}. Tidak ada yang dikirim."
    ),
    (
      "The gateway counts {} as given back of {}, perhaps with a refund that has failed.",
      "Gateway menghitung {} sudah dikembalikan dari {}, mungkin termasuk yang gagal."
    ),
    (
      "Refund again later, or compare the ledger with the gateway.",
      "Kembalikan lagi nanti, atau cocokkan buku besar dengan gateway."
    ),
    (
      "Another refund of {} was made meanwhile: {} is left. Nothing was sent.",
      "Pengembalian lain dari {} dibuat sementara itu: sisa {}. Tidak ada yang dikirim."
    ),
    (
      "Look at the sale, and refund again if that is still right.",
      "Periksa penjualannya, dan kembalikan lagi bila masih benar."
    ),
    (
      "Look into it at WooshPay before any money goes back.",
      "Periksa di WooshPay sebelum uang dikembalikan."
    ),
    ("The gateway refunded {} instead of {}.", "Gateway mengembalikan {}, bukan {}."),
    (
      "The gateway cannot say what became of it: ask WooshPay.",
      "Gateway tidak dapat memastikannya: tanya WooshPay."
    ),
    ("The gateway answered with another refund.", "Gateway menjawab dengan pengembalian lain."),
    (
      "The gateway was asked {} times, and has no such refund: it can be made again.",
      "Gateway ditanya {} kali dan tidak punya pengembalian itu: dapat dibuat lagi."
    ),
    (
      "It failed at the provider: pay back by other means.",
      "Gagal di penyedia: bayar kembali dengan cara lain."
    ),
    (
      "It failed at the provider ({}): pay back by other means.",
      "Gagal di penyedia ({}): bayar kembali dengan cara lain."
    ),
    ("The refund failed.", "Pengembalian gagal."),
    ("A refund must be more than nothing.", "Pengembalian harus lebih dari nol."),
    (
      "The gateway's answer is about another payment.", "Jawaban gateway tentang pembayaran lain."
    ),
    ("The gateway's answer differs.", "Jawaban gateway berbeda."),
    ("The answer differs.", "Jawabannya berbeda."),
    ("The gateway refunded in {} instead of {}.", "Gateway mengembalikan dalam {}, bukan {}."),
    ("There is no refund {} in this ledger.", "Tidak ada pengembalian {} di buku ini."),
  ]
}

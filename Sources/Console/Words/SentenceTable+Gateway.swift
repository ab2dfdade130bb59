extension SentenceTable {
  /// What the gateway or the way to it does.
  static let gateway: [(String, String)] = [
    ("Try again in {} s.", "Coba lagi dalam {} detik."),
    ("Try again.", "Coba lagi."),
    ("Ask again in a moment.", "Tanyakan lagi sebentar."),
    (
      "{} could not be found: check the network and the address.",
      "{} tidak ditemukan: periksa jaringan dan alamatnya."
    ),
    (
      "{} refused the connection, or cannot be reached.",
      "{} menolak sambungan, atau tidak terjangkau."
    ),
    ("{} could not be reached in time.", "{} tidak terjangkau pada waktunya."),
    ("{} had a temporary problem ({}).", "{} sedang bermasalah ({})."),
    (
      "{} reports a conflict {}: an earlier request may still be at work.",
      "{} melaporkan bentrokan {}: permintaan sebelumnya mungkin masih dikerjakan."
    ),
    ("{} did not wait for the request ({}).", "{} tidak menunggu permintaannya ({})."),
    (
      "{} points to another address {}, where Kasir does not go.",
      "{} menunjuk ke alamat lain {}, dan Kasir tidak ke sana."
    ),
    (
      "{} answered with a status that means nothing ({}).",
      "{} menjawab dengan status yang tidak berarti apa-apa ({})."
    ),
    ("{} did not answer in time.", "{} tidak menjawab pada waktunya."),
    (
      "{} answered in an encoding that was not asked for.",
      "{} menjawab dalam penyandian yang tidak diminta."
    ),
    ("{} answered something that is not HTTP.", "{} menjawab sesuatu yang bukan HTTP."),
    ("The question to {} was given up.", "Pertanyaan ke {} dihentikan."),
    (
      "The answer of {} was larger than any answer should be.",
      "Jawaban {} lebih besar dari yang wajar."
    ),
    (
      "The headers of {} were larger than any headers should be.",
      "Kepala jawaban {} lebih besar dari yang wajar."
    ),
    (
      "No secure connection to {}: its certificate or its TLS was not accepted.",
      "Tidak ada sambungan aman ke {}: sertifikat atau TLS-nya tidak diterima."
    ),
    ("The connection to {} broke before the answer was complete.", "Sambungan ke {} terputus."),
    ("The connection to {} failed ({}).", "Sambungan ke {} gagal ({})."),
    ("The connection broke.", "Sambungan terputus."),
    ("No secure connection to {}: {}", "Tidak ada sambungan aman ke {}: {}"),
    ("The request to {} could not be made.", "Permintaan ke {} tidak dapat dibuat."),
    ("The answer of {} has no status.", "Jawaban {} tidak memuat status."),
    ("The gateway does not accept the key (401): {}", "Gateway tidak menerima kunci (401): {}"),
    ("The gateway could not do it (402): {}", "Gateway tidak dapat melakukannya (402): {}"),
    ("The key may not do this (403): {}", "Kunci tidak boleh melakukan ini (403): {}"),
    ("The gateway knows no such thing (404): {}", "Gateway tidak mengenalnya (404): {}"),
    ("The gateway refused ({}): {}", "Gateway menolak ({}): {}"),
    ("The ledger failed: {}", "Buku besar gagal: {}"),
  ]

  /// Why a payment link is not shown.
  static let links: [(String, String)] = [
    (
      "The payment link points to {}: {}. It is not shown as a code; do not let the customer pay "
        + "there.",
      "Tautan pembayaran menuju {} ({}). Tidak ditampilkan sebagai kode; jangan biarkan pelanggan "
        + "membayar di sana."
    ),
    ("that is no known checkout host in {} mode", "bukan host pembayaran yang dikenal di mode {}"),
    ("it is longer than any payment link", "lebih panjang dari tautan bayar mana pun"),
    (
      "it does not name this sale's session or payment",
      "tidak menyebut sesi atau pembayaran penjualan ini"
    ),
    ("it is not https", "bukan https"),
    ("it names a port", "menyebut port"),
    ("it holds characters that no payment link has", "memuat karakter yang tidak lazim"),
    ("it hides its host behind a user name", "menyembunyikan hostnya di balik nama pengguna"),
    ("its host is malformed", "hostnya cacat"),
    ("its port is malformed", "portnya cacat"),
    ("its path is not plain", "jalurnya tidak wajar"),
    ("The link cannot be drawn as a code: {}", "Tautan tidak dapat digambar sebagai kode: {}"),
  ]
}

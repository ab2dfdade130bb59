extension SentenceTable {
  /// English and Indonesian, the longer before the shorter that would take its place.
  static let table: [(String, String)] =
    items + sales + refunds + money + gateway + links + ledger + config

  private static let items: [(String, String)] = [
    ("An item needs a name.", "Barang perlu nama."),
    ("Type an item, for example: {}", "Ketik barang, misalnya: {}"),
    ("That line has no name, only a price.", "Baris itu tidak punya nama, hanya harga."),
    ("That line has no name.", "Baris itu tidak punya nama."),
    (
      "A free line is an amount and a name, for example: {}",
      "Baris bebas adalah jumlah dan nama, misalnya: {}"
    ),
    ("A price cannot be negative: {}", "Harga tidak boleh negatif: {}"),
    ("A sale has at most {} lines.", "Satu penjualan paling banyak {} baris."),
    ("That is more than any sale can be.", "Itu melebihi penjualan mana pun."),
    ("{} times {} is more than any sale can be.", "{} kali {} melebihi penjualan mana pun."),
    (
      "The currency can change only while the sale is empty.",
      "Mata uang hanya dapat diganti selama penjualan kosong."
    ),
    ("The price of {} cannot be negative.", "Harga {} tidak boleh negatif."),
    (
      "The quantity of {} must be a whole number from 1 to 1.000.000.",
      "Jumlah {} harus bilangan bulat dari 1 sampai 1.000.000."
    ),
    (
      "This sale is in {}: one sale has one currency.",
      "Penjualan ini dalam {}: satu penjualan satu mata uang."
    ),
    (
      "{} is no quantity: use a whole number from 1, as in {}",
      "{} bukan jumlah: pakai bilangan bulat dari 1, seperti {}"
    ),
    ("18000, 18.000 or 18.000,50", "18000, 18.000 atau 18.000,50"),
    ("12, 12.50 or 1,234.50", "12, 12.50 atau 1,234.50"),
    ("{} is no amount in {}: write {}.", "{} bukan jumlah dalam {}: tulis {}."),
    ("{} is too little: Akulaku takes {} or more.", "{} terlalu kecil: Akulaku menerima mulai {}."),
    (
      "{} is too much: Akulaku takes at most {} a sale.",
      "{} terlalu besar: Akulaku menerima paling banyak {} sekali jual."
    ),
    ("The sale is empty: add an item first.", "Penjualan kosong: tambahkan barang dahulu."),
    ("The total is too large.", "Totalnya terlalu besar."),
  ]

  private static let sales: [(String, String)] = [
    ("A reference cannot be empty.", "Referensi tidak boleh kosong."),
    (
      "That reference is too long: {} characters at the most.",
      "Referensi itu terlalu panjang: paling banyak {} huruf."
    ),
    (
      "A reference takes letters, digits and - _ . / # only.",
      "Referensi hanya memuat huruf, angka dan - _ . / #."
    ),
    (
      "A reference cannot begin with {}: the gateway's own ids do.",
      "Referensi tidak boleh berawalan {}: itu milik id gateway."
    ),
    ("The reference {} is used already.", "Referensi {} sudah dipakai."),
    (
      "The reference {} is used by the sale of {} ({}, {}).",
      "Referensi {} dipakai oleh penjualan tanggal {} ({}, {})."
    ),
    (
      "Choose another one, or leave it empty for one to be made up.",
      "Pilih yang lain, atau kosongkan agar dibuatkan."
    ),
    ("The ledger has no such sale.", "Buku besar tidak punya penjualan itu."),
    ("{} is {} already.", "{} sudah {}."),
    (
      "{} asks for fewer requests {}: nothing was done.",
      "{} meminta lebih sedikit permintaan {}: tidak ada yang dilakukan."
    ),
    ("It is sent again in {} s.", "Dikirim lagi dalam {} detik."),
    (
      "{} asks to be left alone for {} s more, so it was not asked.",
      "{} minta tidak ditanya selama {} detik lagi, jadi tidak ditanya."
    ),
    ("{} is {}: it cannot be sent again.", "{} {}: tidak dapat dikirim lagi."),
    (
      "The first live charge of this ledger has to be confirmed on a terminal.",
      "Tagihan sungguhan pertama buku ini harus dikonfirmasi di terminal."
    ),
    ("It would charge {}, sent as {} minor units.", "Akan menagih {}, dikirim sebagai {}."),
    (
      "The request was sent, but the ledger cannot keep its answer. {}",
      "Permintaan terkirim, tetapi buku besar tidak dapat menyimpan jawabannya. {}"
    ),
    (
      "Do not send it again. Start Kasir again when the ledger works.",
      "Jangan kirim lagi. Mulai Kasir kembali setelah buku besar berfungsi."
    ),
    (
      "Do not show its code; look into it under needs attention.",
      "Jangan tampilkan kodenya; periksa di perlu perhatian."
    ),
    (
      "The payment arrived after the sale had ended.",
      "Pembayaran datang setelah penjualan berakhir."
    ),
    ("The payment failed.", "Pembayaran gagal."),
    (
      "{} is {}: it has no payment intent whose place a session could take.",
      "{} {}: tidak punya payment intent yang dapat diganti sesi."
    ),
    (
      "The gateway has more intents since then than one page tells.",
      "Gateway punya lebih banyak intent sejak itu daripada satu halaman."
    ),
    (
      "The gateway has more sessions since then than one page tells.",
      "Gateway punya lebih banyak sesi sejak itu daripada satu halaman."
    ),
    (
      "The customer cannot pay it: expire it, and charge again.",
      "Pelanggan tidak dapat membayarnya: akhiri, lalu tagih lagi."
    ),
    (
      "The outcome is unknown: it may have been done.",
      "Hasilnya belum pasti: mungkin sudah terjadi."
    ),
    (
      "The gateway has no {} of this sale: it can be sent again.",
      "Gateway tidak punya {} penjualan ini: dapat dikirim lagi."
    ),
    ("The gateway gave no link to pay it: nobody can.", "Gateway tidak memberi tautan bayar."),
    (
      "The gateway gave no payment link for {}.", "Gateway tidak memberi tautan bayar untuk {}."
    ),
    (
      "The gateway gave no payment link with the intent of {}: nobody can pay it.",
      "Gateway tidak memberi tautan bayar dengan intent {}: tidak ada yang dapat membayar."
    ),
    (
      "Charge it by a checkout session instead: its intent is canceled first.",
      "Tagih lewat sesi pembayaran: intent-nya dibatalkan dahulu."
    ),
    (
      "The intent of {} is not canceled: no session was made in its place.",
      "Intent {} belum dibatalkan: tidak ada sesi yang dibuat."
    ),
    (
      "The gateway answered about another sale.", "Gateway menjawab tentang penjualan lain."
    ),
    (
      "The gateway answered with the session of {}.", "Gateway menjawab dengan sesi {}."
    ),
    (
      "The gateway answered with the payment of {}.", "Gateway menjawab dengan pembayaran {}."
    ),
    ("The gateway answered with the intent of {}.", "Gateway menjawab dengan intent {}."),
    (
      "Expire the sale. Where the host is right, name it in checkout_hosts of the config.",
      "Akhiri penjualannya. Bila hostnya benar, tulis di checkout_hosts pada konfigurasi."
    ),
    ("The gateway did not list all {} of that time.", "Gateway tidak menyebut semua {} masa itu."),
    ("There is no sale {} in this ledger.", "Tidak ada penjualan {} di buku ini."),
    ("Kasir stopped before the gateway answered.", "Kasir berhenti sebelum gateway menjawab."),
    ("The customer paid {} instead of {}.", "Pelanggan membayar {}, bukan {}."),
    ("The gateway says {} mode instead of {} mode.", "Gateway menyebut mode {}, bukan {}."),
    ("The gateway says {} instead of {}.", "Gateway menyebut {}, bukan {}."),
    (
      "The gateway's answer is about another sale.", "Jawaban gateway tentang penjualan lain."
    ),
    (
      "The gateway's answer differs from what was asked.",
      "Jawaban gateway berbeda dari permintaan."
    ),
    (
      "The gateway took the request, but says that the session of {} is still open.",
      "Gateway menerima permintaan, tetapi menyebut sesi {} masih terbuka."
    ),
    ("Nothing was sent.", "Tidak ada yang dikirim."),
    ("It is looked up until it is known.", "Terus dicari sampai diketahui."),
  ]

  private static let refunds: [(String, String)] = [
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

  private static let gateway: [(String, String)] = [
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

  private static let links: [(String, String)] = [
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

extension SentenceTable {
  /// What is wrong with a line, or with all of them.
  static let items: [(String, String)] = [
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

  /// What is wrong with a sale, and what becomes of it.
  static let sales: [(String, String)] = [
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
      "The session of {} has ended, but the customer may have begun to pay by it: no intent was made in "
        + "its place.",
      "Sesi {} sudah berakhir, tetapi pelanggan mungkin sudah mulai membayar: tidak ada intent yang "
        + "dibuat."
    ),
    ("It is asked about by itself.", "Ditanyakan sendiri."),
    (
      "Charge the items anew only once it is certain that nothing arrives.",
      "Tagih barangnya lagi hanya setelah pasti tidak ada yang masuk."
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
}

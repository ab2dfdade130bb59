extension SentenceTable {
  /// What stands in the way of money, and what became of it.
  static let money: [(String, String)] = [
    (
      "{} is {}: it has no open session whose place a payment intent could take.",
      "{} {}: tidak ada sesi terbuka yang dapat diganti payment intent."
    ),
    ("{} is {}: there is no open {} to {}.", "{} {}: tidak ada {} terbuka untuk {}."),
    (
      "The gateway took the request, but says that the {} is still open.",
      "Gateway menerima permintaan, tetapi mengatakan {} masih terbuka."
    ),
    (
      "This computer's clock is {} the gateway's: no real money is moved by it.",
      "Jam komputer ini {} jam gateway: tidak ada uang sungguhan yang bergerak karenanya."
    ),
    (
      "Set the clock right, and start Kasir again.", "Betulkan jamnya, lalu jalankan Kasir lagi."
    ),
    (
      "A refund of {} of {} that had failed has arrived after all: {} is left.",
      "Pengembalian {} dari {} yang tadinya gagal ternyata sampai: tersisa {}."
    ),
    (
      "The gateway has an intent of this sale, but does not say its session.",
      "Gateway punya intent penjualan ini, tetapi tidak menyebut sesinya."
    ),
    (
      "Another refund of {} was made meanwhile: {} is left.",
      "Sementara itu ada pengembalian lain {}: tersisa {}."
    ),
    (
      "What is left was read, but too long ago by now: this computer stood still, or the gateway is slow.",
      "Sisanya sudah dibaca, tetapi terlalu lama: komputer ini sempat berhenti, atau gateway lambat."
    ),
    (
      "This computer stood still between the decision and the sending.",
      "Komputer ini sempat berhenti antara keputusan dan pengiriman."
    ),
    (
      "The gateway is at work again on a refund of {} of {} that had failed: {} is left.",
      "Gateway mengerjakan lagi pengembalian {} dari {} yang tadinya gagal: tersisa {}."
    ),
    (
      "Look at the sale, and refund again once that one has ended.",
      "Lihat penjualannya, dan kembalikan lagi setelah yang itu selesai."
    ),
    (
      "The gateway takes back that it failed, and is at work again.",
      "Gateway menarik kembali bahwa itu gagal, dan mengerjakannya lagi."
    ),
    ("Refund again.", "Kembalikan sekali lagi."),
    (
      "Another refund of {} was made elsewhere: {} is left.",
      "Ada pengembalian lain {} di tempat lain: tersisa {}."
    ),
    ("Do not refund it again.", "Jangan kembalikan lagi."),
    ("Do not send it again.", "Jangan kirim lagi."),
    (
      "Its money is reserved and it is looked up.", "Uangnya disisihkan dan nasibnya dicari."
    ),
    ("Expire the sale.", "Akhiri penjualannya."),
    (
      "Where the host is right, name it in checkout_hosts of the config.",
      "Bila hostnya benar, tulis di checkout_hosts dalam konfigurasi."
    ),
    ("Look into the dispute first.", "Periksa sengketanya dulu."),
    (
      "Whoever refunds it all the same has to say so twice; a command takes --despite-dispute for that.",
      "Yang tetap mengembalikan harus menegaskannya dua kali; perintah memakai --despite-dispute."
    ),
    (
      "It was sent more than once, and nobody knows what became of each sending.",
      "Terkirim lebih dari sekali, dan tidak diketahui nasib setiap pengiriman."
    ),
    (
      "It was never sent: charge the same items under this reference to send it.",
      "Belum pernah dikirim: tagih barang yang sama dengan referensi ini untuk mengirimnya."
    ),
    ("{} is a {} sale, and this is a {} key.", "{} penjualan {}, dan kunci ini {}."),
    ("Use the key of its mode.", "Pakai kunci dari mode yang sama."),
    (
      "The gateway does not say which payment {} belongs to.",
      "Gateway tidak menyebut {} milik pembayaran mana."
    ),
    ("That payment is in {}: Kasir knows {}.", "Pembayaran itu dalam {}: Kasir mengenal {}."),
    ("{} is still {}.", "{} masih {}."),
    (
      "The gateway does not say twice what the refund {} comes to: it is asked again.",
      "Gateway belum dua kali menyebut jumlah pengembalian {} yang sama: ditanya lagi."
    ),
    (
      "A refund of {} is on its way: whether {} is that one is asked once it has an answer.",
      "Pengembalian {} sedang dikirim: apakah {} itu pengembalian yang sama ditanyakan setelah ada jawaban."
    ),
    (
      "This Kasir is read-only: it changes nothing, and sends nothing.",
      "Kasir ini hanya untuk melihat: tidak ada yang diubah, tidak ada yang dikirim."
    ),
    (
      "Do it at a counter without `read_only` in its config and without --read-only.",
      "Lakukan di kasir tanpa `read_only` di konfigurasinya dan tanpa --read-only."
    ),
    ("The gateway did not say what is disputed.", "Gateway tidak menyebut apa yang disengketakan."),
    (
      "There are too many payments to look at: choose a shorter time.",
      "Terlalu banyak pembayaran untuk dilihat: pilih masa yang lebih singkat."
    ),
    (
      "An alarm is settled by somebody, with what was found.",
      "Peringatan diselesaikan oleh seseorang, dengan yang ditemukan."
    ),
    ("{} has no alarm that could be settled.", "{} tidak punya peringatan untuk diselesaikan."),
    (
      "The ledger does not say which payment it is of.",
      "Buku tidak menyebut ini dari pembayaran mana."
    ),
    (
      "The test gateway showed a hundred times the amount that Kasir had sent: IDR has no decimals "
        + "there, and {} would be charged as {} rupiah.",
      "Gateway uji menampilkan seratus kali jumlah yang dikirim Kasir: di sana IDR tanpa desimal, dan "
        + "{} akan ditagih sebagai {} rupiah."
    ),
    (
      "Ask WooshPay, and run `kasir doctor --probe` with a test key again.",
      "Tanya WooshPay, lalu jalankan lagi `kasir doctor --probe` dengan kunci uji."
    ),
    (
      "The request in the ledger is damaged, and was not sent to {}.",
      "Permintaan di buku rusak, dan tidak dikirim ke {}."
    ),
    (
      "{} answered about other payments too, so that it proves nothing.",
      "{} juga menjawab tentang pembayaran lain, jadi tidak membuktikan apa-apa."
    ),
    (
      "{} answered ({}), but the answer cannot be used: {}.",
      "{} menjawab ({}), tetapi jawabannya tidak dapat dipakai: {}."
    ),
    (
      "The gateway has been at work on it for seven days: ask WooshPay.",
      "Gateway sudah tujuh hari memprosesnya: tanya WooshPay."
    ),
    ("It is asked about once a day.", "Ditanyakan sekali sehari."),
    (
      "One refund of it failed, and nobody knows whether another one will arrive.",
      "Satu pengembaliannya gagal, dan tidak diketahui apakah yang lain akan sampai."
    ),
    (
      "Pay nothing back by other means before WooshPay has said so.",
      "Jangan kembalikan dengan cara lain sebelum WooshPay menegaskannya."
    ),
    (
      "The gateway takes back that it arrived, and is at work again.",
      "Gateway menarik kembali bahwa ini sampai, dan memprosesnya lagi."
    ),
    (
      "The gateway takes back that it arrived: {}.", "Gateway menarik kembali bahwa ini sampai: {}."
    ),
    (
      "{} was disputed ({}) and the dispute was lost: the customer has this money back already.",
      "{} disengketakan ({}) dan sengketanya kalah: pelanggan sudah menerima uang ini kembali."
    ),
    (
      "A refund would pay it a second time.", "Pengembalian akan membayarnya untuk kedua kali."
    ),
    (
      "{} is disputed ({}, {}): the customer may get this money back by the dispute.",
      "{} disengketakan ({}, {}): pelanggan mungkin menerima uang ini kembali lewat sengketa."
    ),
    (
      "A refund could pay it a second time.", "Pengembalian bisa membayarnya untuk kedua kali."
    ),
    (
      "It has no payment intent any more: charge it by a checkout session.",
      "Tidak punya payment intent lagi: tagih dengan sesi pembayaran."
    ),
    (
      "The gateway said that it was paid, and says now: {}.",
      "Gateway tadinya mengatakan lunas, dan kini: {}."
    ),
  ]
}

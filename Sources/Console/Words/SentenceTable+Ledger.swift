extension SentenceTable {
  /// What is wrong with the ledger, its journal or the disk under them.
  static let ledger: [(String, String)] = [
    (
      "The file {} is not a ledger: move it away, or choose another ledger.",
      "Berkas {} bukan buku: pindahkan, atau pilih buku lain."
    ),
    (
      "The ledger {} cannot be opened: allow this user to read and write the file and its folder.",
      "Buku {} tidak dapat dibuka: izinkan pengguna ini membaca dan menulis berkas dan foldernya."
    ),
    (
      "The ledger {} was made by an older Kasir, or its making was cut off: open it once with a Kasir "
        + "that may change it.",
      "Buku {} dibuat Kasir yang lebih lama, atau pembuatannya terputus: buka sekali dengan Kasir yang "
        + "boleh mengubahnya."
    ),
    (
      "The ledger {} was left in the middle of its work, or only a part of it was copied: open it once "
        + "with a Kasir that may change it.",
      "Buku {} ditinggalkan di tengah pekerjaannya, atau hanya sebagian yang disalin: buka sekali "
        + "dengan Kasir yang boleh mengubahnya."
    ),
    (
      "There is no ledger {}, and a Kasir that only looks makes none: open it once with a Kasir that "
        + "may change it.",
      "Tidak ada buku {}, dan Kasir yang hanya melihat tidak membuatnya: buka sekali dengan Kasir yang "
        + "boleh mengubahnya."
    ),
    (
      "The ledger {} is only looked at from here; nothing was changed.",
      "Buku {} hanya dilihat dari sini; tidak ada yang berubah."
    ),
    (
      "Start Kasir again when the ledger works.", "Jalankan Kasir lagi bila bukunya berfungsi."
    ),
    ("Start Kasir again; nothing was changed.", "Jalankan Kasir lagi; tidak ada yang berubah."),
    (
      "The ledger {} holds the {} {}, which this Kasir does not know: use the newest Kasir, or restore "
        + "a copy of the file.",
      "Buku {} memuat {} {}, yang tidak dikenal Kasir ini: pakai Kasir terbaru, atau pulihkan salinan "
        + "berkasnya."
    ),
    (
      "The history of the ledger {} was changed behind Kasir's back, at event {}: run kasir sales "
        + "verify; nothing was changed.",
      "Riwayat buku {} diubah di luar Kasir, pada kejadian {}: jalankan kasir sales verify; tidak ada "
        + "yang berubah."
    ),
    (
      "The intent journal {} and the ledger {} tell different histories up to event {}; nothing was "
        + "changed: run kasir sales verify.",
      "Jurnal niat {} dan buku {} berbeda riwayat sampai kejadian {}; tidak ada yang berubah: jalankan "
        + "kasir sales verify."
    ),
    (
      "The intent journal {} has a damaged last line, and the ledger {} does not have what it told: "
        + "nothing is sent.",
      "Baris terakhir jurnal niat {} rusak, dan buku {} tidak memuat isinya: tidak ada yang dikirim."
    ),
    (
      "Compare with the gateway (kasir reconcile), then move the journal away: Kasir makes a new one "
        + "from the ledger.",
      "Bandingkan dengan gateway (kasir reconcile), lalu pindahkan jurnalnya: Kasir membuat yang baru "
        + "dari buku."
    ),
    (
      "The intent journal {}: nothing is sent before it can be written.",
      "Jurnal niat {}: tidak ada yang dikirim sebelum ia dapat ditulis."
    ),
    (
      "Check the disk and the folder, then start Kasir again.",
      "Periksa disk dan foldernya, lalu jalankan Kasir lagi."
    ),
    (
      "The ledger {} is being rebuilt, and nothing was changed: try again in a moment.",
      "Buku {} sedang disusun ulang, dan tidak ada yang berubah: coba lagi sebentar lagi."
    ),
    (
      "The ledger {} was replaced or moved away while it was open, and nothing was changed: start Kasir "
        + "again.",
      "Buku {} diganti atau dipindahkan selagi terbuka, dan tidak ada yang berubah: jalankan Kasir "
        + "lagi."
    ),
    (
      "The ledger {} ends with event {}, its intent journal with event {}: it was replaced by an older "
        + "copy, or cut off.",
      "Buku {} berakhir pada kejadian {}, jurnalnya pada kejadian {}: diganti salinan lama, atau "
        + "terpotong."
    ),
    (
      "Nothing was changed: leave every Kasir that uses it, then run kasir sales rebuild, which brings "
        + "back what is missing.",
      "Tidak ada yang berubah: tutup semua Kasir yang memakainya, lalu jalankan kasir sales rebuild, "
        + "yang mengembalikan yang hilang."
    ),
    (
      "What the ledger {} says of {} does not follow from its history, so nothing was sent: run kasir "
        + "sales verify.",
      "Yang dikatakan buku {} tentang {} tidak sesuai riwayatnya, jadi tidak ada yang dikirim: jalankan "
        + "kasir sales verify."
    ),
    (
      "The disk under the ledger {} is almost full ({} KiB left): nothing is sent without room to keep "
        + "its answer.",
      "Disk buku {} hampir penuh (sisa {} KiB): tidak ada yang dikirim tanpa ruang untuk menyimpan "
        + "jawabannya."
    ),
    ("Free some space and try again.", "Kosongkan ruang lalu coba lagi."),
    (
      "The ledger {} refused a change that breaks its rules ({}); nothing was changed.",
      "Buku {} menolak perubahan yang melanggar aturannya ({}); tidak ada yang berubah."
    ),
    (
      "The disk is full, and the ledger {} takes no change before it is opened again.",
      "Disk penuh, dan buku {} tidak menerima perubahan sebelum dibuka lagi."
    ),
    (
      "Free some space, then start Kasir again.", "Kosongkan ruang, lalu jalankan Kasir lagi."
    ),
    (
      "The ledger {} is read-only: allow this user to write the file and its folder.",
      "Buku {} hanya dapat dibaca: izinkan pengguna ini menulis berkas dan foldernya."
    ),
    (
      "The ledger {} is locked by another process: try again, or end that process.",
      "Buku {} dikunci proses lain: coba lagi, atau akhiri proses itu."
    ),
    (
      "The ledger {} is damaged and takes no change: leave every Kasir that uses it, then run kasir "
        + "sales rebuild.",
      "Buku {} rusak dan tidak menerima perubahan: tutup setiap Kasir yang memakainya, lalu jalankan "
        + "kasir sales rebuild."
    ),
    (
      "The disk failed under the ledger {}, which takes no change before it is opened again.",
      "Disk buku {} gagal, dan buku tidak menerima perubahan sebelum dibuka lagi."
    ),
    ("Check the disk, then start Kasir again.", "Periksa disk, lalu jalankan Kasir lagi."),
    (
      "The ledger {} failed (SQLite {}: {}); nothing was changed.",
      "Buku {} gagal (SQLite {}: {}); tidak ada yang berubah."
    ),
    ("The ledger {} failed: {}.", "Buku {} gagal: {}."),
    (
      "The ledger {} has no open attempt {}; nothing was changed.",
      "Buku {} tidak punya percobaan terbuka {}; tidak ada yang berubah."
    ),
    (
      "A refund of {} cannot be kept: its payment has no id at the gateway.",
      "Pengembalian {} tidak dapat dicatat: pembayarannya tidak punya id di gateway."
    ),
    (
      "{} is in {}: the ledger keeps no {} in it.",
      "{} dalam {}: buku tidak mencatat {} di dalamnya."
    ),
    (
      "{} cannot be written ({}): a customer's display does not follow this counter.",
      "{} tidak dapat ditulis ({}): layar pelanggan tidak mengikuti kasir ini."
    ),
    (
      "There is no room on the disk for a copy of the ledger {}: make some.",
      "Tidak ada ruang di disk untuk salinan buku {}: kosongkan sebagian."
    ),
    (
      "The copy of the ledger {} cannot be put in its place ({}).",
      "Salinan buku {} tidak dapat ditaruh di tempatnya ({})."
    ),
  ]

  /// What of the config has no effect.
  static let config: [(String, String)] = [
    (
      "`octants = true` has no effect here: tmux and screen show empty cells for those characters on "
        + "this system.",
      "`octants = true` tidak berpengaruh di sini: tmux dan screen menampilkan sel kosong untuk "
        + "karakter itu di sistem ini."
    )
  ]
}

import CheckoutDomain

extension Words {
  var noSaleHere: String { self("There is no sale here.", "Tidak ada penjualan di sini.") }
  func noSaleHere(_ key: String) -> String {
    self(
      "There is no sale here. Press \(key) to make one.",
      "Tidak ada penjualan di sini. Tekan \(key) untuk membuatnya.")
  }
  var searchLabel: String { self(" Search", " Cari") }
  var searchPlaceholder: String {
    self("reference, item, amount or id", "referensi, barang, jumlah atau id")
  }
  var timeColumn: String { self("Time", "Waktu") }
  var referenceColumn: String { self("Reference", "Referensi") }
  var itemsColumn: String { self("Items", "Barang") }
  var whyColumn: String { self("Why", "Sebab") }
  var amountColumn: String { self("Amount", "Jumlah") }
  var stateColumn: String { self("State", "Status") }
  func nothingFound(_ text: String) -> String {
    self(
      "No sale here has \u{201C}\(text)\u{201D} in it. Esc shows all again.",
      "Tidak ada penjualan yang memuat \u{201C}\(text)\u{201D}. Esc menampilkan semua.")
  }
  func nothingFound(_ text: String, _ all: String) -> String {
    self(
      "No sale under this tab has \u{201C}\(text)\u{201D} in it. \(all) looks through all sales.",
      "Tidak ada penjualan di tab ini yang memuat \u{201C}\(text)\u{201D}. \(all) mencari di semua."
    )
  }
  var noSalesYet: String { self("No sales yet.", "Belum ada penjualan.") }
  func noSalesYet(_ key: String) -> String {
    self(
      "No sales yet. Press \(key) to make the first one.",
      "Belum ada penjualan. Tekan \(key) untuk membuat yang pertama.")
  }
  func noneUnderTab(_ key: String) -> String {
    self("No sale here. Press \(key) to see all.", "Kosong. Tekan \(key) untuk melihat semua.")
  }
  var nothingNeedsAttention: String {
    self("Nothing needs attention.", "Tidak ada yang perlu perhatian.")
  }
}

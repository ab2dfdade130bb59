import CheckoutDomain

extension Words {
  // Columns and labels.
  var quantityColumn: String { self("Qty", "Qty") }
  var itemColumn: String { self("Item", "Barang") }
  var unitColumn: String { self("Unit price", "Harga satuan") }
  var totalColumn: String { self("Total", "Total") }
  var howToEnter: String {
    self(
      "Type one item and press Enter, then the next: 2*kopi susu 18000, or teh 5000, or +25000 "
        + "servis",
      "Ketik satu barang lalu Enter, lalu berikutnya: 2*kopi susu 18000, atau teh 5000, atau "
        + "+25000 servis")
  }
  func aboutSale(_ cart: Cart) -> String {
    partsAboutSale(cart).joined(separator: isInLines ? ", " : "  ")
  }
  func partsAboutSale(_ cart: Cart) -> [String] {
    let made = self("made up", "dibuatkan")
    let reference = self("Reference", "Referensi")
    let kind = cart.chargedBy == .intent ? [self("payment intent", "payment intent")] : []
    return
      ["\(reference) \(cart.reference ?? made)", cart.currency.code, cart.terminalType.rawValue]
      + kind
  }
  func total(_ amount: Money) -> String { self("Total  \(amount)", "Total  \(amount)") }
  func pastedLeft(_ count: Int) -> String {
    self(
      count == 1
        ? "One pasted line after it is left out." : "\(count) pasted lines after it are left out.",
      "\(count) baris tempelan sesudahnya tidak dimasukkan.")
  }
  func priceOf(_ name: String) -> String { self("Price of one \(name)", "Harga satuan \(name)") }
  var priceExample: String { self("for example 18000", "misalnya 18000") }

  // Hints.
  var askingForSession: String {
    self("Asking the gateway for a checkout session…", "Meminta sesi pembayaran dari gateway…")
  }
  var typePrice: String {
    self(
      "It was never sold before: type its price. Esc goes back.",
      "Belum pernah dijual: ketik harganya. Esc kembali.")
  }
  var lineKeys: [String] {
    [
      self("+ one more", "+ tambah"), self("- one less", "- kurang"),
      self("Del remove", "Del hapus"),
      self("Enter back to the entry line", "Enter kembali ke baris isian"),
    ]
  }
  func chargeHint(_ key: String, _ amount: String) -> String {
    self(
      "Up goes into the lines. \(key) charges \(amount).",
      "Naik ke baris-baris. \(key) menagih \(amount).")
  }

  // Problems.
  var quantityIsOne: String {
    self(
      "The quantity is 1 already: remove the line", "Jumlahnya sudah 1: hapus barisnya")
      + keys(" with Del", " dengan Del") + "."
  }
  var currencyIsFixed: String {
    self(
      "The currency can change only while the sale is empty.",
      "Mata uang hanya dapat diganti selama penjualan kosong.")
  }
  var nothingToUndo: String { self("There is nothing to undo.", "Tidak ada yang diurungkan.") }
  var entryNotAdded: String {
    self(
      "The entry line still holds an item: add it with Enter, or clear it.",
      "Baris isian masih berisi barang: tambahkan dengan Enter, atau kosongkan.")
  }
  var otherLiveAmount: String {
    self(
      "That is not the amount of this sale. Type it again",
      "Itu bukan jumlah penjualan ini. Ketik lagi")
      + keys(", or go back with Esc", ", atau kembali dengan Esc") + "."
  }
  var nothingSent: String { self("Nothing was sent.", "Tidak ada yang dikirim.") }
  func unreadable(_ text: String, _ currency: Currency) -> String {
    sentence(MoneyError.unreadable(text, currency))
  }
  func problem(_ error: ItemError) -> String { sentence(error.sentence) }

  // Throwing away, parking.
  var discardTitle: String { self("Throw this sale away?", "Buang penjualan ini?") }
  func discardLines(_ park: String) -> [String] {
    [
      self(
        "It has not been charged: its lines would be lost.", "Belum ditagih: barisnya akan hilang.")
        + keys(" Parking it (\(park)) would keep them.", " Bila ditunda (\(park)), tidak hilang.")
    ]
  }
  var discardYes: String { self("throw away", "buang") }
  var discardNo: String { self("keep it", "jangan") }
  var discardParkedTitle: String {
    self("Throw this parked sale away?", "Buang penjualan yang ditunda ini?")
  }
  func parkedNotice(_ key: String) -> String {
    self("The sale is parked.", "Penjualan ditunda.")
      + keys(" \(key) recalls it.", " \(key) memanggilnya.")
  }
  func parkedWaiting(_ count: Int, _ key: String) -> String {
    count == 1
      ? self("A sale is parked here.", "Ada penjualan ditunda.")
        + keys(" \(key) recalls it.", " \(key) memanggilnya.")
      : self("\(count) sales are parked here.", "Ada \(count) penjualan ditunda.")
        + keys(" \(key) recalls them.", " \(key) memanggilnya.")
  }
  var nothingToPark: String {
    self("There is nothing to park yet.", "Belum ada yang perlu ditunda.")
  }
  var nothingParked: String {
    self("No sale is parked here.", "Tidak ada penjualan yang ditunda.")
  }
  var recalledElsewhere: String {
    self(
      "Somebody else has taken that sale up.", "Penjualan itu sudah diambil orang lain.")
  }
  var parkedHeading: String {
    self("Changed      What is in it", "Diubah       Isinya")
  }
  func parkedEmpty(_ key: String) -> String {
    self(
      "No sale is parked. \(key) in a new sale puts it aside; one that was left in the middle is "
        + "here too.",
      "Tidak ada yang ditunda. \(key) dalam penjualan baru menundanya; yang tertinggal di "
        + "tengah jalan juga ada di sini.")
  }
  func parkedItems(_ cart: Cart) -> String {
    let items = cart.items.map { $0.quantity == 1 ? $0.name : "\($0.quantity) \($0.name)" }
      .joined(separator: ", ")
    return cart.reference.map { "\($0): \(items)" } ?? items
  }

  // The form for details.
  func detailLabel(_ field: SaleDetailsState.Field) -> String {
    switch field {
    case .reference: self("Reference", "Referensi")
    case .note: self("Note", "Catatan")
    case .currency: self("Currency", "Mata uang")
    case .terminalType: self("Customer's page", "Halaman bayar")
    }
  }
  func detailHint(_ field: SaleDetailsState.Field) -> String {
    switch field {
    case .reference:
      self(
        "What people call this sale. In the demo one that begins with decline, abandon or late "
          + "steers the customer.",
        "Nama penjualan ini. Di demo, yang diawali decline, abandon atau late mengarahkan "
          + "pelanggannya.")
    case .note: self("For people here; never sent.", "Untuk orang di sini; tidak pernah dikirim.")
    case .currency:
      self(
        "Left and Right choose. One sale has one currency.",
        "Kiri dan Kanan memilih. Satu penjualan satu mata uang.")
    case .terminalType:
      self(
        "Left and Right choose. WEB suits a screen that is scanned, WAP the customer's own phone.",
        "Kiri dan Kanan memilih. WEB untuk layar yang dipindai, WAP untuk ponsel pelanggan.")
    }
  }
  var referencePlaceholder: String {
    self("made up when it is charged", "dibuatkan saat ditagih")
  }
  var detailFoot: String {
    self(
      "Enter keeps it, Esc leaves it as it was, Tab goes to the next field.",
      "Enter menyimpan, Esc membiarkan, Tab ke isian berikutnya.")
  }

  // The first live charge.
  var liveTitle: String {
    self("First live charge of this ledger", "Tagihan sungguhan pertama buku ini")
  }
  func liveLines(_ total: Money) -> [String] {
    [
      self("The customer is asked for \(total).", "Pelanggan ditagih \(total)."),
      spelled(total),
      self(
        "It is sent as \(total.minorUnits) minor units.",
        "Dikirim sebagai \(total.minorUnits) satuan terkecil."),
      self(
        "If that is right, type the amount and press Enter.",
        "Jika benar, ketik jumlahnya lalu Enter."),
    ]
  }
  var liveFoot: String {
    self("Esc goes back; nothing is sent.", "Esc kembali; tidak ada yang dikirim.")
  }
}

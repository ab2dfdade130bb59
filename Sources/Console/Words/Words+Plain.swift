import CheckoutDomain

/// What is said only in lines.
extension Words {
  var plainWelcome: String {
    self(
      "Type a number and press Enter. Enter alone tells the choices again, ? tells all.",
      "Ketik nomor lalu Enter. Enter saja menyebut pilihannya lagi, ? menyebut semuanya.")
  }
  var plainMenu: String { self("Menu", "Menu") }
  var plainChoose: String { self("Type a number.", "Ketik nomor.") }
  func plainNoChoice(_ text: String) -> String {
    self(
      "There is no choice \(text). Enter alone tells the choices.",
      "Tidak ada pilihan \(text). Enter saja menyebut pilihannya.")
  }
  var plainEnterForChoices: String {
    self("Enter alone tells the choices.", "Enter saja menyebut pilihannya.")
  }
  var plainNextPage: String { self("More sales", "Penjualan berikutnya") }
  var plainGone: String {
    self(
      "The list has changed: that sale is not in it any more.",
      "Daftarnya berubah: penjualan itu tidak ada lagi di sini.")
  }
  func plainNothingFound(_ text: String) -> String {
    self("No sale has \(text) in it.", "Tidak ada penjualan yang memuat \(text).")
  }
  var plainNoSales: String { self("No sale here.", "Tidak ada penjualan di sini.") }
  var plainLink: String { self("Link", "Tautan") }
  var plainCode: String {
    self("The code in characters, to be scanned", "Kode dalam karakter, untuk dipindai")
  }
  var plainKeep: String { self("Keep it", "Simpan") }
  var plainByAmount: String { self("An amount instead", "Jumlah saja") }
  var plainEmpty: String { self("empty", "kosong") }
  var plainNotKept: String {
    self("Back, without keeping it", "Kembali, tanpa menyimpan")
  }
  /// A choice that goes on to the next of a few.
  func plainTurns(_ value: String) -> String {
    self("\(value), choose for the next one", "\(value), pilih untuk berikutnya")
  }
  var plainChangeLines: String { self("Change the lines", "Ubah barisnya") }
  var plainOneMore: String { self("One more", "Tambah satu") }
  var plainOneLess: String { self("One less", "Kurangi satu") }
  var plainRemoveLine: String { self("Remove the line", "Hapus barisnya") }
  var plainDiscard: String { self("Throw one away", "Buang salah satu") }
  var plainWhichToDiscard: String {
    self("Which one is thrown away? It asks first.", "Mana yang dibuang? Ditanya dahulu.")
  }
  func plainFound(_ text: String) -> String {
    self("Sales that have \(text) in them", "Penjualan yang memuat \(text)")
  }
  var plainSortNext: String {
    self("Sort by something else", "Urutkan menurut yang lain")
  }
  func plainSorted(_ order: SaleOrder) -> String {
    let down = order.isDescending
    let column =
      switch order.column {
      case .time:
        down
          ? self("by time, the latest first", "menurut waktu, terbaru dahulu")
          : self("by time, the earliest first", "menurut waktu, terlama dahulu")
      case .amount:
        down
          ? self("by amount, the largest first", "menurut jumlah, terbesar dahulu")
          : self("by amount, the smallest first", "menurut jumlah, terkecil dahulu")
      case .reference: self("by reference", "menurut referensi") + letters(down)
      case .items: self("by item", "menurut barang") + letters(down)
      case .state: self("by state", "menurut status") + letters(down)
      }
    return self("Sorted \(column).", "Diurutkan \(column).")
  }
  private func letters(_ isDescending: Bool) -> String {
    isDescending ? self(", from Z to A", ", dari Z ke A") : self(", from A to Z", ", dari A ke Z")
  }
  var plainSendAgain: String {
    self("Send it again; it cannot be charged twice", "Kirim lagi; tidak mungkin tertagih dua kali")
  }
  var plainSettleAlarm: String {
    self(
      "Say what was found, to take it out of needs attention",
      "Tulis yang ditemukan, agar keluar dari perlu perhatian")
  }
  var plainNeedsAttention: String { self("needs attention", "perlu perhatian") }
  /// Why a person should look at a sale, told when that begins; nil where its state says it all.
  func plainAttention(_ reason: AttentionReason, _ sale: Sale) -> String? {
    let matter = matter(reason, sale)
    guard !matter.isEmpty, reason != .mismatch else { return nil }
    return self(
      "\(sale.reference) needs attention: \(matter)", "\(sale.reference) perlu perhatian: \(matter)"
    )
  }
  var plainAlarmHow: String {
    self(
      "Say what was found and who you are, then go on: it takes the sale out of needs attention.",
      "Tulis yang ditemukan dan siapa Anda, lalu lanjut: penjualan keluar dari perlu perhatian.")
  }
  var plainSettleHow: String {
    self(
      "Fill in each of these, then go on. Nothing is written before a last question.",
      "Isi semuanya, lalu lanjut. Tidak ada yang dicatat sebelum pertanyaan terakhir.")
  }
  var plainSettingsHint: String {
    self(
      "A number changes it; it is kept in the config file. Everything else there is set by hand: "
        + "currency, shop name.",
      "Nomor mengubahnya; disimpan di berkas konfigurasi. Yang lain diatur di sana dengan tangan: "
        + "mata uang, nama toko.")
  }
  func plainCompare(_ days: Int) -> String {
    self("Compare \(reconcileSpan(days))", "Cocokkan \(reconcileSpan(days))")
  }
  func plainCompared(_ days: Int) -> String {
    self("Compared: \(reconcileSpan(days)).", "Dicocokkan: \(reconcileSpan(days)).")
  }
  var plainMoreDifferences: String { self("More differences", "Perbedaan berikutnya") }
  func plainTour(_ progress: TourProgress) -> String {
    let step = progress.step.number
    return switch progress.standing {
    case .offered, .done:
      self("Guided tour in ten short steps", "Tur terpandu, sepuluh langkah pendek")
    case .running: self("Leave the guided tour", "Tinggalkan tur terpandu")
    case .left:
      self(
        "Take the guided tour up again, at step \(step) of 10",
        "Lanjutkan tur terpandu, di langkah \(step) dari 10")
    }
  }

  // What to type.
  var plainEntry: String {
    self(
      "Type an item: 2*kopi susu 18000, teh 5000, +25000 servis. Enter alone for the choices, to "
        + "charge among them.",
      "Ketik barang: 2*kopi susu 18000, teh 5000, +25000 servis. Enter saja untuk pilihan, termasuk "
        + "menagih.")
  }
  var plainPrice: String {
    self(
      "It was never sold before. Type its price, for example 18000. Enter alone goes back.",
      "Belum pernah dijual. Ketik harganya, misalnya 18000. Enter saja kembali.")
  }
  var plainLive: String {
    self("Type the amount. Enter alone goes back.", "Ketik jumlahnya. Enter saja kembali.")
  }
  var plainSearch: String {
    self(
      "Type a part of a reference, an item, an amount or an id. Enter alone goes back.",
      "Ketik sebagian referensi, barang, jumlah atau id. Enter saja kembali.")
  }
  var plainRefund: String {
    self(
      "Type how much to refund, for example 10000. It asks before anything is sent. Enter alone for "
        + "the choices.",
      "Ketik jumlah yang dikembalikan, misalnya 10000. Ditanya dahulu sebelum dikirim. Enter saja "
        + "untuk pilihan.")
  }
  func plainField(_ field: PlainField) -> String {
    let (name, hint) =
      switch field {
      case .reference: (detailLabel(.reference), detailHint(.reference))
      case .note: (detailLabel(.note), detailHint(.note))
      case .evidence: (settleLabel(.evidence), settleHint(.evidence))
      case .operatorName: (settleLabel(.operatorName), "")
      case .worker:
        (
          settingLabel(.operatorName),
          self("Each refund says who made it.", "Tiap pengembalian mencatat siapa yang membuatnya.")
        )
      case .second: (settleLabel(.second), settleHint(.second))
      case .outcome: (settleLabel(.outcome), "")
      case .found:
        (alarmFound, self("For example: \(alarmPlaceholder)", "Misalnya: \(alarmPlaceholder)"))
      case .amount: (settleLabel(.amount), settleHint(.amount))
      }
    return self("Type it: \(name). ", "Ketik: \(name). ") + (hint.isEmpty ? "" : hint + " ")
      + self("Enter alone leaves it as it is", "Enter saja membiarkannya")
      + (field == .worker ? "." : self(", - empties it.", ", - mengosongkannya."))
  }

  // Questions.
  func plainYes(_ yes: String, _ no: String) -> String {
    self(
      "Type y to \(yes). Anything else: \(no).", "Ketik y untuk \(yes). Yang lain: \(no).")
  }
  var plainTyped: String {
    self(
      "First type the amount again. Enter alone: nothing is done.",
      "Ketik dahulu jumlahnya sekali lagi. Enter saja: tidak ada yang dilakukan.")
  }
  var plainOtherAmount: String {
    self(
      "That is not this amount. Type it again, or Enter alone to do nothing.",
      "Bukan jumlah ini. Ketik lagi, atau Enter saja untuk batal.")
  }
  var plainDeclined: String { self("Nothing was done.", "Tidak ada yang dilakukan.") }
  var plainTroubleOver: String { self("The gateway answers again.", "Gateway menjawab lagi.") }
}

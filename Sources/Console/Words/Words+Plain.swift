import CheckoutDomain

/// What is said only in lines.
extension Words {
  var plainWelcome: String {
    self(
      "Type a number and press Enter. Enter alone tells the choices again.",
      "Ketik nomor lalu Enter. Enter saja menyebut pilihannya lagi.")
  }
  var plainMenu: String { self("Menu", "Menu") }
  var plainChoose: String { self("Type a number.", "Ketik nomor.") }
  func plainNoChoice(_ text: String) -> String {
    self(
      "There is no choice \(text). Enter alone tells the choices.",
      "Tidak ada pilihan \(text). Enter saja menyebut pilihannya.")
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
  var plainNotChosen: String { self("not chosen", "belum dipilih") }

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
    let name =
      switch field {
      case .reference: detailLabel(.reference)
      case .note: detailLabel(.note)
      case .evidence: settleLabel(.evidence)
      case .operatorName: settleLabel(.operatorName)
      case .second: settleLabel(.second)
      case .amount: settleLabel(.amount)
      }
    return self(
      "Type it: \(name). Enter alone leaves it as it is.",
      "Ketik: \(name). Enter saja membiarkannya.")
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
  var plainEnded: String { self("Kasir has ended.", "Kasir selesai.") }
}

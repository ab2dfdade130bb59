import CheckoutDomain

extension Words {
  func timeLeft(_ left: Duration) -> String {
    self("Time left: \(TimeLeft.words(left, self))", "Sisa waktu: \(TimeLeft.words(left, self))")
  }
  var timeIsUp: String { self("time is up", "waktu habis") }
  func hoursMinutes(_ hours: Int64, _ minutes: String) -> String {
    self("\(hours) h \(minutes) min", "\(hours) jam \(minutes) mnt")
  }
  func minutes(_ minutes: Int64) -> String { self("\(minutes) min", "\(minutes) mnt") }
  func minutesSeconds(_ minutes: Int64, _ seconds: String) -> String {
    self("\(minutes) min \(seconds) s", "\(minutes) mnt \(seconds) dtk")
  }
  func codeNeeds(_ needed: (Int, Int), _ present: (Int, Int)) -> String {
    self(
      "The code needs a terminal of \(needed.0)×\(needed.1); this one has "
        + "\(present.0)×\(present.1). Zoom out (Ctrl+-), or use the link:",
      "Kode perlu terminal \(needed.0)×\(needed.1); yang ini \(present.0)×\(present.1). "
        + "Perkecil huruf (Ctrl+-), atau pakai tautannya:")
  }
  func codeIsSmall(_ larger: (Int, Int), _ present: (Int, Int)) -> String {
    self(
      "Drawn small. If it does not scan: at least \(larger.0)×\(larger.1), now "
        + "\(present.0)×\(present.1).",
      "Digambar kecil. Jika tidak terbaca: minimal \(larger.0)×\(larger.1), kini "
        + "\(present.0)×\(present.1).")
  }
  func narrowMargin(_ columns: Int, _ rows: Int) -> String {
    self("Narrow margin; full: \(columns)×\(rows)", "Tepi sempit; penuh: \(columns)×\(rows)")
  }
  func codeNeedsAlone(_ needed: (Int, Int)) -> String {
    self(
      "The code needs a terminal of \(needed.0)×\(needed.1): zoom out (Ctrl+-).",
      "Kode perlu terminal \(needed.0)×\(needed.1): perkecil huruf (Ctrl+-).")
  }
  func linkDoesNotFit(_ key: String) -> String {
    self(
      "The link is too long for this screen: \(key) copies it.",
      "Tautan terlalu panjang untuk layar ini: \(key) menyalinnya.")
  }
  func sendAgain(_ key: String) -> String {
    self(
      "\(key) sends it again; it cannot be charged twice.",
      "\(key) mengirim lagi; tidak mungkin tertagih dua kali.")
  }
  func nothingToReplace(_ sale: Sale) -> String {
    self(
      "\(sale.reference) is \(state(sale.state)): it has no session or payment intent to replace.",
      "\(sale.reference) \(state(sale.state)): tidak ada sesi atau payment intent untuk diganti.")
  }
  var replaceTitle: String {
    self("Make a checkout session instead?", "Buat sesi pembayaran sebagai gantinya?")
  }
  func replaceLines(_ sale: Sale) -> [String] {
    [
      "\(sale.reference), \(sale.amount)",
      self(
        "Its payment intent is canceled first. The session is made only once the gateway says that "
          + "it is canceled.",
        "Payment intent dibatalkan dahulu. Sesi baru dibuat setelah gateway memastikan pembatalan."),
    ]
  }
  var replaceYes: String { self("make a session", "buat sesi") }
  var replaceSessionTitle: String {
    self("Charge by a payment intent instead?", "Tagih lewat payment intent sebagai gantinya?")
  }
  func replaceSessionLines(_ sale: Sale) -> [String] {
    [
      "\(sale.reference), \(sale.amount)",
      self(
        "Its session is expired first. Once the gateway says that it has ended unpaid, a new sale "
          + "with the same lines is charged.",
        "Sesinya diakhiri dahulu. Setelah gateway memastikan belum dibayar, penjualan baru dengan "
          + "baris yang sama ditagih."),
    ]
  }
  var replaceSessionYes: String { self("make an intent", "buat intent") }
  func replacedBy(_ old: Sale, _ new: Sale) -> String {
    self(
      "\(old.reference) is canceled; \(new.reference) takes its place.",
      "\(old.reference) dibatalkan; \(new.reference) menggantikannya.")
  }
  var scanToPay: String { self("Scan to pay with Akulaku", "Pindai untuk bayar dengan Akulaku") }
  var declinedTryAgain: String {
    self("Declined: you can try again", "Ditolak: Anda dapat mencoba lagi")
  }
  var codeHasExpired: String { self("This code has expired", "Kode ini sudah kedaluwarsa") }
  var paymentIsCanceled: String { self("This payment is canceled", "Pembayaran ini dibatalkan") }
  func givenBack(_ amount: Money) -> String {
    self("↩ Refunded: \(amount)", "↩ Dikembalikan: \(amount)")
  }
  var oneMoment: String { self("One moment, please", "Mohon tunggu sebentar") }
  var askTheCashier: String { self("Please ask the cashier", "Silakan tanya kasir") }
  var notRealMoney: String { self("Not real money", "Bukan uang sungguhan") }
  /// The word that is shown in letters to be read from two metres.
  var bigPaid: String { self("PAID", "LUNAS") }
}

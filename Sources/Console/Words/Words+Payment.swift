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
        + "\(present.0)×\(present.1). The link:",
      "Kode perlu terminal \(needed.0)×\(needed.1); yang ini \(present.0)×\(present.1). "
        + "Tautannya:")
  }
  func codeNeedsAlone(_ needed: (Int, Int)) -> String {
    self(
      "The code needs a terminal of \(needed.0)×\(needed.1).",
      "Kode perlu terminal \(needed.0)×\(needed.1).")
  }
  func sendAgain(_ key: String) -> String {
    self(
      "\(key) sends it again; it cannot be charged twice.",
      "\(key) mengirim lagi; tidak mungkin tertagih dua kali.")
  }
  var scanToPay: String { self("Scan to pay with Akulaku", "Pindai untuk bayar dengan Akulaku") }
  var declinedTryAgain: String {
    self("Declined: you can try again", "Ditolak: Anda dapat mencoba lagi")
  }
  var notRealMoney: String { self("Not real money", "Bukan uang sungguhan") }
  /// The word that is shown in letters to be read from two metres.
  var bigPaid: String { self("PAID", "LUNAS") }
  func linkNotDrawn(_ reason: String) -> String {
    self(
      "The link cannot be drawn as a code: \(reason)",
      "Tautan tidak dapat digambar sebagai kode: \(reason)")
  }
}

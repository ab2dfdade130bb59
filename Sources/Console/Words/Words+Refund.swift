import CheckoutDomain
import TerminalUI

extension Words {
  /// Why a refund may not be sent, and what to do.
  func refusal(_ refusal: RefundRefusal, _ sale: Sale) -> String {
    self(refusal.sentence(for: sale), indonesian(refusal, sale))
  }

  private func indonesian(_ refusal: RefundRefusal, _ sale: Sale) -> String {
    switch refusal {
    case .notPaid(let state):
      "\(sale.reference) \(self.state(state)): hanya uang yang sudah masuk dapat dikembalikan."
    case .notPositive: "Pengembalian harus lebih dari nol."
    case .wrongCurrency(let currency): "\(sale.reference) dibayar dalam \(currency.code)."
    case .exceedsRemaining(let left):
      left.isZero
        ? "Tidak ada lagi dana \(sale.reference) yang dapat dikembalikan."
        : "Hanya \(left) dari \(sale.reference) yang masih dapat dikembalikan."
    case .inFlight(let refund):
      "Pengembalian \(refund.amount) dari \(sale.reference) \(state(refund.state)): "
        + "tunggu sampai diketahui. Uangnya disisihkan; jangan kembalikan lagi."
    case .lineNotLeft(let name, let left):
      "Hanya \(left) × \(name) dari \(sale.reference) yang masih dapat dikembalikan per baris: "
        + "pilih lagi, atau kembalikan per jumlah."
    case .linesDiffer:
      "Baris \(sale.reference) sekarang bernilai jumlah lain: pilih lagi."
    case .onlyOneAllowed:
      "\(sale.reference) sudah pernah dikembalikan, dan akun ini hanya mengizinkan satu kali."
    }
  }

  var refundEmpty: String {
    self(
      "Type how much to refund, or fill in all that is left.",
      "Ketik jumlah yang dikembalikan, atau isi semua sisanya.")
  }
  var refundNoLines: String {
    self("Choose what comes back", "Pilih yang dikembalikan")
      + keys(
        ": digits, + and - count, Space takes the whole line",
        ": angka, + dan - menghitung, Spasi untuk seluruh baris") + "."
  }
  func refundHint(_ key: String) -> String {
    self(
      "\(key) goes on to a confirmation; nothing is sent before that.",
      "\(key) lanjut ke konfirmasi; tidak ada yang dikirim sebelum itu.")
  }
  func refundLinesHint(_ key: String) -> String {
    self(
      "Digits, + and - count, Space takes a whole line, Tab goes to the reason. \(key) goes on.",
      "Angka, + dan - menghitung, Spasi seluruh baris, Tab ke alasan. \(key) lanjut.")
  }
  /// What was given back beside the lines; nil where nothing was.
  func refundedWithoutLines(_ sale: Sale) -> String? {
    let amount = sale.refundedWithoutLines
    guard amount.isPositive else { return nil }
    return self(
      "\(amount) was given back without a line: the lines below do not count it.",
      "\(amount) dikembalikan tanpa baris: baris di bawah tidak menghitungnya.")
  }
  func noLinesLeft(_ sale: Sale) -> String {
    self(
      "No line of \(sale.reference) is left to give back: refund by amount.",
      "Tidak ada baris \(sale.reference) yang tersisa: kembalikan per jumlah.")
  }
  var refundSending: String {
    self(
      "Asking the gateway to refund. Until it answers, the money is reserved.",
      "Meminta gateway mengembalikan. Uang disisihkan sampai ada jawaban.")
  }
  func refundTitle(_ amount: Money) -> String {
    self("Refund \(amount)?", "Kembalikan \(amount)?")
  }
  func refundLines(_ amount: Money, _ form: RefundFormState) -> [String] {
    let sale = form.sale
    let left = Money(minorUnits: sale.remaining.minorUnits - amount.minorUnits, amount.currency)
    return disputed(sale) + [
      spelled(amount),
      self(
        "Sale \(sale.reference), paid \(sale.progress.captured ?? sale.amount)",
        "Penjualan \(sale.reference), dibayar \(sale.progress.captured ?? sale.amount)"),
    ] + chosenLines(form) + [
      self("Reason: \(reason(form.reason))", "Alasan: \(reason(form.reason))"),
      self("Left to refund afterwards: \(left)", "Sisa setelah itu: \(left)"),
    ]
  }

  private func disputed(_ sale: Sale) -> [String] {
    guard let warning = sale.refundWarning else { return [] }
    return [
      self(
        warning,
        "\(sale.reference) disengketakan: pelanggan mungkin mendapat uang ini lewat sengketa. "
          + "Pengembalian dapat membayarnya dua kali.")
    ]
  }

  private func chosenLines(_ form: RefundFormState) -> [String] {
    guard form.lines != nil else { return [] }
    let chosen = form.refundedLines.summary
    return [self("Items: \(chosen)", "Barang: \(chosen)")]
  }

  func refundYes(_ amount: Money) -> String { self("refund \(amount)", "kembalikan \(amount)") }
  var refundNo: String { self("do not refund", "jangan kembalikan") }
  var refundTyped: String { self("Type the amount:", "Ketik jumlahnya:") }
  var refundTypedHint: String {
    self("Type this amount, then press y.", "Ketik jumlah ini, lalu tekan y.")
  }
  func refundEnded(_ amount: Money, _ state: RefundState, _ sale: Sale) -> String {
    self(
      "The refund of \(amount) of \(sale.reference) is \(self.state(state)). "
        + "Left to refund: \(sale.remaining).",
      "Pengembalian \(amount) dari \(sale.reference) \(self.state(state)). "
        + "Sisa yang dapat dikembalikan: \(sale.remaining).")
  }
  /// Why money is given back; English says the gateway's own word.
  func reason(_ reason: RefundReason) -> String {
    let indonesian: [RefundReason: String] = [
      .requestedByCustomer: "permintaan pelanggan", .duplicate: "pembayaran ganda",
      .fraudulent: "penipuan", .resolvedDispute: "sengketa selesai",
      .madeElsewhere: "dibuat di tempat lain",
    ]
    return self(reason.rawValue, indonesian[reason] ?? reason.rawValue)
  }
  /// The cells that the longest reason takes.
  var widestReason: Int { RefundReason.all.map { reason($0).cellWidth }.max() ?? 0 }
  var paidLabel: String { self("Paid", "Dibayar") }
  var refundedLabel: String { self("Refunded", "Dikembalikan") }
  var reservedLabel: String { self("Reserved", "Disisihkan") }
  var itemsLabel: String { self("Items", "Barang") }
  var amountLabel: String { self("Amount", "Jumlah") }
  var reasonLabel: String { self("Reason", "Alasan") }
  func ofRest(_ left: Money) -> String { self("  of \(left) left", "  dari sisa \(left)") }
  /// How many pieces of a line are chosen, of those that are left of it.
  func pieces(_ chosen: Int64, of line: LineBalance.Line) -> String {
    line.left == 0
      ? self("none left", "sisa 0")
      : self("\(chosen) of \(line.left)", "\(chosen) dari \(line.left)")
  }
  /// What was given back of a line before, or may have been; nil where nothing was.
  func givenBack(_ line: LineBalance.Line) -> String? {
    let parts = [
      line.given > 0 ? self("\(line.given) given back", "\(line.given) dikembalikan") : nil,
      line.reserved > 0 ? self("\(line.reserved) reserved", "\(line.reserved) disisihkan") : nil,
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
  func linesComeTo(_ amount: Money, left: Money) -> String {
    self("\(amount) of \(left) left", "\(amount) dari sisa \(left)")
  }
}

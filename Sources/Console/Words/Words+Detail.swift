import CheckoutDomain

extension Words {
  var refundLabel: String { self("Refund", "Pengembalian") }
  var refundWord: String { self("refund", "pengembalian") }
  var isOpenAlready: String {
    self("Its history is on the screen already.", "Riwayatnya sudah di layar.")
  }
  var stateLabel: String { self("State", "Status") }
  var leftLabel: String { self("Left to refund", "Sisa dana") }
  var madeLabel: String { self("Made", "Dibuat") }
  var payableTo: String { self("Payable until", "Dapat dibayar s/d") }
  var noteLabel: String { self("Note", "Catatan") }
  var sessionLabel: String { self("Session", "Sesi") }
  var intentLabel: String { self("Payment intent", "Payment intent") }
  var itemsHeading: String { self("Items", "Barang") }
  var refundsHeading: String { self("Refunds", "Pengembalian") }
  var timelineHeading: String { self("What happened", "Yang terjadi") }
  func each(_ item: LineItem) -> String {
    self(
      "  \(item.quantity) × \(item.name), \(item.unitAmount.figures) each",
      "  \(item.quantity) × \(item.name), @ \(item.unitAmount.figures)")
  }
  var more: String { self("▼ more", "▼ lainnya") }
}

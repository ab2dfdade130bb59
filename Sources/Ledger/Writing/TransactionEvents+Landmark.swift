import CheckoutDomain

extension TransactionEvents {
  /// What a transaction does, for the name of its landmark: `commit refund_sending,
  /// attempt_begun of refund`; nil for one that changes nothing.
  var deed: String? {
    var kinds: [String] = []
    for entry in added {
      let purpose = entry.event.change.values.first { $0.key.hasSuffix(".purpose") }?.value
      let kind = entry.event.kind + (purpose.map { " of " + $0 } ?? "")
      if !kinds.contains(kind) { kinds.append(kind) }
    }
    kinds += touched.sorted()
    return kinds.isEmpty ? nil : "commit " + kinds.joined(separator: ", ")
  }
}

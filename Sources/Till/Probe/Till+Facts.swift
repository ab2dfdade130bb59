package import CheckoutDomain

extension Till {
  /// What is known of how this gateway behaves: seen by itself, else at the test gateway of the same
  /// account.
  package func facts() throws(TillError) -> GatewayFacts {
    try read { try facts(in: $0) }
  }

  /// The same within a transaction.
  func facts(in ledger: any LedgerReader) throws -> GatewayFacts {
    try GatewayFacts(ledger).inheriting(fromTest: testFacts)
  }

  /// Keeps what a probe of this gateway has found out, with the date; what it left open stays as it
  /// was known before.
  package func keep(_ answers: [GatewayFacts.Question: Bool]) throws(TillError) {
    let now = time.now
    try write { ledger in
      for (question, isYes) in answers.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        let answer = GatewayFacts.Answer(isYes: isYes, at: now)
        try ledger.set(GatewayFacts.setting(question), to: answer.text)
      }
    }
  }

  /// Refuses live rupiah where the gateway was seen to count them without decimals: a hundred times
  /// too much would be charged.
  func refuseWrongDecimals(of total: Money) throws(TillError) {
    guard gateway.mode == .live, total.currency == .idr,
      try facts().answers[.hasTwoDecimals]?.isYes == false
    else { return }
    throw TillError(
      .limit,
      "The test gateway showed a hundred times the amount that Kasir had sent: IDR has no decimals "
        + "there, and \(total) would be charged as \(total.minorUnits) rupiah. Nothing was sent.",
      hint: "Ask WooshPay, and run `kasir doctor --probe` with a test key again.")
  }
}

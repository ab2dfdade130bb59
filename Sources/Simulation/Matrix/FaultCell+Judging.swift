import SandboxGateway

extension FaultCell {
  /// What differs between what happened and what must; empty where all is as expected.
  package func differences(from outcome: MatrixOutcome) -> [String] {
    var found: [String] = []
    func expect(_ name: String, _ is: String?, _ must: String?) {
      guard `is` != must else { return }
      found.append("\(name) is \(`is` ?? "-"), not \(must ?? "-")")
    }
    let ending = outcome.ending
    expect("exit code", String(ending.exitCode), String(exitCode))
    expect("kind", ending.kind, kind)
    expect("sale", ending.sale?.state, sale)
    expect("refund", ending.sale?.refund, refund)
    expect("books", MatrixBooks.text(outcome.books, of: deed), books)
    expect(
      "then",
      deed.isAboutRefunds ? outcome.later?.refund ?? outcome.later?.state : outcome.later?.state,
      then)
    if !holdsWords(ending.message ?? "") {
      found.append("the sentence is: \(ending.message ?? "-")")
    }
    return found + rules(outcome)
  }

  private func holdsWords(_ sentence: String) -> Bool {
    var rest = sentence[...]
    for part in words {
      guard let place = rest.firstRange(of: part) else { return false }
      rest = rest[place.upperBound...]
    }
    return true
  }

  /// What holds in every cell, whatever its table says.
  private func rules(_ outcome: MatrixOutcome) -> [String] {
    var found: [String] = []
    let ending = outcome.ending
    if (ending.exitCode == 0) != (ending.message == nil) {
      found.append("an error and exit code 0 do not go together")
    }
    if (ending.exitCode == 3) != (ending.kind == "unknown") {
      found.append("exit code 3 is for what is unknown, and for that alone")
    }
    if let printed = ending.sale, let kept = outcome.kept, printed != kept {
      found.append("it printed \(printed.words), and the ledger has \(kept.words)")
    }
    if let sale = outcome.kept, sale.refund == "unknown" || sale.refund == "needs_human",
      sale.reserved < sale.refundAmount ?? 0
    {
      found.append("the money of a refund that may be gone is not reserved")
    }
    if ending.sale?.refund == "unknown", ending.exitCode == 3,
      ending.hint?.contains("Do not refund it again") != true
    {
      found.append("nobody is told not to refund it again")
    }
    // What a gateway does twice that got a request twice is out of any client's reach.
    let given = outcome.books.refunds.filter { $0.status != "failed" }.reduce(0) { $0 + $1.amount }
    if let kept = outcome.kept, kept.refunded + kept.reserved < given, !books.contains("+") {
      found.append(
        "\(given) was given back, and the ledger knows of \(kept.refunded + kept.reserved)")
    }
    return found
  }
}

/// The gateway's books in the few words that the tables use.
package enum MatrixBooks {
  /// For refunds their amounts in the order they were made; else the sessions and, where the
  /// customer has paid, that.
  ///
  /// Amounts are in major units of rupiah, as in the tables.
  static func text(_ books: SandboxBooks, of deed: MatrixDeed) -> String {
    if deed.isAboutRefunds {
      let amounts = books.refunds.map { refund in
        String(refund.amount / 100) + (refund.status == "failed" ? "!" : "")
      }
      return amounts.isEmpty ? "none" : amounts.joined(separator: "+")
    }
    if deed.isWithoutSession {
      let intents = books.intents.map(\.status)
      return intents.isEmpty ? "none" : intents.joined(separator: "+")
    }
    let sessions = books.sessions.map { session in
      let intent = books.intents.first { $0.id == session.intent }
      return intent?.status == "succeeded" ? "paid" : session.status
    }
    return sessions.isEmpty ? "none" : sessions.joined(separator: "+")
  }
}

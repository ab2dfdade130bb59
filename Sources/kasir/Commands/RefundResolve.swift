import ArgumentParser
import CheckoutDomain
import Till

/// `kasir refund resolve`.
struct RefundResolve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve",
    abstract:
      "Settle a refund that is NEEDS-HUMAN: write down what became of it, and how you know.",
    discussion: """
      Nothing is sent. Two people look at it; alone it can be settled 24 hours after the refund, with \
      the amount typed again, and the record says single-handed.
      """)

  @Argument(help: ArgumentHelp("The refund's key, or re_….", valueName: "ID"))
  var id: String

  @Option(
    help: ArgumentHelp(
      "refunded: the customer has the money. absent: it never happened.", valueName: "WHAT"),
    completion: .list(["refunded", "absent"]))
  var outcome: String

  @Option(
    help: ArgumentHelp("How you know: a statement, a ticket number, a mail.", valueName: "TEXT"))
  var evidence: String

  @Option(help: ArgumentHelp("Your name.", valueName: "NAME"))
  var by: String

  @Option(help: ArgumentHelp("The second person's name.", valueName: "NAME"))
  var second: String?

  @Option(
    help: ArgumentHelp("The refund's amount in major units, where you are alone.", valueName: "A"))
  var amount: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    guard ["refunded", "absent"].contains(outcome) else {
      throw TillError(.usage, "--outcome is \(outcome): use refunded or absent.")
    }
    let till = try common.counter().till
    guard let sale = try till.read({ try $0.sale(refund: id) }),
      let refund = sale.refunds.first(where: { $0.key.text == id || $0.id?.text == id })
    else {
      throw TillError(
        .notFound, "There is no refund \(id) in this ledger.",
        hint: "`kasir sales show` tells the keys of a sale's refunds.")
    }
    let typed = try typedAmount(refund.amount.currency)
    try await common.about(sale, till) {
      common.print(
        try till.resolve(
          refund: refund.key, wasRefunded: outcome == "refunded", evidence: evidence, by: by,
          second: second, typedAmount: typed))
    }
  }

  private func typedAmount(_ currency: Currency) throws(TillError) -> Money? {
    guard let amount else { return nil }
    guard let money = try? Money(parsing: amount, currency) else {
      throw TillError(.usage, MoneyError.unreadable(amount, currency))
    }
    return money
  }
}

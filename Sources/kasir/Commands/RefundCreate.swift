import ArgumentParser
import CheckoutDomain
import Till

/// `kasir refund create`.
struct RefundCreate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Refund a part of a sale, or all that is left of it.",
    discussion: """
      On exit 3 nobody knows whether it arrived: its money stays reserved and it is looked up. Do not \
      refund it again.
      """)

  @Argument(help: ArgumentHelp("A reference, cs_… or pi_….", valueName: "ID"))
  var id: String

  @Option(
    help: ArgumentHelp("How much, in major units; without it, all that is left.", valueName: "A"))
  var amount: String?

  @Option(
    help: ArgumentHelp(
      "requested_by_customer, duplicate, fraudulent or resolved_dispute.", valueName: "R"))
  var reason = RefundReason.requestedByCustomer.rawValue

  @Flag(help: "Do not ask.")
  var yes = false

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let reason = RefundReason(rawValue: reason)
    try check(reason)
    let till = try common.counter().till
    let sale = try await current(till)
    let typed = try typedAmount(sale)
    if typed == nil, try till.isImported(sale.clientRef) {
      throw Failure(
        TillError(
          .usage, "\(sale.reference) was not made here: say how much to refund with --amount."),
        sale: sale)
    }
    if let refusal = till.refusal(refunding: typed, of: sale) {
      throw Failure(refusal, sale: sale)
    }
    let amount = typed ?? sale.remaining
    if !yes { try confirm(amount, sale, reason) }
    do {
      try common.finish(try await till.refund(sale.clientRef, amount: amount, reason: reason))
    } catch let error as TillError {
      throw Failure(error, sale: (try? till.find(id)) ?? sale)
    }
  }

  /// What can be known to be wrong before anything is opened.
  private func check(_ reason: RefundReason) throws(TillError) {
    guard RefundReason.all.contains(reason) else {
      let all = RefundReason.all.map(\.rawValue).joined(separator: ", ")
      throw TillError(.usage, "\(reason.rawValue) is no reason: use one of \(all).")
    }
    if let amount, amount.trimmedSpaces.isEmpty {
      throw TillError(
        .usage, "--amount is empty.", hint: "Leave it out to refund all that is left.")
    }
    guard yes || Question.isPossible else {
      throw TillError(.usage, "Without a terminal to ask on, a refund needs --yes.")
    }
  }

  /// The sale as the gateway has it now, where it is not known to be paid yet.
  private func current(_ till: Till) async throws -> Sale {
    let sale = try await till.findOrImport(id).sale
    guard ![.paid, .mismatch].contains(sale.progress.phase) else { return sale }
    return await till.refresh(sale.clientRef)?.sale ?? sale
  }

  private func typedAmount(_ sale: Sale) throws(TillError) -> Money? {
    guard let amount else { return nil }
    guard let money = try? Money(parsing: amount, sale.amount.currency) else {
      throw TillError(.usage, MoneyError.unreadable(amount, sale.amount.currency))
    }
    return money
  }

  private func confirm(_ amount: Money, _ sale: Sale, _ reason: RefundReason) throws(TillError) {
    let answer = Question.ask(
      "Refund \(amount) of \(SafeText.line(sale.reference)) (\(reason.rawValue))? Type y: ")
    guard answer.lowercased() == "y" || answer.lowercased() == "yes" else {
      throw TillError(.limit, "Nothing was sent.")
    }
  }
}

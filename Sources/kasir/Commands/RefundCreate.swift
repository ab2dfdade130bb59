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

  @Argument(
    help: ArgumentHelp("A reference, cs_… or pi_….", valueName: "ID"), completion: .references)
  var id: String

  @Option(
    help: ArgumentHelp("How much, in major units; without it, all that is left.", valueName: "A"))
  var amount: String?

  @Option(
    help: ArgumentHelp(
      "requested_by_customer, duplicate, fraudulent or resolved_dispute.", valueName: "R"),
    completion: .list(RefundReason.all.map(\.rawValue)))
  var reason = RefundReason.requestedByCustomer.rawValue

  @Flag(help: "Do not ask.")
  var yes = false

  @Flag(help: "Refund a disputed payment all the same: it may pay the customer twice.")
  var despiteDispute = false

  @OptionGroup var dry: DryRunOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let reason = RefundReason(rawValue: reason)
    try check(reason)
    if dry.dryRun {
      return try await dry.rehearse(common) { rehearsal in
        _ = try await refund(
          try await rehearsal.findOrImport(id), reason, rehearsal.counter.till)
      }
    }
    let till = try common.counter().till
    let sale = try await till.findOrImport(id).sale
    try await common.about(sale, till) { try common.finish(try await refund(sale, reason, till)) }
  }

  private func refund(
    _ known: Sale, _ reason: RefundReason, _ till: Till
  ) async throws -> TillResult {
    let asked = await current(known, till)
    let sale = asked.sale
    let typed = try typedAmount(sale)
    if typed == nil, try till.isImported(sale.clientRef) {
      throw TillError(
        .usage, "\(sale.reference) was not made here: say how much to refund with --amount.")
    }
    // A gateway that did not say how the sale stands is the reason, not what was known before.
    if let refusal = till.refusal(refunding: typed, of: sale) { throw asked.error ?? refusal }
    let amount = typed ?? sale.remaining
    if !yes, !dry.dryRun { try confirm(amount, sale, reason) }
    let isAgreed = try despiteDispute || (dry.dryRun ? !yes : agreesTwice(to: sale))
    return try await till.refund(
      sale.clientRef, amount: amount, reason: reason, despiteDispute: isAgreed,
      seen: sale.refunds.map(\.key))
  }

  /// Asks once more before a refund that may pay the customer twice; without a terminal the till
  /// refuses it.
  private func agreesTwice(to sale: Sale) throws(TillError) -> Bool {
    guard let warning = sale.refundWarning, !yes, Question.isPossible else { return false }
    let answer = Question.ask("\(SafeText.line(warning, limit: 400)) Type disputed to go on: ")
    guard answer.lowercased() == "disputed" else {
      throw TillError(.limit, "Nothing was sent.")
    }
    return true
  }

  /// What can be known to be wrong before anything is opened.
  private func check(_ reason: RefundReason) throws(TillError) {
    guard RefundReason.all.contains(reason) else {
      let all = RefundReason.all.map(\.rawValue).joined(separator: ", ")
      throw TillError(.usage, "\(reason.rawValue) is no reason: use one of \(all).")
    }
    if let amount, amount.trimmedSpaces.isEmpty {
      throw TillError(
        .usage, "--amount is empty.", hint: "Say how much, as in --amount 10.000.")
    }
    guard yes || dry.dryRun || Question.isPossible else {
      throw TillError(.usage, "Without a terminal to ask on, a refund needs --yes.")
    }
  }

  /// The sale as the gateway has it now, where it is not known to be paid yet.
  private func current(_ sale: Sale, _ till: Till) async -> TillResult {
    guard ![.paid, .mismatch].contains(sale.progress.phase) else { return TillResult(sale: sale) }
    return await till.refresh(sale.clientRef) ?? TillResult(sale: sale)
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

import ArgumentParser
import CheckoutDomain
import Till

/// `kasir intent cancel`.
struct IntentCancel: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Cancel a sale: cancel its payment intent at the gateway.")

  @Argument(help: ArgumentHelp("A reference or pi_….", valueName: "ID"), completion: .references)
  var id: String

  @Option(help: ArgumentHelp("Why, for the gateway; free text.", valueName: "TEXT"))
  var reason = "requested_by_customer"

  @OptionGroup var dry: DryRunOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let reason = SafeText.line(reason, limit: 200)
    guard !reason.isEmpty else {
      throw Failure(TillError(.usage, "--reason is empty: the gateway wants one."))
    }
    if dry.dryRun {
      return try await dry.rehearse(common) { rehearsal in
        let sale = try await rehearsal.findOrImport(id)
        _ = try await cancel(sale, because: reason, rehearsal.counter.till)
      }
    }
    let till = try common.counter().till
    let sale = try await till.findOrImport(id).sale
    try await common.about(sale, till) {
      try common.finish(try await cancel(sale, because: reason, till))
    }
  }

  private func cancel(
    _ sale: Sale, because reason: String, _ till: Till
  ) async throws(TillError) -> TillResult {
    guard sale.progress.sessionID == nil else {
      throw TillError(
        .limit,
        "The intent of \(sale.reference) belongs to a checkout session, and is never canceled by "
          + "itself.",
        hint: "Expire the session: `kasir session expire \(sale.reference)`.")
    }
    return try await till.cancel(sale.clientRef, reason: reason)
  }
}

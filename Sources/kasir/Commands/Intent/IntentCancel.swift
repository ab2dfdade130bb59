import ArgumentParser
import CheckoutDomain
import Till

/// `kasir intent cancel`.
struct IntentCancel: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Cancel a sale: cancel its payment intent at the gateway.")

  @Argument(help: ArgumentHelp("A reference or pi_….", valueName: "ID"))
  var id: String

  @Option(help: ArgumentHelp("Why, for the gateway; free text.", valueName: "TEXT"))
  var reason = "requested_by_customer"

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let reason = SafeText.line(reason, limit: 200)
    guard !reason.isEmpty else {
      throw Failure(TillError(.usage, "--reason is empty: the gateway wants one."))
    }
    let till = try common.counter().till
    let sale = try await till.findOrImport(id).sale
    try await common.about(sale, till) {
      guard sale.progress.sessionID == nil else {
        throw TillError(
          .limit,
          "The intent of \(sale.reference) belongs to a checkout session, and is never canceled by "
            + "itself.",
          hint: "Expire the session: `kasir session expire \(sale.reference)`.")
      }
      try common.finish(try await till.cancel(sale.clientRef, reason: reason))
    }
  }
}

import ArgumentParser
import CheckoutDomain
import Till

/// `kasir session create`.
struct SessionCreate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Start a checkout session; on a terminal, draw its code.",
    discussion: """
      On exit 3 nobody knows whether the session was made: it is looked up under its client_ref. \
      `kasir session show` tells what became of it; do not charge again before that.
      """)

  @OptionGroup var sale: CartOptions

  @Flag(help: "Draw the code on standard error, beside the JSON on standard output.")
  var qr = false

  @Option(
    help: ArgumentHelp(
      "Cancel the payment intent of this sale and start a session in its place, once the gateway has "
        + "confirmed that.",
      valueName: "ID"), completion: .references)
  var insteadOf: String?

  @OptionGroup var dry: DryRunOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    if let insteadOf { return try await replaceIntent(of: insteadOf) }
    let setup = try common.setup()
    let cart = try sale.cart(setup.config)
    if dry.dryRun {
      return try await dry.rehearse(common) { rehearsal in
        try rehearsal.takeIn(reference: cart.reference)
        _ = try await rehearsal.counter.till.charge(cart)
      }
    }
    let counter = try common.counter(setup)
    if try counter.till.needsLiveConfirmation() { try LiveConfirmation.ask(cart, counter.till) }
    let run = ChargeRun(common: common, counter: counter, drawsCode: qr)
    try await run.finish(
      try await run.charge { till, began throws(TillError) in
        try await till.charge(cart, began: began)
      })
  }

  /// Charges a sale that has its lines already.
  private func replaceIntent(of id: String) async throws {
    guard sale.isEmpty else {
      throw TillError(
        .usage, "With --instead-of the sale is known: leave its lines and names out.")
    }
    if dry.dryRun {
      return try await dry.rehearse(common) { rehearsal in
        let known = try await rehearsal.findOrImport(id)
        _ = try await rehearsal.counter.till.replaceIntent(of: known.clientRef) { _ in }
      }
    }
    let counter = try common.counter()
    guard let known = try counter.till.find(id) else {
      throw TillError(.notFound, "There is no sale \(id) in this ledger.")
    }
    let run = ChargeRun(common: common, counter: counter, drawsCode: qr)
    let result = try await run.charge(known: known) { till, began throws(TillError) in
      try await till.replaceIntent(of: known.clientRef, began)
    }
    try await run.finish(result)
  }
}

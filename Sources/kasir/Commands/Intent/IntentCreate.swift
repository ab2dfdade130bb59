import ArgumentParser
import CheckoutDomain
import Till

/// `kasir intent create`.
struct IntentCreate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create",
    abstract: "Start a confirmed payment intent; on a terminal, draw its code.",
    discussion: """
      The customer goes to Akulaku's own page at once. An intent that comes without a link is exit 1, \
      kind no_redirect: nobody can pay it. With --or-session it is canceled and, once the gateway has \
      confirmed that, a checkout session takes its place.
      """)

  @OptionGroup var sale: CartOptions

  @Flag(help: "Without a link, cancel the intent and start a checkout session in its place.")
  var orSession = false

  @Flag(help: "Draw the code on standard error, beside the JSON on standard output.")
  var qr = false

  @OptionGroup var dry: DryRunOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let setup = try common.setup()
    var cart = try sale.cart(setup.config)
    cart.chargedBy = .intent
    if dry.dryRun {
      return try await dry.rehearse(common) { [cart] rehearsal in
        try rehearsal.takeIn(reference: cart.reference)
        _ = try await rehearsal.counter.till.charge(cart)
      }
    }
    let counter = try common.counter(setup)
    if try counter.till.needsLiveConfirmation() { try LiveConfirmation.ask(cart, counter.till) }
    let run = ChargeRun(common: common, counter: counter, drawsCode: qr)
    let filled = cart
    var result = try await run.charge { till, began throws(TillError) in
      try await till.charge(filled, began: began)
    }
    if result.error?.kind == .noRedirect, try wantsSession(result.sale) {
      let clientRef = result.sale.clientRef
      result = try await run.charge(known: result.sale) { till, began throws(TillError) in
        try await till.replaceIntent(of: clientRef, began)
      }
    }
    try await run.finish(result.withHint)
  }

  private func wantsSession(_ sale: Sale) throws(TillError) -> Bool {
    if orSession { return true }
    guard Question.isPossible, !common.json else { return false }
    let answer = Question.ask(
      "The gateway gave no payment link with the intent of \(SafeText.line(sale.reference)). Cancel it "
        + "and start a checkout session instead? Type y: ")
    return ["y", "yes"].contains(answer.lowercased())
  }
}

extension TillResult {
  /// The same, with the command that goes on from an intent without a link.
  fileprivate var withHint: TillResult {
    guard let error, error.kind == .noRedirect else { return self }
    return TillResult(
      sale: sale,
      error: TillError(
        .noRedirect, error.message,
        hint:
          "`kasir session create --instead-of \(sale.reference)` cancels it and starts a checkout "
          + "session."))
  }
}

import ArgumentParser
import CheckoutDomain
import Glibc
import Synchronization
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

  @OptionGroup var dry: DryRunOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    let setup = try common.setup()
    let cart = try sale.cart(setup.config)
    if dry.dryRun {
      return try await dry.rehearse(common) { rehearsal in
        try rehearsal.takeIn(reference: cart.reference)
        _ = try await rehearsal.counter.till.charge(cart)
      }
    }
    let counter = try Counter.open(setup)
    if try counter.till.needsLiveConfirmation() { try LiveConfirmation.ask(cart, counter.till) }
    let result = try await charge(cart, counter.till)
    if let error = result.error { throw Failure(error, sale: result.sale) }
    let link = try await common.about(result.sale, counter.till) {
      try PaymentLink.drawable(of: result.sale, counter.linkPolicy)
    }
    common.print(result.sale)
    if let link { draw(link, setup.surroundings) }
  }

  /// Charges; once the sale is in the ledger, an error comes with it.
  private func charge(_ cart: Cart, _ till: Till) async throws -> TillResult {
    let begun = Mutex<Sale?>(nil)
    do {
      return try await till.charge(cart) { sale in begun.withLock { $0 = sale } }
    } catch {
      guard let sale = begun.withLock({ $0 }) else { throw error }
      return try await common.about(sale, till) { throw error }
    }
  }

  /// Draws the code where somebody sees it, or asked for it.
  ///
  /// The sale is made and its link printed: that the code finds no room is no failure.
  private func draw(_ link: String, _ surroundings: Surroundings) {
    let isOnOutput = !common.json && !common.output.quiet && Surroundings.isTerminal(STDOUT_FILENO)
    guard isOnOutput || qr else { return }
    let printer = CodePrinter(isOnOutput ? STDOUT_FILENO : STDERR_FILENO, surroundings)
    do throws(TillError) {
      printer.print(try printer.drawing(of: try CodePrinter.encode(link)), common.output)
    } catch {
      common.voice.note(error.text)
    }
  }
}

import CheckoutDomain
import Glibc
import Synchronization
import Till

/// What the commands that charge have in common: whatever goes wrong once the sale is in the ledger
/// is said together with it, and its code is drawn where somebody sees it.
struct ChargeRun {
  let common: CommonOptions
  let counter: Counter
  /// Whether somebody asked for the code beside a document.
  let drawsCode: Bool

  /// Charges; once the sale is in the ledger, an error comes with it.
  func charge(
    known: Sale? = nil,
    _ body: (Till, @escaping @Sendable (Sale) -> Void) async throws(TillError) -> TillResult
  ) async throws -> TillResult {
    let begun = SaleBox(known)
    do throws(TillError) {
      return try await body(counter.till) { sale in begun.sale.withLock { $0 = sale } }
    } catch {
      guard let sale = begun.sale.withLock({ $0 }) else { throw error }
      return try await common.about(sale, counter.till) { throw error }
    }
  }

  /// Prints the sale, and draws its code.
  func finish(_ result: TillResult) async throws {
    if let error = result.error { throw Failure(error, sale: result.sale) }
    let link = try await common.about(result.sale, counter.till) {
      try PaymentLink.drawable(of: result.sale, counter.linkPolicy)
    }
    common.print(result.sale)
    if let link { draw(link) }
  }

  /// Draws the code where somebody sees it, or asked for it.
  ///
  /// The sale is made and its link printed: that the code finds no room is no failure.
  private func draw(_ link: String) {
    let isOnOutput = !common.json && !common.output.quiet && Surroundings.isTerminal(STDOUT_FILENO)
    guard isOnOutput || drawsCode else { return }
    let printer = CodePrinter(isOnOutput ? STDOUT_FILENO : STDERR_FILENO, .ofThisProcess)
    do throws(TillError) {
      printer.print(try printer.drawing(of: try CodePrinter.encode(link)), common.output)
    } catch {
      common.voice.note(error.text)
    }
  }
}

/// A sale that a closure of the till hands out.
private final class SaleBox: Sendable {
  let sale: Mutex<Sale?>

  init(_ sale: Sale?) { self.sale = Mutex(sale) }
}

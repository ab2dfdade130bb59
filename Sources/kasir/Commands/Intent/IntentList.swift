import ArgumentParser
import CheckoutDomain
import Till

/// `kasir intent list`.
struct IntentList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Ask the gateway for its payment intents, those of sessions too, newest first.",
    discussion: """
      Page by page: give --after the intent id (pi_…) of the last one for those that follow. At most \
      5,000 intents are looked at for one question.
      """)

  @OptionGroup var filter: FilterOptions
  @OptionGroup var limit: LimitOption

  @Option(
    help: ArgumentHelp("Only intents after this one in the list: pi_….", valueName: "ID"))
  var after: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    var query = ListingQuery<PaymentIntentID>(
      state: try filter.chosenState(), since: try filter.first(), until: try filter.end(),
      limit: try limit.checked())
    if let after {
      guard after.hasPrefix("pi_") else {
        throw TillError(.usage, "--after is “\(after)”: give the id of an intent, pi_….")
      }
      query.after = PaymentIntentID(after)
    }
    let counter = try common.counter()
    var printer = ListPrinter(common.output)
    var isRead = true
    let end: ListingEnd<PaymentIntentID>
    do {
      end = try await counter.till.paymentIntents(query, in: counter.listing) { intent, sale in
        isRead = common.add(sale, of: intent, to: &printer)
        return isRead
      }
    } catch {
      printer.breakOff()
      throw error
    }
    if isRead { printer.end(empty: "No payment intents.") }
    if case .tooMany(let looked, let last) = end {
      common.voice.note("\(looked) intents were looked at: --after \(last.text) goes on.")
    }
  }
}

extension CommonOptions {
  /// Prints what an intent of the gateway says, as a sale; one of an unknown currency is told apart.
  ///
  /// - Returns: Whether somebody still reads.
  func add(_ sale: Sale?, of intent: PaymentIntent, to printer: inout ListPrinter) -> Bool {
    if let sale { return printer.add([sale]) }
    voice.note("\(SafeText.line(intent.id.text)) is in a currency that Kasir does not know.")
    return true
  }
}

import ArgumentParser
import CheckoutDomain
import Till

/// `kasir session list`.
struct SessionList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Ask the gateway for its sessions, newest first.",
    discussion: """
      Page by page: give --after the session id (cs_…) of the last one for those that follow. At most \
      5,000 sessions are looked at for one question.
      """)

  @OptionGroup var filter: FilterOptions
  @OptionGroup var limit: LimitOption

  @Option(
    help: ArgumentHelp("Only sessions after this one in the list: cs_….", valueName: "ID"))
  var after: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    var query = ListingQuery<SessionID>(
      state: try filter.chosenState(), since: try filter.first(), until: try filter.end(),
      limit: try limit.checked())
    if let after {
      guard after.hasPrefix("cs_") else {
        throw TillError(.usage, "--after is “\(after)”: give the id of a session, cs_….")
      }
      query.after = SessionID(after)
    }
    let counter = try common.counter()
    var printer = ListPrinter(common.output)
    var isRead = true
    let end: ListingEnd<SessionID>
    do {
      end = try await counter.till.sessions(query, in: counter.listing) { session, sale in
        guard let sale else {
          common.voice.note(
            "\(SafeText.line(session.id.text)) is in a currency that Kasir does not know.")
          return true
        }
        isRead = printer.add([sale])
        return isRead
      }
    } catch {
      printer.breakOff()
      throw error
    }
    if isRead { printer.end(empty: "No sessions.") }
    if case .tooMany(let looked, let last) = end {
      common.voice.note("\(looked) sessions were looked at: --after \(last.text) goes on.")
    }
  }
}

import ArgumentParser
import CheckoutDomain
import Till

/// The filters of every list of sales: a period and a state.
struct FilterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Only sales in this state, such as paid.", valueName: "STATE"),
    completion: .list(SaleState.allCases.map(\.rawValue)))
  var state: String?

  @Option(
    help: ArgumentHelp(
      "Only sales made then or later: 2026-11-23, yesterday, 2026-11-23T05:23:08Z.",
      discussion: "Local time, where there is no Z.", valueName: "TIME"))
  var since: String?

  @Option(
    help: ArgumentHelp("Only sales made before then; a day counts as a whole.", valueName: "TIME"))
  var until: String?

  /// The state that is meant; nil for any.
  func chosenState() throws(TillError) -> SaleState? {
    guard let state else { return nil }
    let name = state.lowercased().replacing("-", with: "_")
    if let known = SaleState(rawValue: name) { return known }
    let names = SaleState.allCases.map(\.rawValue)
    let meant = Nearest.choice(to: name, among: names).map { "did you mean \($0)?" }
    throw TillError(
      .usage,
      "\(state) is no state of a sale: " + (meant ?? "use one of \(names.joined(separator: ", ")).")
    )
  }

  /// The first moment; nil for any.
  func first() throws(TillError) -> Timestamp? {
    guard let since else { return nil }
    return try MomentOption(parsing: since, of: "--since").start
  }

  /// The first moment after the last one; nil for any.
  func end() throws(TillError) -> Timestamp? {
    guard let until else { return nil }
    return try MomentOption(parsing: until, of: "--until").end
  }
}

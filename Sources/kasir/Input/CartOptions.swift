import ArgumentParser
import CheckoutDomain
import Till

/// A sale as it is given to a command: by options, or as JSON on standard input.
struct CartOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A minus sign reads the sale as JSON from standard input, in place of these options.",
      discussion: "`kasir schema sale-input` describes it.", valueName: "-"),
    completion: .list(["-"]))
  var source: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A line: its name, how many, and the price of one in major units, as in 'kopi susu:2:18.000'.",
      valueName: "NAME:QTY:PRICE"))
  var item: [String] = []

  @Option(help: ArgumentHelp("What people call the sale; made up if not given.", valueName: "R"))
  var reference: String?

  @Option(
    help: ArgumentHelp("IDR or GBP; the default is the config's.", valueName: "C"),
    completion: .list(Currency.all.map(\.code)))
  var currency: String?

  @Option(
    help: ArgumentHelp(
      "WEB, WAP or APP. WAP suits a link that is opened on the customer's phone.", valueName: "T"),
    completion: .list(TerminalType.allCases.map(\.rawValue)))
  var terminalType: String?

  /// Whether nothing was given.
  var isEmpty: Bool { source == nil && isWithoutOptions }

  private var isWithoutOptions: Bool {
    item.isEmpty && reference == nil && currency == nil && terminalType == nil
  }

  /// The cart that is meant, with the config's defaults.
  func cart(_ config: Config) throws(TillError) -> Cart {
    if let source { return try cart(from: source, config) }
    var cart = Cart(
      currency: try chosenCurrency(config), terminalType: try chosenTerminalType(config))
    guard !item.isEmpty else {
      throw TillError(.usage, "There is no --item: give one or more, as in --item 'teh:1:5000'.")
    }
    do throws(ItemError) {
      for text in item { try cart.add(try ItemOption.parse(text, cart.currency)) }
    } catch {
      throw TillError(.usage, error.sentence)
    }
    if let reference {
      if let problem = Reference.problem(with: reference) { throw TillError(.usage, problem) }
      cart.reference = reference
    }
    return cart
  }

  private func cart(from source: String, _ config: Config) throws(TillError) -> Cart {
    guard source == "-" else {
      throw TillError(
        .usage, "Unexpected argument '\(source)': lines are given by --item, or as JSON by -.")
    }
    guard isWithoutOptions else {
      throw TillError(
        .usage, "With - the whole sale comes from standard input: leave the other options out.")
    }
    return try SaleInput(parsing: try WholeInput.standard(limit: SaleInput.sizeLimit)).cart(config)
  }

  private func chosenCurrency(_ config: Config) throws(TillError) -> Currency {
    guard let currency else { return config.currency }
    guard let known = Currency(code: currency) else {
      let all = Currency.all.map(\.code).joined(separator: " and ")
      throw TillError(.usage, "Kasir cannot charge in \(currency): it knows \(all).")
    }
    return known
  }

  private func chosenTerminalType(_ config: Config) throws(TillError) -> TerminalType {
    guard let terminalType else { return config.terminalType }
    guard let known = TerminalType(rawValue: terminalType.uppercased()) else {
      let all = TerminalType.allCases.map(\.rawValue).joined(separator: ", ")
      throw TillError(.usage, "\(terminalType) is no terminal type: use one of \(all).")
    }
    return known
  }
}

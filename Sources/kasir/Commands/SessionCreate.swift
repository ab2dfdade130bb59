import ArgumentParser
import CheckoutDomain
import Glibc
import Synchronization
import Till

/// `kasir session create`.
struct SessionCreate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Start a checkout session; on a terminal, draw its code.")

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A line: its name, how many, and the price of one in major units, as in 'kopi susu:2:18.000'.",
      valueName: "NAME:QTY:PRICE"))
  var item: [String] = []

  @Option(help: ArgumentHelp("What people call the sale; made up if not given.", valueName: "R"))
  var reference: String?

  @Option(help: ArgumentHelp("IDR or GBP; the default is the config's.", valueName: "C"))
  var currency: String?

  @Option(
    help: ArgumentHelp(
      "WEB, WAP or APP. WAP suits a link that is opened on the customer's phone.", valueName: "T"))
  var terminalType: String?

  @Flag(help: "Draw the code on standard error, beside the JSON on standard output.")
  var qr = false

  @Option(
    help: ArgumentHelp(
      "Cancel the payment intent of this sale and start a session in its place, once the gateway has "
        + "confirmed that.",
      valueName: "ID"))
  var insteadOf: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    if let insteadOf { return try await replaceIntent(of: insteadOf) }
    let setup = try common.setup()
    let cart = try cart(setup.config)
    let counter = try Counter.open(setup)
    if try counter.till.needsLiveConfirmation() { try confirm(cart, counter) }
    let result = try await charge(cart, counter.till)
    if let error = result.error { throw Failure(error, sale: result.sale) }
    let link = try await common.about(result.sale, counter.till) {
      try PaymentLink.drawable(of: result.sale, counter.linkPolicy)
    }
    common.print(result.sale)
    if let link { draw(link, setup.surroundings) }
  }

  /// Charges a sale that has its lines already.
  private func replaceIntent(of id: String) async throws {
    guard item.isEmpty, reference == nil, currency == nil, terminalType == nil else {
      throw TillError(
        .usage, "With --instead-of the sale is known: leave its lines and names out.")
    }
    let counter = try common.counter()
    guard let sale = try counter.till.find(id) else {
      throw TillError(.notFound, "There is no sale \(id) in this ledger.")
    }
    let run = ChargeRun(common: common, counter: counter, drawsCode: qr)
    let result = try await run.charge(known: sale) { till, began throws(TillError) in
      try await till.replaceIntent(of: sale.clientRef, began)
    }
    try await run.finish(result)
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
    let isOnOutput = !common.json && Surroundings.isTerminal(STDOUT_FILENO)
    guard isOnOutput || qr else { return }
    let printer = CodePrinter(isOnOutput ? STDOUT_FILENO : STDERR_FILENO, surroundings)
    do throws(TillError) {
      printer.print(try printer.drawing(of: try CodePrinter.encode(link)))
    } catch {
      Output.message(error.text)
    }
  }

  private func cart(_ config: Config) throws(TillError) -> Cart {
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

  /// Asks for the amount of the first live charge; without a terminal the till refuses it.
  private func confirm(_ cart: Cart, _ counter: Counter) throws(TillError) {
    guard Question.isPossible, Till.problem(with: cart) == nil, let total = try? cart.total() else {
      return
    }
    let answer = Question.ask(
      """
      This is the first live charge of this ledger: real money.
      The customer is asked for \(total), sent as \(total.minorUnits) minor units.
      If that is right, type the amount: 
      """)
    guard let typed = try? Money(parsing: answer, cart.currency), typed == total else {
      throw TillError(.limit, "That is not the amount of this sale. Nothing was sent.")
    }
    try counter.till.confirmLive()
  }
}

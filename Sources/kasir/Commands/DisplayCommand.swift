import ArgumentParser
import CheckoutDomain
import Console
import Glibc
import Ledger
import TerminalUI
import Till

/// `kasir display`.
struct DisplayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "display",
    abstract: "Show the customer the code on a second terminal, following the counter.",
    discussion: """
      Code, amount and shop name alone, of the sale on the console's payment screen; the moment it is \
      paid; and a quiet screen between sales. It reads the ledger, asks the gateway nothing and needs \
      no key. Where several consoles are open on one ledger it asks once which of them it belongs to, \
      and shows no code before that; --counter says it at the start. Leave it with q, Esc or Ctrl-C.
      """)

  @Flag(help: "Follow `kasir demo`.")
  var demo = false

  @Option(
    help: ArgumentHelp(
      "Follow this console alone: the operator's name, or the number of its process.",
      valueName: "NAME"))
  var counter: String?

  @OptionGroup var which: LedgerOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    if demo, which.ledger != nil {
      throw TillError(.usage, "The demo has one ledger: use --demo or --ledger, not both.")
    }
    try ConsoleRun.checkTerminal()
    let setup = try common.setup()
    let path = try ledgerPath(setup)
    // Opened before the screen is taken: a ledger that cannot be read is said in a sentence.
    let host = MachineDisplayHost(
      ledger: try Counter.viewLedger(path), path: path, config: setup.config)
    let (theme, problem) = Themes.theme(setup.config.theme, in: setup.places.themes)
    if let note = problem ?? ConsoleRun.octantsProblem(setup.config) { common.voice.note(note) }
    let surroundings = Surroundings.ofThisProcess
    let session = DisplaySession(
      DisplaySettings(
        shopName: setup.config.shopName, counter: counter,
        qrForms: ConsoleRun.qrForms(setup.config),
        bindings: setup.config.bindings,
        preferences: ConsoleRun.preferences(setup.config, theme)), host: host)
    do throws(TerminalError) {
      let end = try await session.run(
        lightTheme: { Themes.light(in: setup.places.themes) },
        on: { wake throws(TerminalError) in
          try NCursesTerminal(
            environment: surroundings.environment, wake: wake,
            wantsBackground: setup.config.theme == nil, now: { SystemTime.sinceStart })
        })
      Glibc.exit(ConsoleRun.code(end))
    } catch {
      throw TillError(.usage, error.description)
    }
  }

  private func ledgerPath(_ setup: Setup) throws(TillError) -> String {
    guard demo else { return try setup.existingLedgerPath(which.ledger) }
    let path = DemoFiles(data: setup.places.data).ledger
    guard access(path, F_OK) == 0 else {
      throw TillError(
        .notFound, "There is no demo in \(setup.places.data) yet.",
        hint: "Start `kasir demo` first.")
    }
    return path
  }
}

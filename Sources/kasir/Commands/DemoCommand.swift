import ArgumentParser
import CheckoutDomain
import Ledger
import SandboxGateway
import Till
import WooshPay

/// `kasir demo`.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Open the console on a sandbox of its own: no key, no network, a simulated customer.")

  @Flag(help: "Forget the sales of earlier demos.")
  var fresh = false

  @Option(
    help: ArgumentHelp(
      "Begin with a week of sales, drawn by this number: the same one, the same week.",
      valueName: "N"))
  var seed: UInt64?

  @Option(help: ArgumentHelp("How many sales that week has, 1 to 5000.", valueName: "N"))
  var sales: Int?

  @OptionGroup var console: ConsoleOptions
  @OptionGroup var common: CommonOptions

  /// The key of the demo; the sandbox takes any.
  private static let key = "sk_test_demoWithoutRealMoney"

  /// A gateway that lists refunds, so that one whose answer was lost is found again while somebody
  /// looks on; without a list it would wait for a person.
  private static var sandbox: SandboxConfiguration {
    var sandbox = SandboxConfiguration()
    sandbox.behaviour.refundList = .present
    return sandbox
  }

  /// A refund takes as long as one far away does: somebody who pulls the plug then hits it.
  private static let refundTime = Duration.seconds(1)
  /// After that the line stays down so long, as after a power cut: what is not known can be read before it
  /// resolves.
  private static let outage = Duration.seconds(6)

  func run() async throws {
    if let sales, !(1...5000).contains(sales) {
      throw TillError(.usage, "--sales must be from 1 to 5000.")
    }
    let script = try console.run(common.voice)
    var setup = try common.setup()
    // Whoever only looks at real sales may learn all of it here.
    setup.config.isReadOnly = false
    try ConsoleRun.checkTerminal(console, setup.config)
    let files = DemoFiles(data: setup.places.data)
    try files.prepare(fresh: fresh)
    let key = try SecretKey(parsing: Self.key, from: "the demo")
    if seed != nil || sales != nil {
      do {
        try await fill(files, key)
      } catch let error as SandboxServerError {
        throw TillError(.limit, "\(error)", hint: Self.otherDemo)
      }
    }
    do {
      try await SandboxServer.servingFaults(
        port: SandboxServer.lastPort(stateFile: files.sandbox) ?? 0,
        delays: [.createRefund: Self.refundTime], configuration: Self.sandbox,
        stateFile: files.sandbox
      ) { server, proxy, base in
        let counter = try Counter.open(setup, key: key, base: base, ledger: files.ledger)
        if try Self.wasInterrupted(counter) { proxy.shut(for: Self.outage) }
        try await ConsoleRun.run(
          counter, isSandbox: true, console, script: script, notice: server.notice,
          tour: DemoTour(file: files.tour, server: server, proxy: proxy, usual: Self.sandbox))
      }
    } catch let error as SandboxServerError {
      throw TillError(.limit, "\(error)", hint: Self.otherDemo)
    }
  }

  private static let otherDemo = "Is another `kasir demo` open? Leave that one first."

  /// Whether the last demo ended in the middle of a refund.
  private static func wasInterrupted(_ counter: Counter) throws(TillError) -> Bool {
    try counter.till.read { try $0.salesToWatch(now: Counter.time.now) }
      .contains { $0.refunds.contains { $0.state == .unknown } }
  }

  /// Lets a week happen before the console opens.
  private func fill(_ files: DemoFiles, _ key: SecretKey) async throws {
    let seed = seed ?? 1
    let ledger = try Counter.openLedger(files.ledger)
    let isEmpty: Bool
    do { isEmpty = try ledger.read { try $0.sales(SaleQuery(limit: 1)) }.isEmpty } catch {
      throw TillError(ledger: error)
    }
    guard isEmpty else {
      throw TillError(
        .limit, "The demo has sales already, and a week would mix with them.",
        hint: "Add --fresh to begin anew.")
    }
    common.voice.note("A week of sales is being made …")
    let week = DemoWeek(
      seed: seed, sales: sales ?? 200, now: Counter.time.now, utcOffset: SystemTime.utcOffset)
    let filling = try DemoFilling(
      week, seed: seed, in: ledger, key: key, port: SandboxServer.freePort() ?? 0,
      process: Processes.this)
    try SandboxServer.save(try await filling.run(), stateFile: files.sandbox)
  }
}

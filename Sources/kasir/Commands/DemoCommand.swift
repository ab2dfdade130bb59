import ArgumentParser
import Foundation
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

  func run() async throws {
    try ConsoleRun.checkTerminal()
    let setup = try common.setup()
    let files = DemoFiles(data: setup.places.data)
    try files.prepare(fresh: fresh)
    let key = try SecretKey(parsing: Self.key, from: "the demo")
    do {
      try await SandboxServer.serving(
        port: SandboxServer.lastPort(stateFile: files.sandbox) ?? 0, configuration: Self.sandbox,
        stateFile: files.sandbox
      ) { server, base in
        let counter = try Counter.open(setup, key: key, base: base, ledger: files.ledger)
        try await ConsoleRun.run(counter, isSandbox: true, notice: server.notice)
      }
    } catch let error as SandboxServerError {
      throw TillError(
        .limit, "\(error)", hint: "Is another `kasir demo` open? Leave that one first.")
    }
  }
}

/// The files of the demo, in a folder of their own.
struct DemoFiles {
  /// The demo's ledger.
  let ledger: String
  /// The sandbox's own state.
  let sandbox: String
  private let journal: String
  private let folder: String

  init(data: String) {
    folder = data + "/demo"
    ledger = folder + "/demo.sqlite"
    journal = folder + "/demo.journal"
    sandbox = folder + "/sandbox.json"
  }

  /// Makes the folder, and empties it of the demo's own files where it is to start anew.
  func prepare(fresh: Bool) throws(TillError) {
    let manager = FileManager.default
    do {
      try manager.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      guard fresh else { return }
      for file in [sandbox, journal, ledger, ledger + "-wal", ledger + "-shm"]
      where manager.fileExists(atPath: file) {
        try manager.removeItem(atPath: file)
      }
    } catch {
      throw TillError(
        .ledger, "The demo's folder \(folder) cannot be used: \(error.localizedDescription)")
    }
  }
}

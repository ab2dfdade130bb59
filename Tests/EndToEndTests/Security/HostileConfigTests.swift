import Foundation
import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

/// A config file that somebody else has had a hand in.
@Suite(.serialized) struct HostileConfigTests {
  /// An escape sequence as TOML writes it.
  private static let escape = "\\u001B]0;PAID\\u0007\\u001B[2J\\u202E"

  @Test func `its texts command no terminal`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    _ = try shop.write(
      "shop_name = \"warung\(Self.escape)\"\noperator = \"Ani\(Self.escape)\"\n",
      to: "config/kasir/config.toml")
    try await shop.sellPaid("meja-7", at: gateway)
    let refund = try await shop.json(["refund", "create", "meja-7", "--amount", "1.000", "--yes"])
    #expect(refund.exitCode == 0)
    let console = try shop.terminal(columns: 100, rows: 40)
    try await console.wait(for: "meja-7")
    try console.send(key: "Enter")
    try await console.wait(for: "teh")
    console.kill(SIGTERM)
    try await console.waitForExit()
    #expect(TerminalBytes.strangers(in: console.rawOutput, but: TerminalBytes.questions) == [])
    let shown = try shop.terminal("sales", "show", "meja-7", columns: 120, rows: 60)
    try await shown.waitForExit()
    #expect(TerminalBytes.strangers(in: shown.rawOutput) == [])
  }

  @Test(arguments: [
    "nonsense = \"\(HostileConfigTests.escape)\"", "currency = \"\(HostileConfigTests.escape)\"",
    "theme = \"\(HostileConfigTests.escape)\"",
  ])
  func `what is wrong with it is said without obeying it`(line: String) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    _ = try shop.write(line + "\n", to: "config/kasir/config.toml")
    let terminal = try shop.terminal("session", "list", columns: 120, rows: 60)
    try await terminal.waitForExit()
    #expect(!terminal.rawOutput.isEmpty)
    #expect(TerminalBytes.strangers(in: terminal.rawOutput) == [])
  }

  @Test(arguments: ["../../outside", "/outside", "..", "a/b", ".hidden/../../outside"])
  func `a ledger's name leads out of no folder`(name: String) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    _ = try shop.write("ledger = \"\(name)\"\n", to: "config/kasir/config.toml")
    let result = try await shop.json(Shop.tea)
    let ledgers = try shop.files(holding: "SQLite format 3")
    let inside = try FileManager.default.contentsOfDirectory(atPath: shop.folder.path + "/data")
    if result.exitCode == 0 {
      #expect(!ledgers.isEmpty && ledgers.allSatisfy(inside.contains), "\(ledgers)")
    } else {
      #expect(ledgers == [] && gateway.requests.isEmpty)
    }
  }

  @Test func `an account of any letters names a file in the folder`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    _ = try shop.write(
      "account = \"../../\(Self.escape)/kopi\"\n", to: "config/kasir/config.toml")
    #expect(try await shop.json(Shop.tea).exitCode == 0)
    let inside = try FileManager.default.contentsOfDirectory(atPath: shop.folder.path + "/data")
    let ledgers = try shop.files(holding: "SQLite format 3")
    #expect(ledgers.count == 1 && ledgers.allSatisfy(inside.contains))
    #expect(ledgers.allSatisfy { $0.utf8.allSatisfy { (0x21...0x7E).contains($0) } })
  }
}

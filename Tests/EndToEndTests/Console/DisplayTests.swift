import Foundation
import Glibc
import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

/// A console and a customer's display beside it: two processes on two terminals.
@Suite(.serialized) struct DisplayTests {
  @Test func `the display follows the counter from the code to PAID and back to quiet`()
    async throws
  {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    _ = try shop.write("shop_name = \"Warung Stasiun\"\n", to: "config/kasir/config.toml")
    let console = try shop.terminal()
    try await console.wait(for: "No sales yet")
    // No key, no gateway: it has nothing to ask with.
    let display = try shop.terminal(
      "display", columns: 100, rows: 40,
      environment: ["WOOSHPAY_SECRET_KEY": "", "WOOSHPAY_API_BASE": ""])
    try await display.wait(for: "Welcome")
    try await display.wait(for: "Warung Stasiun")
    #expect(!display.screenText.contains("No counter"))

    try await console.charge()
    try await display.wait(for: "Scan to pay")
    let session = try #require(gateway.sessions.first)
    let url = try await shop.kasir("sales", "show", session.id, "--json").document["url"]?.string
    #expect(try await QRReader.read(display) == url)
    try await display.wait(for: "Rp 41.000")
    #expect(!display.screenText.contains("kopi susu"))

    try gateway.pay(session.id)
    try await console.wait(for: "✓ PAID")
    try await display.wait(for: "✓ PAID")
    try console.send(key: "b")
    try await console.wait(for: "q quit")
    // It stays readable for a moment, then the screen is quiet again.
    try await display.wait(for: "Welcome", timeout: .seconds(120))
    try console.send(key: "q")
    try await console.waitForExit()
    try await display.wait(for: "No counter is open yet.")
    let left = try FileManager.default.contentsOfDirectory(atPath: shop.folder.path + "/data")
    #expect(left.filter { $0.contains("-counter-") } == [])
    try display.send(key: "q")
    #expect(try await display.waitForExit() == .exited(0))
    #expect(display.modes == display.initialModes)
  }

  @Test func `a console that was killed is not followed any more, and one that begins is`()
    async throws
  {
    let shop = try Shop(gateway: nil)
    let demo = try shop.terminal("demo")
    try await demo.wait(for: "No sales yet")
    let display = try shop.terminal("display", "--demo", environment: ["LANG": "id_ID.UTF-8"])
    try await display.wait(for: "Selamat datang")
    try demo.send(key: "n")
    try demo.enter("teh 5000")
    try demo.send(key: "F10")
    try await display.wait(for: "Rp 5.000", timeout: .seconds(240))
    demo.kill(SIGKILL)
    try await demo.waitForExit()
    try await display.wait(for: "Belum ada kasir yang buka.", timeout: .seconds(120))
    let again = try shop.terminal("demo")
    try await again.wait(for: "q quit")
    try await display.waitUntilGone("Belum ada kasir", timeout: .seconds(120))
    try again.send(key: "q")
    try await again.waitForExit()
    try display.send(key: "Esc")
    #expect(try await display.waitForExit() == .exited(0))
  }

  @Test func `of two counters it asks which one it stands at, and shows no code before that`()
    async throws
  {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let ours = try shop.terminal(environment: ["USER": "Sari"])
    try await ours.wait(for: "No sales yet")
    let theirs = try shop.terminal(environment: ["USER": "Budi"])
    try await theirs.wait(for: "No sales yet")
    try await theirs.charge()
    let display = try shop.terminal("display", columns: 100, rows: 40)
    try await display.wait(for: "Which counter is this screen for?")
    #expect(!display.screenText.contains("Rp 41.000"))
    #expect(!display.screenText.contains("▀"))
    // The names come in the order of the alphabet.
    try display.send(key: "2")
    try await display.wait(for: "Counter: Sari")
    #expect(!display.screenText.contains("Rp 41.000"))
    try ours.send(key: "A")
    try await ours.wait(for: "Counter       Sari")
    try display.send(key: "q")
    #expect(try await display.waitForExit() == .exited(0))
    for console in [ours, theirs] {
      try console.send(key: console === ours ? "Esc" : "b")
      try await console.wait(for: "q quit")
      try console.send(key: "q")
      try await console.waitForExit()
    }
  }

  @Test func `without a ledger or a terminal it says what is missing`() async throws {
    let shop = try Shop(gateway: nil)
    let display = try shop.terminal("display")
    #expect(try await display.waitForExit() == .exited(1))
    try await display.wait(for: "There is no ledger")
    let demo = try shop.terminal("display", "--demo")
    #expect(try await demo.waitForExit() == .exited(1))
    try await demo.wait(for: "kasir demo")
    #expect(try await shop.kasir("display").exitCode == 2)
  }
}

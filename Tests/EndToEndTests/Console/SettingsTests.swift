import Glibc
import TerminalHarness
import Testing

/// What somebody changes in the console is there at the next start, and nothing else is changed.
@Suite(.serialized) struct SettingsTests {
  private static let config = """
    # The shop by the station.
    shop_name = "Warung Stasiun"   # as on the sign
    language = "en"  # for the new colleague

    [keys]
    new_sale = ["n", "F9"]

    """

  @Test func `a language chosen is kept in the config, with every comment around it`()
    async throws
  {
    let shop = try Shop(gateway: nil)
    _ = try shop.write(Self.config, to: "config/kasir/config.toml")
    let demo = try shop.terminal("demo")
    try await demo.wait(for: "No sales yet")
    try demo.send(key: ",")
    try await demo.wait(for: "Language")
    try demo.send(key: "Right")
    try await demo.wait(for: "Bahasa Indonesia")
    try demo.send(keys: "Down", "Down", "Right")
    try await demo.wait(for: "mati")
    try demo.send(key: "Esc")
    try await demo.wait(for: "Belum ada penjualan")
    try demo.send(key: "q")
    try await demo.waitForExit()
    #expect(
      try shop.text(of: "config/kasir/config.toml")
        == Self.config.replacing("language = \"en\"", with: "language = \"id\"")
        .replacing("\n\n[keys]", with: "\nbell = false\n\n[keys]"))

    let again = try shop.terminal("demo")
    try await again.wait(for: "Belum ada penjualan")
    try again.send(key: "q")
    try await again.waitForExit()
  }

  @Test func `LANG decides where the config says nothing, and JSON stays English`() async throws {
    let shop = try Shop(gateway: nil)
    let demo = try shop.terminal("demo", environment: ["LANG": "id_ID.UTF-8"])
    try await demo.wait(for: "Belum ada penjualan")
    try demo.send(key: "q")
    try await demo.waitForExit()
  }

  @Test func `a theme is chosen by looking at it`() async throws {
    let shop = try Shop(gateway: nil)
    _ = try shop.write("background = \"#ffffff\"\n", to: "config/kasir/themes/aaa.toml")
    let demo = try shop.terminal("demo")
    try await demo.wait(for: "No sales yet")
    let before = demo.cells()[5][5].background
    try demo.send(key: "T")
    try await demo.wait(for: "aaa")
    try demo.send(key: "Home")
    try await demo.wait(for: "▸ aaa")
    #expect(demo.cells()[5][5].background != before)
    try demo.send(key: "Esc")
    try await demo.waitUntilGone("aaa")
    #expect(demo.cells()[5][5].background == before)
    try demo.send(key: "T")
    try await demo.wait(for: "aaa")
    try demo.send(keys: "Home", "Enter")
    try await demo.wait(for: "The theme is aaa now.")
    try demo.send(key: "q")
    try await demo.waitForExit()
    #expect(try shop.text(of: "config/kasir/config.toml") == "theme = \"aaa\"\n")
  }

  @Test func `a sale in the middle survives a killed console`() async throws {
    let shop = try Shop(gateway: nil)
    let demo = try shop.terminal("demo")
    try await demo.wait(for: "No sales yet")
    try demo.send(key: "n")
    try demo.enter("2*kopi susu 18000")
    try await demo.wait(for: "Total  Rp 36.000")
    try await Task.sleep(for: .milliseconds(300))
    demo.kill(SIGKILL)
    try await demo.waitForExit()
    let again = try shop.terminal("demo")
    try await again.wait(for: "A sale is parked here. F5 recalls it.")
    try again.send(key: "F5")
    try await again.wait(for: "2 kopi susu")
    try again.send(key: "F5")
    try await again.wait(for: "Total  Rp 36.000")
    try again.send(key: "F10")
    try await again.wait(for: "● WAITING", timeout: .seconds(240))
    try again.send(key: "b")
    try await again.wait(for: "q quit")
    #expect(!again.screenText.contains("F5 recall"))
    try again.send(key: "q")
    try await again.waitForExit()
  }
}

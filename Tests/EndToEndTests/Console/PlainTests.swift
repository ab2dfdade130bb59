import Foundation
import StrictJSON
import TerminalHarness
import Testing

/// The real program in lines, on a terminal that can do nothing and on a pipe.
@Suite(.serialized) struct PlainTests {
  @Test func `the whole job on a dumb terminal`() async throws {
    let shop = try Shop(gateway: nil)
    // Tall, so that nothing has scrolled away when it is looked for.
    let desk = try shop.terminal(
      "demo", "--plain", columns: 160, rows: 200, environment: ["TERM": "dumb"])
    try await desk.wait(for: "0 Quit")
    try desk.send("1\r")
    try await desk.wait(for: "Type an item")
    try desk.send("2*kopi susu 18000\r")
    try await desk.wait(for: "Total  Rp 36.000")
    try desk.send("teh 5000\r")
    try await desk.wait(for: "Total  Rp 41.000")
    try desk.send("\r")
    try await desk.wait(for: "1 Charge")
    try desk.send("1\r")
    try await desk.wait(for: "Link: http://127.0.0.1:", timeout: .seconds(240))
    try await desk.wait(for: "PAID, Rp 41.000. The money has arrived.", timeout: .seconds(240))
    try desk.send("\r")
    try await desk.wait(for: "2 Refund")
    try desk.send("2\r")
    try await desk.wait(for: "Left to refund: Rp 41.000")
    // A paste brings no answer along to the question that it leads to.
    try desk.send("9000\ry\r")
    try await desk.wait(for: "Type y to refund Rp 9.000")
    try desk.send("\r")
    try await desk.wait(for: "Nothing was done.")
    try desk.send("10000\r")
    try await desk.wait(for: "Type y to refund Rp 10.000")
    try desk.send("y\r")
    try await desk.wait(for: "A part was given back. Rp 31.000 is left.", timeout: .seconds(240))
    try desk.send("0\r")
    try await desk.wait(for: "Show sales that are refunded, in part or in full: 1")
    try desk.send("0\r")
    #expect(try await desk.waitForExit() == .exited(0))
    #expect(!desk.isAlternateScreen)
    #expect(desk.modes == desk.initialModes)
  }

  @Test func `lines on a pipe are each answered before the next is read`() async throws {
    let shop = try Shop(gateway: nil)
    let result = try await shop.kasir(
      "demo", "--plain", stdin: "1\nteh 5000\n\n2\n1\nabandon-1\n5\n\n1\n4\ny\n0\n0\n")
    #expect(result.exitCode == 0, "\(result.output)")
    #expect(result.output.contains("abandon-1: CANCELED, Rp 5.000."), "\(result.output)")
    #expect(!result.output.contains("\u{1B}"))
    let inside = try Shop(gateway: nil, ["KASIR_DATA_DIR": shop.folder.path + "/data/demo"])
    let sale = try await inside.json(["sales", "list"]).document.array?.first
    #expect(sale?["state"] == "canceled")
  }

  @Test func `comparing, settings, about and the tour on a pipe`() async throws {
    let shop = try Shop(gateway: nil)
    let result = try await shop.kasir(
      "demo", "--plain", stdin: "9\n2\n0\n10\n2\n0\n11\n0\n12\n1\nteh 5000\n\n0\ny\n0\n")
    #expect(result.exitCode == 0, "\(result.output)")
    for told in [
      "Compared: the last 7 days.", "Payments: 0 here, 0 at the gateway. Everything agrees.",
      "2 Bell when paid: off", "Gateway: 127.0.0.1:", "Tour 1/10: first sale.",
    ] {
      #expect(result.output.contains(told), "\(told) in \(result.output)")
    }
    let config = shop.folder.appending(path: "config/kasir/config.toml")
    #expect(try String(contentsOf: config, encoding: .utf8).contains("bell = false"))
    let again = try await shop.kasir("demo", "--plain", stdin: "12\n0\n")
    #expect(again.output.contains("12 Leave the guided tour"), "it goes on where it was")
    #expect(again.output.contains("at step 1 of 10"), "\(again.output)")
  }

  @Test func `the end of the input ends it, once money has moved`() async throws {
    let shop = try Shop(gateway: nil)
    let result = try await shop.kasir("demo", "--plain", stdin: "1\nteh 5000\n\n1\n")
    #expect(result.exitCode == 0, "\(result.output)")
    #expect(result.output.contains("WAITING, Rp 5.000"))
  }

  @Test func `the config can ask for it, and a flag beats the config`() async throws {
    let shop = try Shop(gateway: nil)
    let config = try shop.write("plain = true\nlanguage = \"id\"\n", to: "plain.toml")
    let told = try await shop.kasir("demo", "--config", config, stdin: "0\n")
    #expect(told.exitCode == 0)
    #expect(told.output.contains("1 Penjualan baru"))
    let screen = try await shop.kasir("demo", "--no-plain", "--config", config, stdin: "")
    #expect(screen.exitCode == 2)
    #expect(screen.errorOutput.contains("--plain"))
    let wrong = try shop.write("plain = 1\n", to: "wrong.toml")
    #expect(try await shop.kasir("demo", "--config", wrong, stdin: "").exitCode == 2)
  }

  @Test func `a terminal that can place no cursor is told of it`() async throws {
    let shop = try Shop(gateway: nil)
    let desk = try shop.terminal("demo", environment: ["TERM": "dumb"])
    try await desk.waitForExit()
    #expect(desk.screenText.replacing("\n", with: "").contains("--plain"))
  }
}

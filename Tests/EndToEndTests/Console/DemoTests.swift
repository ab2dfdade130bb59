import Foundation
import StrictJSON
import TerminalHarness
import Testing

/// What a newcomer does first.
@Suite(.serialized) struct DemoTests {
  @Test(arguments: [(80, 24), (120, 40)])
  func `a demo sells, refunds a part, and remembers it`(size: (Int, Int)) async throws {
    let shop = try Shop(gateway: nil)
    let demo = try shop.terminal("demo", columns: size.0, rows: size.1)
    try await demo.wait(for: "SANDBOX")
    try await demo.charge()
    #expect(try await QRReader.read(demo).hasPrefix("http://127.0.0.1:"))
    try await demo.wait(for: "✓ PAID", timeout: .seconds(240))
    try demo.send(key: "r")
    try await demo.wait(for: "of Rp 41.000 left")
    try demo.send("5000")
    try demo.send(key: "F10")
    try await demo.wait(for: "Refund Rp 5.000?")
    try demo.send(key: "y")
    try await demo.wait(for: "Left to refund: Rp 36.000", timeout: .seconds(240))
    try demo.send(keys: "b", "q")
    #expect(try await demo.waitForExit() == .exited(0))

    let again = try shop.terminal("demo", columns: size.0, rows: size.1)
    try await again.wait(for: "↩ PART-REFUNDED")
    // The sandbox remembers its side too: the rest can still be refunded.
    try again.send(key: "r")
    try await again.wait(for: "of Rp 36.000 left")
    try again.send(keys: "F3", "F10")
    try await again.wait(for: "Refund Rp 36.000?")
    try again.send(key: "y")
    try await again.wait(for: "↩ REFUNDED", timeout: .seconds(240))
    try again.send(key: "r")
    try await again.wait(for: "Nothing of")
    try again.send(key: "q")
    try await again.waitForExit()

    let fresh = try shop.terminal("demo", "--fresh")
    try await fresh.wait(for: "No sales yet")
    try fresh.send(key: "q")
    try await fresh.waitForExit()
  }

  @Test func `a customer who declines leaves the sale waiting and says so`() async throws {
    let shop = try Shop(gateway: nil)
    let demo = try shop.terminal("demo")
    try await demo.wait(for: "No sales yet")
    try demo.send(key: "n")
    try demo.enter("teh 5000")
    try demo.send(key: "F2")
    try await demo.wait(for: "Customer's page")
    try demo.enter("decline-1")
    try await demo.wait(for: "Reference decline-1")
    try demo.send(key: "F10")
    try await demo.wait(for: "can try again", timeout: .seconds(240))
    try await demo.wait(for: "● WAITING")
    try demo.send(keys: "b", "q")
    try await demo.waitForExit()
  }
}

/// The demo with a week in it, as somebody meets it on a terminal.
@Suite(.serialized) struct FilledDemoTests {
  @Test func `a week is there to look around in, and its books agree`() async throws {
    let shop = try Shop(gateway: nil)
    let demo = try shop.terminal("demo", "--seed", "7", "--sales", "30", columns: 100)
    try await demo.wait(for: "NOTA-1030", timeout: .seconds(240))
    try await demo.wait(for: "PAID")
    try demo.send("q")
    #expect(try await demo.waitForExit() == .exited(0))
    let inside = try Shop(gateway: nil, ["KASIR_DATA_DIR": shop.folder.path + "/data/demo"])
    #expect(try await inside.json(["sales", "verify"]).document["sales"] == 30)
    let again = try shop.terminal("demo", "--seed", "8")
    #expect(try await again.waitForExit() == .exited(1))
    try await again.wait(for: "The demo has sales already")
    #expect(try await shop.json(["demo", "--sales", "0"]).exitCode == 2)
  }
}

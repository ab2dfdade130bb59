import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

/// The main job with the real binary on a real terminal, against a gateway that is not ours.
@Suite(.serialized) struct SellingTests {
  /// Links as long as the live gateway's, drawn at the smallest usual size, a middle and a large one.
  @Test(arguments: [(80, 24), (100, 30), (120, 40)])
  func `from n to PAID to a partial refund, with a code that a phone reads`(
    size: (Int, Int)
  ) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    gateway.switches.publicKeyLength = 79
    let shop = try Shop(gateway: gateway.baseURL)
    let console = try shop.terminal(columns: size.0, rows: size.1)
    try await console.charge()
    let session = try #require(gateway.sessions.first)
    let url = try await link(of: session.id, shop)
    #expect(url.utf8.count >= 130)
    #expect(try await QRReader.read(console) == url)
    try await console.wait(for: "Rp 41.000")

    try gateway.pay(session.id)
    try await console.wait(for: "✓ PAID")
    try console.send(key: "r")
    try await console.wait(for: "of Rp 41.000 left")
    try console.send("10000")
    try console.send(key: "F10")
    try await console.wait(for: "Refund Rp 10.000?")
    #expect(gateway.refunds.isEmpty)
    try console.send(key: "y")
    try await console.wait(for: "Left to refund: Rp 31.000", timeout: .seconds(240))
    #expect(gateway.refunds.map(\.amount) == [1_000_000])
    try console.send(keys: "b", "q")
    #expect(try await console.waitForExit() == .exited(0))
    #expect(console.modes == console.initialModes)
    #expect(gateway.complaints.isEmpty, "\(gateway.complaints)")

    let again = try shop.terminal(columns: size.0, rows: size.1)
    try await again.wait(for: "↩ PART-REFUNDED")
    try again.send(key: "q")
    try await again.waitForExit()
    #expect(try shop.files(holding: Shop.key) == [])
  }

  @Test func `a sale left waiting by one run is watched by the next`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let console = try shop.terminal()
    try await console.charge()
    try console.send(keys: "b", "q")
    try await console.waitForExit()
    try gateway.pay(#require(gateway.sessions.first?.id))
    let again = try shop.terminal()
    try await again.wait(for: "✓ PAID", timeout: .seconds(240))
    try again.send(key: "q")
    try await again.waitForExit()
  }

  @Test func `cancelling expires the session at the gateway`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let console = try shop.terminal()
    try await console.charge()
    try console.send(key: "x")
    try await console.wait(for: "Cancel this sale?")
    try console.send(key: "Enter")
    try await console.waitUntilGone("Cancel this sale?")
    #expect(gateway.sessions.first?.status == "open")
    try console.send(key: "x")
    try await console.wait(for: "Cancel this sale?")
    try console.send(key: "y")
    try await console.wait(for: "× CANCELED", timeout: .seconds(240))
    #expect(gateway.sessions.first?.status == "expired")
    #expect(gateway.requests(.expireSession).count == 1)
    try console.send(keys: "b", "q")
    try await console.waitForExit()
  }

  private func link(of session: String, _ shop: Shop) async throws -> String {
    let sale = try await shop.kasir("sales", "show", session, "--json").document
    return try #require(sale["url"]?.string)
  }
}

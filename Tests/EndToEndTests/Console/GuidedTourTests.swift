import Foundation
import StrictJSON
import TerminalHarness
import Testing

/// The guided tour as a learner takes it: the real demo on a real terminal, with keys alone.
@Suite(.serialized) struct GuidedTourTests {
  private static let patience = Duration.seconds(240)

  /// Sells one item, up to its code.
  private func sell(_ line: String, _ demo: TerminalSession) async throws {
    try demo.send(key: "n")
    try await demo.wait(for: "Unit price")
    try demo.enter(line)
    try await demo.wait(for: "charges this")
    try demo.send(key: "F10")
    try await demo.wait(for: "● WAITING", timeout: Self.patience)
  }

  /// Goes on from a refund's form to the answer.
  private func confirm(_ demo: TerminalSession) async throws {
    try demo.send(key: "F10")
    try await demo.wait(for: "y sends it")
    try demo.send(key: "y")
  }

  @Test func `ten steps with keys, left and taken up on the way`() async throws {
    let shop = try Shop(gateway: nil)
    let demo = try shop.terminal("demo")
    try await demo.wait(for: "F8 begins it")
    try demo.send(key: "F8")
    try await demo.wait(for: "Tour 1/10")
    try await sell("2*kopi susu 18000", demo)
    try await demo.wait(for: "Tour 2/10", timeout: Self.patience)
    try await sell("kopi susu", demo)
    try await demo.wait(for: "Tour 3/10", timeout: Self.patience)
    try await demo.wait(for: "● WAITING")
    try demo.send(key: "b")
    try await sell("kopi susu", demo)
    try await demo.wait(for: "Tour 4/10", timeout: Self.patience)
    try await demo.wait(for: "× EXPIRED")

    // Left here, with the file that keeps the step, and taken up by the next run.
    try demo.send(key: "b")
    try demo.send(key: "F8")
    try await demo.wait(for: "The tour is left at step 4")
    try demo.send(key: "q")
    #expect(try await demo.waitForExit() == .exited(0))
    #expect(try shop.text(of: "data/demo/tour") == "left background\n")

    let again = try shop.terminal("demo", columns: 132, rows: 43)
    try await again.wait(for: "The tour waits at step 4 of 10")
    try again.send(key: "F8")
    try await again.wait(for: "Tour 4/10")
    try await sell("3*kopi susu", again)
    try again.send(key: "b")
    try await again.wait(for: "Tour 5/10", timeout: Self.patience)

    try again.send(key: "r")
    try await again.wait(for: "of Rp 54.000 left")
    try again.send("1000")
    try await confirm(again)
    try await again.wait(for: "Tour 6/10", timeout: Self.patience)
    try again.send(key: "r")
    try await again.wait(for: "of Rp 53.000 left")
    try again.send(keys: "F6", "+")
    try await again.wait(for: "Rp 18.000 of Rp 53.000 left")
    try await confirm(again)
    try await again.wait(for: "Tour 7/10", timeout: Self.patience)

    try again.send(key: "r")
    try await again.wait(for: "of Rp 35.000 left")
    try again.send("1000")
    try await confirm(again)
    try await again.wait(for: "UNKNOWN is not failed", timeout: Self.patience)
    try await again.wait(for: "Tour 8/10", timeout: Self.patience)
    try await again.wait(for: "Nothing was sent twice")

    try again.send(key: "/")
    try await again.wait(for: "Type kopi")
    try again.send("kopi")
    try again.send(key: "Enter")
    try await again.wait(for: "Tour 9/10")
    try again.send(key: "Esc")
    try await again.waitUntilGone(" Search")
    try again.send(key: "T")
    try await again.wait(for: "Enter keeps it")
    try await again.wait(for: "light")
    try again.send(keys: "Down", "Enter")
    try await again.wait(for: "Tour 10/10")
    try again.send(key: "q")
    #expect(try await again.waitForExit() == .exited(0))
    #expect(try shop.text(of: "data/demo/tour") == "done leaving\n")
    // Each refund once: what was lost was not sent again.
    let inside = try Shop(gateway: nil, ["KASIR_DATA_DIR": shop.folder.path + "/data/demo"])
    let sales = try await inside.json(["sales", "list"]).document.array ?? []
    #expect(sales.contains { $0["refunded"] == 2_000_000 })
  }
}

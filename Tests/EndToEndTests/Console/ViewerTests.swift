import CheckoutDomain
import Foundation
import IndependentGateway
import Ledger
import OwnThread
import StrictJSON
import Synchronization
import TerminalHarness
import Testing

/// Whoever only looks leaves the ledger's folder as it was: no byte, no name and no moment of change is
/// another one.
@Suite(.serialized) struct ViewerTests {
  /// A shop that has sold, its key for commands that only look, and the path of its ledger.
  private struct Sold {
    let gateway: IndependentGateway
    let shop: Shop
    let config: String
    let ledger: String

    init() async throws {
      gateway = try IndependentGateway.start()
      shop = try Shop(gateway: gateway.baseURL)
      try await shop.sellPaid("meja-1", at: gateway)
      config = try shop.write("read_only = true\n", to: "viewer.toml")
      let data = shop.folder.path + "/data"
      let name = try #require(
        try FileManager.default.contentsOfDirectory(atPath: data).first {
          $0.hasSuffix(".sqlite")
        })
      ledger = data + "/" + name
    }

    /// Puts everything into the file, and takes away what is beside it then: nobody has it open.
    func close() throws {
      try SQLiteLedger(path: ledger).close()
      let log = try FileManager.default.attributesOfItem(atPath: ledger + "-wal")
      #expect(log[.size] as? Int == 0)
      for ending in ["-wal", "-shm"] {
        try FileManager.default.removeItem(atPath: ledger + ending)
      }
    }

    /// What is in the folder, told by another process: to read a file here would drop the locks of
    /// whoever has it open here.
    func folder() async throws -> String {
      let told = try await runProcess(
        executable: "/bin/sh",
        arguments: [
          "-c", "cd \"$KASIR_DATA_DIR\" && stat -c '%n %s %y %a %i' . * && sha256sum *",
        ],
        environment: shop.environment)
      try #require(told.exitCode == 0, "\(told.errorOutput)")
      return told.output
    }

    /// Looks with everything there is to look with.
    func look() async throws {
      for command in [
        ["sales", "list"], ["sales", "show", "meja-1"], ["sales", "timeline", "meja-1"],
        ["sales", "verify"], ["session", "list"],
      ] {
        let result = try await shop.json(command + ["--config", config])
        #expect(result.exitCode == 0, "\(command) \(result.errorOutput)")
        #expect(
          result.output.contains("meja-1") || command[1] == "verify" || command[1] == "timeline")
      }
      let export = try await shop.kasir("sales", "export", "--config", config)
      #expect(export.exitCode == 0 && export.output.contains("meja-1"))
      let doctor = try await shop.json(["doctor", "--config", config])
      #expect(doctor.output.contains("is sound"), "\(doctor.output)")
      let viewer = try shop.terminal("--read-only")
      try await viewer.wait(for: "READ-ONLY")
      try await viewer.wait(for: "meja-1")
      try viewer.send(key: "Enter")
      try await viewer.wait(for: "teh")
      try viewer.send(key: "Escape")
      try await viewer.wait(for: "q quit")
      try viewer.send(key: "q")
      #expect(try await viewer.waitForExit() == .exited(0))
      let display = try shop.terminal("display")
      try await display.wait(for: "No counter is open yet.")
      try display.send(key: "q")
      #expect(try await display.waitForExit() == .exited(0))
    }
  }

  @Test func `nobody has the ledger open`() async throws {
    let sold = try await Sold()
    defer { sold.gateway.stop() }
    try sold.close()
    let before = try await sold.folder()
    #expect(!before.contains("-wal"))
    try await sold.look()
    #expect(try await sold.folder() == before)
  }

  @Test func `another process has it open, with changes beside the file`() async throws {
    let sold = try await Sold()
    defer { sold.gateway.stop() }
    let ledger = try SQLiteLedger(path: sold.ledger)
    defer { withExtendedLifetime(ledger) {} }
    try ledger.write { try $0.set("seen", to: "1") }
    let before = try await sold.folder()
    #expect(before.contains("-wal") && before.contains("-shm"))
    try await sold.look()
    #expect(try await sold.folder() == before)
    // And it is in nobody's way.
    try ledger.write { try $0.set("seen", to: "2") }
    try ledger.close()
  }

  @Test func `a console that only looks follows one that begins, sells and leaves`() async throws {
    let sold = try await Sold()
    defer { sold.gateway.stop() }
    try sold.close()
    let viewer = try sold.shop.terminal("--read-only")
    try await viewer.wait(for: "meja-1")
    for number in 2...3 {
      try await sold.shop.sellPaid("meja-\(number)", at: sold.gateway)
      try await viewer.wait(for: "meja-\(number)")
      // The last one who sells can put all into the file, whoever looks.
      try sold.close()
    }
    try viewer.send(key: "q")
    #expect(try await viewer.waitForExit() == .exited(0))
  }

  @Test(.ownThread)
  func `readings are whole while others open, change and close the file`() async throws {
    let sold = try await Sold()
    defer { sold.gateway.stop() }
    let view = try ViewedLedger(path: sold.ledger)
    let isOver = Flag()
    let selling = Task {
      defer { isOver.raise() }
      for number in 2...9 { try await sold.shop.sell("meja-\(number)") }
    }
    var seen = 0
    repeat {
      let (sales, counts) = try view.read { ledger in
        (try ledger.sales(SaleQuery()), try ledger.counts(limit: 100))
      }
      #expect(sales.count >= seen && sales.count == counts[.all])
      seen = sales.count
      #expect(try view.audit().isSound)
      await Task.yield()
    } while !isOver.isRaised
    try await selling.value
    #expect(try view.read { try $0.sales(SaleQuery()) }.count == 9)
  }

  @Test func `a ledger that is not there is not made, and that is said`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let config = try shop.write("read_only = true\n", to: "viewer.toml")
    let viewer = try shop.terminal("--read-only")
    #expect(try await viewer.waitForExit() == .exited(1))
    #expect(viewer.screenText.contains("There is no ledger"))
    #expect(try await shop.json(["session", "list", "--config", config]).exitCode == 0)
    let list = try await shop.json(["sales", "list", "--config", config])
    #expect(list.exitCode == 1)
    #expect(try list.error["kind"] == "not_found")
    #expect(!FileManager.default.fileExists(atPath: shop.folder.path + "/data"))
  }
}

private final class Flag: Sendable {
  private let state = Atomic(false)

  var isRaised: Bool { state.load(ordering: .acquiring) }
  func raise() { state.store(true, ordering: .releasing) }
}

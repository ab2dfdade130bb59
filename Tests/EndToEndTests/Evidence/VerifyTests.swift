import Foundation
import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

/// `sales verify` with the real binary on real files.
struct VerifyTests {
  @Test("A day's ledger is sound, without a key")
  func sound() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sell("meja-1")
    try await shop.sellPaid("meja-2", at: gateway)
    let refund = try await shop.json(["refund", "create", "meja-2", "--amount", "1.000", "--yes"])
    #expect(refund.exitCode == 0)
    let secret = "WOOSHPAY_SECRET_KEY"
    let text = try await shop.kasir("sales", "verify", without: [secret])
    #expect(text.exitCode == 0)
    #expect(text.output.contains("is sound: 2 sales follow from "))
    #expect(text.errorOutput.isEmpty)
    let document = try await shop.kasir("sales", "verify", "--json", without: [secret]).document
    #expect(document["sound"] == true)
    #expect(document["findings"] == [])
    #expect(document["sales"] == 2)
    #expect(try shop.mode(of: shop.ledgerFile(".journal")) == 0o600)
  }

  @Test("What was edited is one line with its sale and its event, and exit code 1")
  func edited() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sellPaid("meja-2", at: gateway)
    let journal = try shop.ledgerFile(".journal")
    let edited = try shop.text(of: journal).replacing(
      "\"captured\":\"500000\"", with: "\"captured\":\"900000\"")
    _ = try shop.write(edited, to: journal)
    let text = try await shop.kasir("sales", "verify")
    #expect(text.exitCode == 1)
    #expect(text.output.hasSuffix("\n") && text.output.split(separator: "\n").count == 1)
    #expect(text.output.hasPrefix("ledger: Line "))
    #expect(text.output.contains("of the intent journal was changed"))
    #expect(text.errorOutput.contains("is not sound: 1 finding"))
    let json = try await shop.json(["sales", "verify"])
    #expect(json.exitCode == 1)
    #expect(try json.document["sound"] == false)
    #expect(try json.document["findings"]?.array?.first?["kind"] == "journal")
    #expect(try json.error["kind"] == "ledger")
  }

  @Test("A damaged file is a finding, and other commands stop with one sentence")
  func damaged() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sellPaid("meja-2", at: gateway)
    try shop.ruinLedger()
    for command in [["sales", "verify"], ["sales", "list"], Shop.tea] {
      let result = try await shop.json(command)
      #expect(result.exitCode == 1)
      #expect(try result.error["kind"] == "ledger")
      #expect(try result.error["message"]?.string?.contains("is not a ledger") == true)
    }
    #expect(gateway.requests(.createSession).count == 1)
  }
}

extension Shop {
  /// The name of the one file of the data folder that ends so, within the shop's folder.
  func ledgerFile(_ ending: String) throws -> String {
    let data = folder.appending(path: "data").path
    let names = try FileManager.default.contentsOfDirectory(atPath: data)
    return "data/" + (try #require(names.first { $0.hasSuffix(ending) }))
  }

  /// Overwrites the ledger with what is no database.
  func ruinLedger() throws {
    let file = try ledgerFile(".sqlite")
    for ending in ["-wal", "-shm"] {
      try? FileManager.default.removeItem(at: folder.appending(path: file + ending))
    }
    _ = try write(String(repeating: "ruined ", count: 999), to: file)
  }
}

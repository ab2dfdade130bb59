import Foundation
import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

/// `kasir doctor` with the real binary.
struct DoctorCommandTests {
  private func verdicts(_ result: ProcessResult) throws -> [String: String] {
    let checks = try #require(try result.document["checks"]?.array)
    return Dictionary(
      uniqueKeysWithValues: checks.map {
        ($0["check"]?.string ?? "", $0["verdict"]?.string ?? "")
      })
  }

  @Test("A counter in order ends with 0, and sends nothing but one question")
  func inOrder() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sell("meja-1")
    let before = gateway.requests.count
    let result = try await shop.json(["doctor"])
    #expect(result.exitCode == 0, "\(result.errorOutput)")
    #expect(try result.document["verdict"] == "ok")
    let found = try verdicts(result)
    #expect(
      Set(found.keys)
        == ["config", "key", "gateway", "data", "log", "ledger", "webhook", "terminal", "probe"])
    #expect(gateway.requests.dropFirst(before).map(\.method) == ["GET"])
    #expect(!result.output.contains(Shop.key))
  }

  @Test("Without a key or a config that can be read it says what is wrong, and checks the rest")
  func broken() async throws {
    let shop = try Shop(gateway: nil)
    _ = try shop.write("currency = 7", to: "config/kasir/config.toml")
    let result = try await shop.json(["doctor"])
    #expect(result.exitCode == 1)
    let found = try verdicts(result)
    #expect(found["config"] == "wrong" && found["key"] == "wrong" && found["data"] == "ok")
    #expect(found["gateway"] == nil)
    let text = try await shop.kasir("doctor")
    #expect(text.output.contains("WRONG    config") && text.output.contains("line 1: currency"))
    #expect(text.errorOutput.contains("Something is wrong with: config, key."))
  }

  @Test("A gateway that is not there, or takes no such key, or a ledger that is ruined, is wrong")
  func wrong() async throws {
    let gateway = try IndependentGateway.start()
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sell("meja-1")
    gateway.next(.answer(status: 401), on: .any)
    #expect(try verdicts(try await shop.json(["doctor"]))["gateway"] == "wrong")
    gateway.stop()
    try shop.ruinLedger()
    let result = try await shop.json(["doctor"])
    #expect(result.exitCode == 1)
    let found = try verdicts(result)
    #expect(found["gateway"] == "wrong" && found["ledger"] == "wrong" && found["key"] == "ok")
  }

  @Test("A webhook secret is looked at where its file is named")
  func webhookSecret() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let missing = try await shop.json(["doctor", "--secret-file", shop.folder.path + "/none"])
    #expect(missing.exitCode == 1)
    #expect(try verdicts(missing)["webhook"] == "wrong")
    let open = try shop.write("whsec_sampleNeverReal", to: "open", mode: 0o644)
    let opened = try await shop.json(["doctor", "--secret-file", open])
    #expect(try verdicts(opened)["webhook"] == "wrong")
    let path = try shop.write("whsec_sampleNeverReal", to: "secret")
    let good = try await shop.json(["doctor", "--secret-file", path])
    #expect(try verdicts(good)["webhook"] == "ok")
    #expect(!good.output.contains("sampleNeverReal"))
  }

  @Test("A live key for a test host is wrong, and nothing is sent there")
  func mixedUp() async throws {
    let shop = try Shop(
      gateway: nil,
      [
        "WOOSHPAY_SECRET_KEY": "sk_live_canaryNeverReal123",
        "WOOSHPAY_API_BASE": "https://apitest.wooshpay.com",
      ])
    let result = try await shop.json(["doctor"])
    #expect(result.exitCode == 1)
    #expect(try verdicts(result)["gateway"] == "wrong")
  }

  @Test("On a terminal it tells colours, size and whether a code fits")
  func terminal() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let terminal = try shop.terminal("doctor", columns: 100, rows: 30)
    try await terminal.wait(for: "100×30, 256 colours, UTF-8.")
    try await terminal.wait(for: "The code of a test link (118 bytes) fits.")
  }

  @Test("An ID without a probe is wrong usage")
  func usage() async throws {
    let shop = try Shop(gateway: nil)
    #expect(try await shop.json(["doctor", "meja-1"]).exitCode == 2)
  }
}

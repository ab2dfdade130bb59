import CheckoutDomain
import Foundation
import IndependentGateway
import Ledger
import StrictJSON
import TerminalHarness
import Testing
import Till
import WooshPay

@testable import kasir

/// `kasir doctor --probe` with the real binary.
struct ProbeCommandTests {
  @Test("A probe keeps its answers, and what it made is in the ledger")
  func probe() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sellPaid("meja-1", at: gateway)
    let result = try await shop.json(["doctor", "--probe", "meja-1"])
    #expect(result.exitCode == 0, "\(result.errorOutput)")
    let rows = try #require(try result.document["answers"]?.array)
    let answers = Dictionary(uniqueKeysWithValues: rows.map { ($0["question"]?.string ?? "", $0) })
    #expect(rows.count == 12)
    for (question, answer) in ["P1": true, "P2": true, "P3": false, "P4": true, "P5": true] {
      #expect(answers[question]?["answer"] == .bool(answer), "\(question)")
    }
    #expect(answers["P6"]?["answer"] == .null)
    #expect(answers["P6"]?["why_unknown"]?.string?.contains("nobody read") == true)
    // All of it is explained: the next comparison has nothing to say.
    let kept = try await shop.kept("meja-1")
    #expect(kept["refunds"]?.array?.count == gateway.refunds.count)
    #expect(try await shop.kasir("reconcile").exitCode == 0)
    #expect(gateway.sessions.dropFirst().allSatisfy { $0.status == "expired" })
    #expect(gateway.complaints == [])
    let ledger = try SQLiteLedger(
      path: shop.folder.appending(path: try shop.ledgerFile(".sqlite")).path)
    let facts = try ledger.read { try GatewayFacts($0) }
    #expect(facts.isProven(.honoursRefundKeys) && facts.answers[.findsRefunds]?.isYes == false)
  }

  @Test("A person reads the amount on the payment page")
  func page() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let terminal = try shop.terminal("doctor", "--probe", columns: 132)
    try await terminal.wait(for: "Which amount does it show?")
    try terminal.enter("Rp 10.000")
    try await terminal.wait(for: "IDR has two decimals")
    try await terminal.wait(for: "two decimals                                  no")
  }

  @Test("A live key is refused, and nothing is sent")
  func live() async throws {
    let shop = try Shop(gateway: nil, ["WOOSHPAY_SECRET_KEY": "sk_live_canaryNeverReal123"])
    let result = try await shop.json(["doctor", "--probe"])
    #expect(result.exitCode == 1)
    #expect(try result.error["kind"] == "limit")
    #expect(try result.error["message"]?.string?.contains("live one") == true)
  }

  @Test("A payment that is not paid, or too small, is no payment for a probe")
  func badPayment() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sell("meja-1")
    let unpaid = try await shop.json(["doctor", "--probe", "meja-1"])
    #expect(unpaid.exitCode == 1)
    #expect(gateway.sessions.count == 1)
    #expect(try await shop.json(["doctor", "--probe", "nobody"]).exitCode == 1)
  }

  @Test("A gateway that nobody reaches answers nothing")
  func unreachable() async throws {
    let gateway = try IndependentGateway.start()
    let shop = try Shop(gateway: gateway.baseURL)
    gateway.stop()
    let result = try await shop.json(["doctor", "--probe"])
    #expect(result.exitCode == 1)
    #expect(try result.error["kind"] == "gateway")
  }

  @Test("A live ledger counts the answers of its account's test ledger, and no other's")
  func fromTest() async throws {
    let shop = try Shop(gateway: nil, ["WOOSHPAY_SECRET_KEY": "sk_live_canaryNeverReal123"])
    let setup = try Setup(
      configFile: try shop.write("account = \"acct\"", to: "config.toml"),
      Surroundings(environment: shop.environment, workingFolder: "/", executable: nil))
    let key = try #require(try setup.key())
    let address = try setup.address(of: key, base: nil)
    #expect(TestFacts.facts(for: key, at: address, setup).answers.isEmpty)
    for (account, question) in [
      ("acct", GatewayFacts.Question.honoursRefundKeys), ("other", .enforcesCaptured),
    ] {
      let name = LedgerFolder.name(host: "apitest.wooshpay.com", mode: .test, account: account)
      let path = LedgerFolder(path: setup.places.data).path(of: name)
      let answer = GatewayFacts.Answer(isYes: true, at: Timestamp(milliseconds: 7))
      try SQLiteLedger(path: path).write {
        try $0.set(GatewayFacts.setting(question), to: answer.text)
      }
    }
    let counter = try Counter.open(setup)
    let facts = try counter.till.facts()
    #expect(facts.answers.keys.sorted { $0.rawValue < $1.rawValue } == [.honoursRefundKeys])
    #expect(facts.answers[.honoursRefundKeys]?.isFromTest == true)
  }
}

import Foundation
import Glibc
import IndependentGateway
import TerminalHarness
import Testing

@testable import kasir

/// Where a process leaves its key without printing it: core dumps, its environment, its children's.
@Suite(.serialized) struct KeyTracesTests {
  /// A key whose body is base64 of an account and a secret, as WooshPay's own are.
  private static let secret = "canaryInside7Qx2Lm9"
  private static let key = "sk_test_" + Data("merchant7:\(secret)".utf8).base64EncodedString()

  @Test(
    "A console that is ended by SIGABRT or SIGSEGV leaves no core", arguments: [SIGABRT, SIGSEGV])
  func core(_ signal: Int32) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    // Where cores are allowed, and in the folder in which one would lie.
    let console = try TerminalSession(
      executable: "/bin/sh",
      arguments: [
        "-c", "cd \"$HOME\" && ulimit -c unlimited && exec \"$0\"",
        TerminalSession.binary(named: "kasir"),
      ],
      environment: shop.environment)
    try await console.wait(for: "No sales yet")
    let limits = try text("/proc/\(console.pid)/limits")
    #expect(limits.contains(#/Max core file size +0 +0 /#))
    let pattern = try text("/proc/sys/kernel/core_pattern")
    console.kill(signal)
    #expect(try await console.waitForExit() == .signaled(signal))
    if !pattern.hasPrefix("|"), !pattern.hasPrefix("/") {
      let left = try FileManager.default.contentsOfDirectory(atPath: shop.folder.path)
      #expect(left.filter { $0.hasPrefix("core") } == [])
    }
    try nothingHolds(Shop.key.dropFirst("sk_test_".count), in: shop)
  }

  @Test("A process that has read its key has it in its environment no more")
  func environment() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let console = try shop.terminal()
    try await console.wait(for: "No sales yet")
    let environment = try text("/proc/\(console.pid)/environ")
    #expect(environment.contains("KASIR_DATA_DIR="))
    #expect(!environment.contains("canary"))
    for thread in try FileManager.default.contentsOfDirectory(atPath: "/proc/\(console.pid)/task") {
      #expect(try !text("/proc/\(console.pid)/task/\(thread)/cmdline").contains("canary"))
    }
    console.kill(SIGTERM)
    try await console.waitForExit()
  }

  @Test("What the key's body decodes to is nowhere either, also where a gateway says it")
  func decoded() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL, ["WOOSHPAY_SECRET_KEY": Self.key])
    let encoded = Data(Self.key.utf8).base64EncodedString()
    let told =
      "merchant7:\(Self.secret) \(Self.secret) \(Self.key) \(encoded) \(encoded.dropLast(2))"
    for filter in [RequestFilter.createSession, .createRefund, .getIntent] {
      for status in [400, 402, 500] {
        gateway.next(
          .answer(status: status, body: "{\"error\": {\"code\": \"x\", \"message\": \"\(told)\"}}"),
          on: filter)
      }
    }
    var output = ""
    for number in 1...4 {
      let result = try await shop.json(Shop.tea + ["--reference", "meja-\(number)"])
      output += result.output + result.errorOutput
    }
    try gateway.pay(#require(gateway.sessions.last?.id))
    for command in ["show", "show", "show", "show"] {
      let result = try await shop.json(["session", command, "meja-4"])
      output += result.output + result.errorOutput
    }
    for _ in 1...3 {
      let result = try await shop.json(["refund", "create", "meja-4", "--amount", "1.000", "--yes"])
      output += result.output + result.errorOutput
    }
    let body = String(Self.key.dropFirst("sk_test_".count))
    for text in [Self.secret, body, String(encoded.prefix(40))] {
      #expect(!output.contains(text))
      try nothingHolds(text[...], in: shop)
    }
    // The ledger, its write-ahead log and its journal were looked at.
    let names = try shop.files(holding: "meja-4")
    #expect(
      names.contains { $0.hasSuffix(".sqlite") } && names.contains { $0.hasSuffix(".journal") })
    #expect(try shop.files(holding: "/v1/refunds").contains("kasir.log"))
  }

  private func nothingHolds(_ text: Substring, in shop: Shop) throws {
    #expect(try shop.files(holding: String(text)) == [])
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }
}

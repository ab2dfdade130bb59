import Foundation
import Glibc
import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

/// What is left when the process ends in the middle of something.
@Suite(.serialized) struct CrashTests {
  @Test func `killed between the commit and the answer of a refund, the next start says UNKNOWN`()
    async throws
  {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let console = try shop.terminal()
    try await console.charge()
    try gateway.pay(#require(gateway.sessions.first?.id))
    try await console.wait(for: "✓ PAID")
    gateway.next(.stallAfterCommit, on: .createRefund)
    try console.send(key: "r")
    try await console.wait(for: "of Rp 41.000 left")
    try console.send("10000")
    try console.send(key: "F10")
    try await console.wait(for: "Refund Rp 10.000?")
    try console.send(key: "y")
    try await gateway.waitForRequests(.createRefund)
    console.kill(SIGKILL)
    #expect(try await console.waitForExit() == .signaled(SIGKILL))

    let sale = try await shop.kasir("sales", "list", "--json").document.array?.first
    #expect(sale?["refunds"]?.array?.first?["state"] == "unknown")
    #expect(sale?["reserved"] == 1_000_000)
    #expect(sale?["refunded"] == 0)

    let again = try shop.terminal()
    try await again.wait(for: "5 attention 1")
    try again.send(key: "Enter")
    try await again.wait(for: "? UNKNOWN")
    try await again.wait(for: "Reserved        Rp 10.000")
    try again.send(key: "r")
    try await again.wait(for: "do not refund it again")
    // Nothing is sent a second time, by the console or by a script.
    let script = try await shop.kasir(
      "refund", "create", #require(sale?["reference"]?.string), "--yes", "--json")
    #expect(script.exitCode == 1)
    #expect(try script.error["kind"] == "refund_in_flight")
    #expect(gateway.requests(.createRefund).count == 1)
    try again.send(keys: "Esc")
    try await again.wait(for: "q quit")
    try again.send(key: "q")
    try await again.waitForExit()
  }

  @Test
  func
    `in the demo a plug can be pulled in the middle of a refund, and the screen says what is known`()
    async throws
  {
    let shop = try Shop(gateway: nil)
    let demo = try shop.terminal("demo")
    try await demo.charge()
    try await demo.wait(for: "✓ PAID")
    try demo.send(key: "r")
    try await demo.wait(for: "of Rp 41.000 left")
    try demo.send("10000")
    try demo.send(key: "F10")
    try await demo.wait(for: "Refund Rp 10.000?")
    // The gateway makes it, and keeps its answer back for a second: a thread of its own is there in time.
    let books = shop.folder.appending(path: "data/demo/sandbox.json")
    Thread.detachNewThread {
      for _ in 0..<60_000 {
        if (try? String(contentsOf: books, encoding: .utf8))?.contains(#""refunds":[{"#) == true {
          return demo.kill(SIGKILL)
        }
        usleep(5_000)
      }
    }
    try demo.send(key: "y")
    #expect(try await demo.waitForExit() == .signaled(SIGKILL))

    let again = try shop.terminal("demo")
    try await again.wait(for: "5 attention 1")
    try again.send(key: "Enter")
    try await again.wait(for: "? UNKNOWN")
    #expect(again.screenText.contains("was sent at"))
    #expect(again.screenText.contains("Reserved        Rp 10.000 until this is known."))
    #expect(again.screenText.contains("Do not          refund it again"))
    // It resolves by itself: nobody presses anything.
    try await again.wait(for: "↩ PART-REFUNDED", timeout: .seconds(240))
    #expect(again.screenText.contains("Refunded        Rp 10.000"))
    #expect(!again.screenText.contains("Reserved"))
    try again.send(keys: "Esc")
    try await again.wait(for: "q quit")
    try again.send(key: "q")
    try await again.waitForExit()
  }

  @Test func `killed while a charge is on the wire, it is looked up and found`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let console = try shop.terminal()
    try await console.wait(for: "No sales yet")
    gateway.next(.stallAfterCommit, on: .createSession)
    try console.send(key: "n")
    try console.enter("teh 5000")
    try console.send(key: "F10")
    try await gateway.waitForRequests(.createSession)
    console.kill(SIGKILL)
    try await console.waitForExit()
    let again = try shop.terminal()
    try await again.wait(for: "● WAITING", timeout: .seconds(240))
    #expect(gateway.requests(.createSession).count == 1)
    try again.send(key: "q")
    try await again.waitForExit()
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGSEGV])
  func `the terminal is given back as it was found`(signal: Int32) async throws {
    let shop = try Shop(gateway: nil)
    // The runtime's own crash reporter would ask a question on the terminal afterwards.
    let demo = try shop.terminal("demo", environment: ["SWIFT_BACKTRACE": "enable=no"])
    try await demo.wait(for: "No sales yet")
    #expect(demo.isAlternateScreen)
    #expect(demo.modes != demo.initialModes)
    demo.kill(signal)
    try await demo.waitForExit()
    #expect(demo.modes == demo.initialModes)
    #expect(!demo.isAlternateScreen)
    #expect(demo.isCursorVisible)
  }

  @Test func `a closed window ends the process`() async throws {
    let shop = try Shop(gateway: nil)
    let demo = try shop.terminal("demo")
    try await demo.wait(for: "No sales yet")
    demo.hangUp()
    try await demo.waitForExit()
  }
}

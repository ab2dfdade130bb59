import CheckoutDomain
import Ledger
import TerminalDouble
import TerminalUI
import Testing
import Till

@testable import Console

/// A whole sale through the loop: keys in, screens out, a gateway in a variable, a clock by hand.
struct ScriptedSaleTests {
  private struct Desk {
    let gateway = DeskGateway()
    let clock = HandClock(Samples.now)
    let terminal = ScriptedTerminal()
    let ledger: SQLiteLedger

    init() throws { ledger = try SQLiteLedger.inMemory() }

    /// Runs the console while `body` sits at it, and leaves it by Ctrl-C.
    func run(_ body: @escaping @Sendable (Desk) async throws -> Void) async throws {
      let random = SeededRandom()
      let till = Till(
        gateway: gateway, ledger: ledger, time: clock, random: random,
        process: ProcessIdentity("test"))
      let session = ConsoleSession(Samples.settings(), till, random: random)
      let terminal = terminal
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await session.run(on: { wake in terminal.open(wake) }) }
        do {
          try await body(self)
        } catch {
          terminal.press(.control("c"), .character("y"))
          throw error
        }
        terminal.press(.control("c"))
        try await group.waitForAll()
      }
    }

    /// Moves the clock on until the screen says `text`.
    func see(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
      try await until("the screen says \(text)", sourceLocation: sourceLocation) {
        $0.terminal.screen.contains(text)
      }
    }

    /// Moves the clock on until something is so.
    func until(
      _ what: String, sourceLocation: SourceLocation = #_sourceLocation,
      _ isSo: (Desk) -> Bool
    ) async throws {
      for _ in 0..<5000 {
        if isSo(self) { return }
        try await Task.sleep(for: .milliseconds(1))
        clock.advance(by: .milliseconds(200))
      }
      Issue.record("never so: \(what):\n\(terminal.screen)", sourceLocation: sourceLocation)
      throw CancellationError()
    }

    func enter(_ text: String) {
      terminal.type(text)
      terminal.press(.enter)
    }
  }

  @Test func `a sale from n to PAID to a partial refund`() async throws {
    let desk = try Desk()
    try await desk.run { desk in
      try await desk.see("No sales yet")
      desk.terminal.press(.character("n"))
      desk.enter("2*kopi susu 18000")
      desk.enter("teh 5000")
      try await desk.see("Total  Rp 41.000")
      desk.terminal.press(.function(10))
      try await desk.see("● WAITING")
      #expect(desk.terminal.screen.contains("http://127.0.0.1:4242/pay/cs_168"))
      desk.gateway.pay()
      try await desk.see("✓ PAID")
      try await desk.until("it rang") { $0.terminal.rings == 1 }
      desk.terminal.press(.character("r"))
      try await desk.see("of Rp 41.000 left")
      desk.terminal.type("10000")
      desk.terminal.press(.function(10))
      try await desk.see("Refund Rp 10.000?")
      desk.terminal.press(.character("y"))
      try await desk.see("Left to refund: Rp 31.000")
      desk.terminal.press(.character("b"))
      try await desk.see("↩ PART-REFUNDED")
    }
    #expect(desk.gateway.sent == ["/v1/checkout/sessions", "/v1/refunds"])
  }

  @Test func `a refund keeps the name of whoever works here when it is made`() async throws {
    try await Desk().run { desk in
      desk.terminal.press(.character("n"))
      desk.enter("teh 5000")
      try await desk.see("Total  Rp 5.000")
      desk.terminal.press(.function(10))
      try await desk.see("● WAITING")
      desk.gateway.pay()
      try await desk.see("✓ PAID")
      desk.terminal.press(.character("b"), .character(","), .end, .enter, .control("u"))
      desk.enter("Budi")
      try await desk.see("Refunds are made by Budi")
      desk.terminal.press(.escape, .character("r"))
      try await desk.see("of Rp 5.000 left")
      desk.terminal.type("1000")
      desk.terminal.press(.function(10))
      try await desk.see("Refund Rp 1.000?")
      desk.terminal.press(.character("y"))
      try await desk.until("there is a refund") { desk in
        let sales = try? desk.ledger.read { try $0.sales(SaleQuery()) }
        return sales?.first?.refunds.first?.operatorName == "Budi"
      }
      // While it is on the wire, leaving asks first.
      try await desk.see("Left to refund: Rp 4.000")
    }
  }

  @Test func `a disputed sale is refunded by whoever was warned and typed the amount`() async throws
  {
    let desk = try Desk()
    try await desk.run { desk in
      desk.terminal.press(.character("n"))
      desk.enter("teh 5000")
      desk.terminal.press(.function(10))
      try await desk.see("● WAITING")
      desk.gateway.pay()
      try await desk.see("✓ PAID")
    }
    try desk.ledger.write { ledger in
      var sale = try #require(try ledger.sales(SaleQuery()).first)
      let entries = sale.apply(
        Dispute(id: "dp_1", status: .init(rawValue: "needs_response"), updatedAt: Samples.now))
      try ledger.save(sale)
      try ledger.record(entries, of: sale.clientRef, at: Samples.now)
    }
    try await desk.run { desk in
      try await desk.see("5 attention 1")
      desk.terminal.press(.character("r"))
      try await desk.see("of Rp 5.000 left")
      desk.terminal.type("1000")
      desk.terminal.press(.function(10))
      try await desk.see("dp_1")
      desk.terminal.type("1000")
      desk.terminal.press(.character("y"))
      try await desk.see("↩ PART-REFUNDED")
    }
    #expect(desk.gateway.sent == ["/v1/checkout/sessions", "/v1/refunds"])
  }

  @Test func `a sale left in the background is still watched`() async throws {
    let desk = try Desk()
    try await desk.run { desk in
      desk.terminal.press(.character("n"))
      desk.enter("teh 5000")
      desk.terminal.press(.function(10))
      try await desk.see("● WAITING")
      desk.terminal.press(.escape)
      try await desk.see("Reference")
      desk.gateway.pay()
      try await desk.see("✓ PAID")
    }
    #expect(desk.gateway.sent == ["/v1/checkout/sessions"])
  }

  @Test func `a cancelled sale is expired at the gateway`() async throws {
    let desk = try Desk()
    try await desk.run { desk in
      desk.terminal.press(.character("n"))
      desk.enter("teh 5000")
      desk.terminal.press(.function(10))
      try await desk.see("● WAITING")
      desk.terminal.press(.character("x"))
      try await desk.see("Cancel this sale?")
      desk.terminal.press(.character("y"))
      try await desk.see("× CANCELED")
    }
    #expect(desk.gateway.sent == ["/v1/checkout/sessions", "/v1/checkout/sessions/expire"])
  }

  @Test func `a sale left waiting is watched again by the next console`() async throws {
    let desk = try Desk()
    try await desk.run { desk in
      desk.terminal.press(.character("n"))
      desk.enter("teh 5000")
      desk.terminal.press(.function(10))
      try await desk.see("● WAITING")
    }
    desk.gateway.pay()
    try await desk.run { desk in try await desk.see("✓ PAID") }
  }
}

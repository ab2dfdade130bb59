import Foundation
import IndependentGateway
import TerminalHarness
import Testing

/// The terminals that people have.
@Suite(.serialized) struct TerminalTests {
  @Test func `NO_COLOR leaves no colour but the code's own`() async throws {
    let shop = try Shop(gateway: nil)
    let demo = try shop.terminal("demo", environment: ["NO_COLOR": "1"])
    try await demo.wait(for: "No sales yet")
    let coloured = demo.cells().joined().filter {
      $0.foreground != .standard || $0.background != .standard
    }
    #expect(coloured.isEmpty)
    try await demo.charge(isPaid: false)
    #expect(try await QRReader.read(demo).contains("/pay/cs_"))
    try demo.send(keys: "b", "q")
    try await demo.waitForExit()
  }

  @Test func `too small says the size needed, and larger again draws the list`() async throws {
    let shop = try Shop(gateway: nil)
    let demo = try shop.terminal("demo")
    try await demo.wait(for: "No sales yet")
    demo.resize(columns: 30, rows: 8)
    try await demo.wait(for: "40×10")
    demo.resize(columns: 100, rows: 30)
    try await demo.wait(for: "No sales yet")
    try demo.send(key: "q")
    try await demo.waitForExit()
  }

  @Test func `a closed window ends it, and it can be taken up again`() async throws {
    let shop = try Shop(gateway: nil)
    let demo = try shop.terminal("demo")
    try await demo.wait(for: "No sales yet")
    demo.hangUp()
    try await demo.waitForExit(timeout: .seconds(60))
    let again = try shop.terminal("demo")
    try await again.wait(for: "No sales yet")
    try again.send(key: "q")
    #expect(try await again.waitForExit() == .exited(0))
  }

  /// The dynamic linker tells each function that is found while the program runs: stray output, as any
  /// library may write it.
  @Test func `what a library writes never reaches the screen, and is told when that is given back`()
    async throws
  {
    let shop = try Shop(gateway: nil)
    let demo = try shop.terminal("demo", environment: ["LD_DEBUG": "bindings"])
    try await demo.wait(for: "No sales yet")
    try demo.send(key: "n")
    try demo.enter("teh 5000")
    try await demo.wait(for: "Total  Rp 5.000")
    #expect(!demo.screenText.contains("binding file"))
    try demo.send(key: "Esc")
    try await demo.wait(for: "Throw")
    try demo.send(key: "y")
    try await demo.wait(for: "q quit")
    #expect(!demo.screenText.contains("binding file"))
    #expect(demo.screenRows[0].hasPrefix(" Kasir  SANDBOX"))
    try demo.send(key: "q")
    #expect(try await demo.waitForExit() == .exited(0))
    let bytes = String(decoding: demo.rawOutput, as: UTF8.self)
    let after = try #require(bytes.range(of: "\u{1B}[?1049l"))
    #expect(bytes[after.upperBound...].contains("binding file"))
  }

  @Test func `without UTF-8 the code is drawn in two plain cells a module`() async throws {
    let shop = try Shop(gateway: nil)
    let demo = try shop.terminal("demo", columns: 160, rows: 60, environment: ["LANG": "C"])
    try await demo.charge(isPaid: false)
    #expect(!demo.screenText.contains("▀"))
    #expect(try await QRReader.read(demo).contains("/pay/cs_"))
    try demo.send(keys: "b", "q")
    try await demo.waitForExit()
  }

  @Test func `a dumb terminal is refused in a sentence`() async throws {
    let shop = try Shop(gateway: nil)
    let demo = try shop.terminal("demo", environment: ["TERM": "dumb"])
    #expect(try await demo.waitForExit() == .exited(2))
    let screen = demo.screenText.replacing("\n", with: " ")
    #expect(screen.contains("cannot draw on this terminal"))
    #expect(screen.contains("kasir session create"))
  }

  @Test func `without a terminal the console is wrong usage`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let result = try await Shop(gateway: gateway.baseURL).kasir()
    #expect(result.exitCode == 2)
    #expect(result.errorOutput.contains("needs a terminal"))
  }
}

import Foundation
import Glibc
import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

/// The console on every terminal that people have: readable, in columns, within what the terminal
/// understands, and gone without a trace whatever ends it.
@Suite(.serialized) struct EveryTerminalTests {
  /// Names that a careless program measures wrong.
  private static let names = [
    "한국 라면", "cafe\u{301} nai\u{308}ve", "🍜 mi goreng", "👩‍🍳 juru masak", "teh",
  ]

  @Test(arguments: TerminalKind.all)
  func `the list is readable, in columns, and sends nothing foreign`(
    _ kind: TerminalKind
  ) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    for (index, name) in Self.names.enumerated() {
      let sold = try await shop.kasir(
        "session", "create", "--item", "\(name):1:5000", "--reference", "MEJA-\(index)", "--json")
      #expect(sold.exitCode == 0)
    }
    var environment = kind.environment
    environment["TERM"] = kind.term
    let console = try shop.terminal(environment: environment)
    try await console.wait(for: "MEJA-4")
    try await console.wait(for: "q quit")
    let rows = console.screenRows
    let ends = Self.names.indices.map { index -> [Int?] in
      guard let y = rows.firstIndex(where: { $0.contains("MEJA-\(index)") }) else { return [] }
      let cells = (0..<80).map { console.cell(x: $0, y: y).text }
      return [column(of: "Rp 5.000", cells), column(of: "WAITING", cells)]
    }
    #expect(Set(ends).count == 1, "\(kind): \(ends)")
    #expect(ends.first?.contains(nil) == false)
    #expect(rows.count == 24 && rows[0].contains("Kasir") && rows[0].contains("TEST"))
    // A new sale and its total, by hand.
    try console.send(key: "n")
    try await console.wait(for: "Unit price")
    try console.enter("2*kopi susu 18000")
    try await console.wait(for: "Total  Rp 36.000")
    try console.send(key: "Esc")
    try await console.wait(for: "Throw")
    try console.send(key: "y")
    try await console.wait(for: "q quit")
    try console.send(key: "q")
    #expect(try await console.waitForExit() == .exited(0))
    expectRestored(console)
    #expect(ForeignBytes.found(in: console.rawOutput, of: kind) == [])
    // The Linux console shapes its cursor by a sequence that others answer to.
    let strangers = TerminalBytes.strangers(in: console.rawOutput, but: kind.questions).filter {
      kind.term != "linux" || !["<27>[?1c", "<27>[?0c"].contains(where: $0.hasPrefix)
    }
    #expect(strangers == [])
    // All of it was asked, in one go.
    let raw = String(decoding: console.rawOutput, as: UTF8.self)
    #expect(raw.split(separator: kind.questions.joined()).count > 1 || kind.questions.isEmpty)
  }

  @Test func `a terminal of sixteen colours gets those and no others`() async throws {
    let shop = try Shop(gateway: nil)
    let source = try shop.write(
      "kasir-16|sixteen colours,\n\tcolors#16, pairs#256, use=xterm-256color,\n",
      to: "sixteen.terminfo")
    let folder = shop.folder.appending(path: "terminfo").path
    let made = try await runProcess(
      executable: "/usr/bin/tic", arguments: ["-x", "-o", folder, source])
    #expect(made.exitCode == 0, "\(made.errorOutput)")
    let kind = TerminalKind(term: "kasir-16", colours: 16, hasSecondScreen: true)
    let demo = try shop.terminal(
      "demo", environment: ["TERM": kind.term, "TERMINFO": folder])
    try await demo.charge(isPaid: false)
    #expect(try await QRReader.read(demo).contains("/pay/cs_"))
    try demo.send(keys: "b", "q")
    #expect(try await demo.waitForExit() == .exited(0))
    expectRestored(demo)
    #expect(ForeignBytes.found(in: demo.rawOutput, of: kind) == [])
    #expect(String(decoding: demo.rawOutput, as: UTF8.self).contains("\u{1B}[107m"))
  }

  @Test(arguments: TerminalKind.all, [SIGTERM, SIGHUP, SIGSEGV])
  func `is given back whatever ends it`(_ kind: TerminalKind, signal: Int32) async throws {
    let shop = try Shop(gateway: nil, ["SWIFT_BACKTRACE": "enable=no"])
    var environment = kind.environment
    environment["TERM"] = kind.term
    let demo = try shop.terminal("demo", environment: environment)
    try await demo.wait(for: "No sales yet")
    #expect(demo.isAlternateScreen == kind.hasSecondScreen)
    try demo.send(key: "M")
    try await demo.wait(for: "mouse is on")
    #expect(demo.reportsMouse == kind.hasPrivateModes)
    demo.kill(signal)
    try await demo.waitForExit(timeout: .seconds(30))
    expectRestored(demo)
  }

  @Test func `suspended it gives the terminal and the mouse back, and takes both again`()
    async throws
  {
    let shop = try Shop(gateway: nil)
    let shell = try TerminalSession(
      executable: "/bin/bash",
      arguments: [
        "-c", "set -m; \"$0\" demo; echo STOPPED; read -r x; fg; echo OVER",
        TerminalSession.binary(named: "kasir"),
      ], environment: shop.environment)
    try await shell.wait(for: "No sales yet")
    try shell.send(key: "M")
    try await shell.wait(for: "mouse is on")
    #expect(shell.reportsMouse)
    try shell.send(key: "Ctrl-Z")
    try await shell.wait(for: "STOPPED")
    #expect(!shell.reportsMouse && !shell.isAlternateScreen && shell.isCursorVisible)
    try shell.send("\r")
    try await shell.wait(for: "No sales yet")
    try await shell.waitUntil("the mouse is on again") { $0.reportsMouse }
    try shell.send(key: "q")
    try await shell.wait(for: "OVER")
    #expect(!shell.reportsMouse && !shell.isAlternateScreen)
    try await shell.waitForExit()
  }

  @Test func `two hundred sizes in a row end in a whole frame`() async throws {
    let shop = try Shop(gateway: nil)
    let demo = try shop.terminal("demo")
    try await demo.wait(for: "No sales yet")
    for step in 0..<200 {
      demo.resize(columns: 20 + (step * 37) % 180, rows: 5 + (step * 13) % 60)
      if step % 10 == 0 { try demo.send(key: step % 20 == 0 ? "Down" : "Up") }
    }
    demo.resize(columns: 80, rows: 24)
    try await demo.wait(for: "n new sale")
    try await demo.wait(for: "No sales yet")
    #expect(demo.screenRows[0].contains("SANDBOX"))
    #expect(demo.screenRows[23].contains("q quit"))
    try demo.send(key: "q")
    #expect(try await demo.waitForExit() == .exited(0))
    expectRestored(demo)
  }

  @Test func `a click on a footer hint and on a row does what it says`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    _ = try shop.write("mouse = true\n", to: "config/kasir/config.toml")
    for name in ["AAAA-1", "BBBB-2", "CCCC-3"] {
      _ = try await shop.kasir("session", "create", "--item", "teh:1:5000", "--reference", name)
    }
    let console = try shop.terminal()
    try await console.wait(for: "AAAA-1")
    #expect(console.reportsMouse)
    try click(console, on: "AAAA-1")
    try await console.waitUntil("the row is selected") { session in
      session.screenRows.contains { $0.hasPrefix("▸") && $0.contains("AAAA-1") }
    }
    try click(console, on: "n new sale")
    try await console.wait(for: "Unit price")
    try console.send(key: "Esc")
    try await console.wait(for: "q quit")
    try click(console, on: "q quit")
    #expect(try await console.waitForExit() == .exited(0))
    expectRestored(console)
  }

  private func click(_ session: TerminalSession, on text: String) throws {
    let place = try #require(session.position(of: text))
    try session.send(
      "\u{1B}[<0;\(place.x + 1);\(place.y + 1)M\u{1B}[<0;\(place.x + 1);\(place.y + 1)m")
  }

  private func expectRestored(
    _ session: TerminalSession, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(session.modes == session.initialModes, sourceLocation: sourceLocation)
    #expect(!session.isAlternateScreen, sourceLocation: sourceLocation)
    #expect(session.isCursorVisible, sourceLocation: sourceLocation)
    #expect(!session.reportsMouse, sourceLocation: sourceLocation)
  }

  /// The column at which a text begins in a row of cells.
  private func column(of text: String, _ cells: [String]) -> Int? {
    cells.indices.first { cells[$0...].joined().hasPrefix(text) && !cells[$0].isEmpty }
  }
}

import Glibc
import IndependentGateway
import TerminalHarness
import TerminalUI
import Testing

/// The real console where the rows are short: the code in octants, or the link alone.
@Suite(.serialized) struct ShortTerminalTests {
  private func charge(_ console: TerminalSession) async throws {
    try await console.wait(for: "No sales yet")
    try console.send(key: "n")
    try await console.wait(for: "Unit price")
    try console.enter("teh 5000")
    try await console.wait(for: "Total  Rp 5.000")
    try console.send(key: "F10")
    // Without its glyph, which not every terminal has.
    try await console.wait(for: "WAITING", timeout: .seconds(240))
  }

  private func usesOctants(_ session: TerminalSession) -> Bool {
    session.screenText.unicodeScalars.contains { 0x1CD00...0x1CDE5 ~= $0.value }
  }

  @Test func `octants are read back, and half blocks again where there is room`() async throws {
    // Its customers pay when they are told to, however long a look at the screen takes.
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    _ = try shop.write("octants = true\n", to: "config/kasir/config.toml")
    let console = try shop.terminal(columns: 80, rows: 17)
    try await charge(console)
    try await console.wait(for: "Drawn small")
    #expect(usesOctants(console))
    let link = try await QRReader.read(console)
    #expect(link.contains("/pay/cs_"))
    // A question beside the code, and away again.
    try console.send(key: "x")
    try await console.wait(for: "Cancel this sale?")
    try console.send(key: "Esc")
    try await console.waitUntil("the question is gone") {
      !$0.screenText.contains("Cancel this sale?")
    }
    #expect(try await QRReader.read(console) == link)
    try console.send(key: "f")
    try await console.wait(for: "Scan to pay")
    #expect(try await QRReader.read(console) == link)
    try console.send(key: "f")
    console.resize(columns: 100, rows: 40)
    try await console.waitUntil("half blocks") { !usesOctants($0) && $0.screenText.contains("▀") }
    #expect(try await QRReader.read(console) == link)
    console.resize(columns: 80, rows: 15)
    try await console.waitUntil("octants") { usesOctants($0) }
    #expect(try await QRReader.read(console) == link)
    // Nothing of them stays in the list.
    try console.send(key: "b")
    try await console.wait(for: "q quit")
    #expect(!usesOctants(console))
    try console.send(key: "q")
    #expect(try await console.waitForExit() == .exited(0))
  }

  @Test(arguments: [
    ("xterm-256color", true), ("tmux-256color", true), ("screen-256color", false),
    ("linux", false), ("vt100", false),
  ])
  func `the link stands whole, and is one only for terminals that know such`(
    term: String, isLink: Bool
  ) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let console = try shop.terminal(columns: 80, rows: 14, environment: ["TERM": term])
    try await charge(console)
    try await console.wait(for: "The code needs a terminal")
    try await console.wait(for: "/pay/cs_")
    #expect(!usesOctants(console))
    try console.send(key: "b")
    try await console.wait(for: "q quit")
    try console.send(key: "q")
    #expect(try await console.waitForExit() == .exited(0))
    let raw = String(decoding: console.rawOutput, as: UTF8.self)
    #expect(raw.contains("\u{1B}]8;id=pay;http://127.0.0.1:") == isLink)
    #expect(raw.contains("]8;") == isLink)
    let opened = raw.split(separator: "\u{1B}]8;id=pay;").count
    #expect(opened == raw.split(separator: "\u{1B}]8;;\u{1B}\\").count)
  }

  @Test(
    // Where the C library knows the characters, there is nothing to say.
    .enabled(if: !OctantSupport.isPassedOn(["TERM": "tmux-256color"])),
    arguments: [("en", "has no effect here"), ("id", "tidak berpengaruh di sini")])
  func `inside of tmux it is said why octants have no effect`(
    language: String, sentence: String
  ) async throws {
    let shop = try Shop(gateway: nil)
    _ = try shop.write(
      "octants = true\nlanguage = \"\(language)\"\n", to: "config/kasir/config.toml")
    let environment = ["TERM": "tmux-256color", "TMUX": "/tmp/none,1,0"]
    let console = try shop.terminal("demo", columns: 132, rows: 30, environment: environment)
    try await console.wait(for: sentence)
    console.kill(SIGTERM)
    try await console.waitForExit()
  }

  @Test func `lines hold no link and no clipboard`() async throws {
    let shop = try Shop(gateway: nil)
    _ = try shop.write("octants = true\n", to: "config/kasir/config.toml")
    let desk = try shop.terminal("demo", "--plain", columns: 160, rows: 200)
    try await desk.wait(for: "0 Quit")
    try desk.send("1\r")
    try await desk.wait(for: "Type an item")
    try desk.send("teh 5000\r")
    try await desk.wait(for: "Total  Rp 5.000")
    try desk.send("\r")
    try await desk.wait(for: "1 Charge")
    try desk.send("1\r")
    try await desk.wait(for: "Link: http://127.0.0.1:", timeout: .seconds(240))
    desk.kill(SIGTERM)
    try await desk.waitForExit()
    #expect(!String(decoding: desk.rawOutput, as: UTF8.self).contains("\u{1B}]"))
    #expect(!usesOctants(desk))
  }
}

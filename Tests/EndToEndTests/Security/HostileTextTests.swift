import Foundation
import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

/// Names, references and sentences that are written to command a terminal, on a real one.
@Suite(.serialized) struct HostileTextTests {
  /// A text with everything that a terminal obeys.
  private static let hostile =
    "kopi\u{1B}]52;c;c3RvbGVu\u{7}\u{1B}]0;PAID\u{7}\u{1B}[2J\u{1B}[1;1H\u{1B}P1$r\u{1B}\\\u{9B}31m"
    + "\u{1B}]8;;http://evil.example\u{1B}\\x\u{202E}000.5\u{200B}\r\u{8}\u{7F}"

  @Test func `the checker sees what does not belong there`() {
    for text in ["\u{1B}]0;x\u{7}", "\u{1B}P", "\u{9B}2J", "\u{7}", "\u{1B}_x", "\u{1B}[6n", "\0"] {
      #expect(!TerminalBytes.strangers(in: Array(text.utf8)).isEmpty)
    }
    let asked = Array(TerminalBytes.questions.joined().utf8)
    #expect(TerminalBytes.strangers(in: asked).count > 2)
    #expect(TerminalBytes.strangers(in: asked, but: TerminalBytes.questions) == [])
    #expect(TerminalBytes.strangers(in: asked + asked, but: TerminalBytes.questions).count > 2)
    for text in ["\u{1B}]11;#fff\u{7}", "\u{1B}]10;?\u{7}", "\u{1B}[?2004$p", "\u{1B}[>c"] {
      let strangers = TerminalBytes.strangers(
        in: Array(text.utf8), but: TerminalBytes.questions)
      #expect(!strangers.isEmpty, "\(text.debugDescription)")
    }
    #expect(TerminalBytes.strangers(in: Array("\u{1B}[1;31mRp 5.000\u{1B}(B ✓\r\n".utf8)) == [])
  }

  @Test func `commands on a terminal print a hostile name, sale and answer without obeying them`()
    async throws
  {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let sale = Shop.tea.dropLast() + [Self.hostile + ":1:5000"]
    let escaped = JSONValue.string(Self.hostile).compact
    gateway.next(
      .answer(status: 402, body: "{\"error\":{\"code\":\(escaped),\"message\":\(escaped)}}"),
      on: .createSession)
    let commands: [[String]] = [
      sale + ["--reference", "meja-1"], sale + ["--reference", "meja-2"],
      ["sales", "show", "meja-1"], ["sales", "list"], ["sales", "list", "--json"],
      ["session", "list"], ["session", "show", "meja-2"], ["session", "show", "meja-2", "--json"],
      ["session", "show", Self.hostile], ["session", "show", Self.hostile, "--json"],
      ["qr", "kopi", Self.hostile],
    ]
    for command in commands {
      let terminal = try TerminalSession(
        executable: TerminalSession.binary(named: "kasir"), arguments: command,
        environment: shop.environment, columns: 120, rows: 60)
      try await terminal.waitForExit()
      let strangers = TerminalBytes.strangers(in: terminal.rawOutput)
      #expect(strangers == [], "\(command.prefix(2))")
      #expect(!terminal.rawOutput.isEmpty)
    }
  }

  @Test func `what is piped to a printer has no byte that commands one`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    // ESC/POS: initialise, cut, open the drawer, switch the code page, ask for the status.
    let orders =
      "\u{1B}@\u{1D}V\u{0}\u{1B}p0\u{19}\u{FA}\u{1B}t\u{10}\u{10}\u{4}\u{1}\u{1C}&\u{C}\u{7}\u{18}"
    let evil = JSONValue.string("teh" + orders + Self.hostile).compact
    let sale =
      #"{"items": [{"name": \#(evil), "quantity": 1, "unit_amount": 500000}], "reference": "meja-1", "note": \#(evil)}"#
    let sold = try await shop.json(["session", "create", "-"], stdin: sale)
    #expect(sold.exitCode == 0, "\(sold.errorOutput)")
    let commands = [
      ["sales", "show", "meja-1"], ["sales", "list"], ["sales", "timeline", "meja-1"],
      ["sales", "export"], ["session", "show", "meja-1"], ["session", "list"], ["intent", "list"],
      ["reconcile"], ["session", "expire", "meja-1"], ["sales", "verify"],
    ]
    for command in commands {
      for json in [[], ["--json"]] {
        let result = try await shop.kasir(words: command + json)
        let text = String(decoding: result.stdout + result.stderr, as: UTF8.self)
        let orders = text.unicodeScalars.filter {
          $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\r"
        }
        #expect(orders.isEmpty, "\(command): \(orders)")
        #expect(!text.isEmpty)
      }
    }
  }

  @Test func `a whole sale on the console sends no title, no bell, no link and no clipboard`()
    async throws
  {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let sold = try await shop.json(
      ["session", "create", "--item", Self.hostile + ":1:5000", "--reference", "meja-1"])
    try gateway.pay(#require(try sold.document["session_id"]?.string))
    #expect(try await shop.json(["session", "show", "meja-1"]).document["state"] == "paid")
    let reading = try shop.terminal(columns: 100, rows: 40)
    try await reading.wait(for: "PAID")
    try reading.send(key: "Enter")
    try await reading.wait(for: "kopi^[]52;c;")
    try await leave(reading)
    let selling = try shop.terminal(columns: 100, rows: 40)
    try await selling.wait(for: "PAID")
    try selling.send(key: "n")
    try await selling.wait(for: "Unit price")
    try selling.paste(Self.hostile.replacing("\r", with: "") + " 18000")
    try selling.send(key: "Enter")
    try await selling.wait(for: "Rp 18.000")
    try await leave(selling)
  }

  private func leave(_ console: TerminalSession) async throws {
    console.kill(SIGTERM)
    try await console.waitForExit()
    #expect(TerminalBytes.strangers(in: console.rawOutput, but: TerminalBytes.questions) == [])
  }
}

import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

@testable import kasir

/// `--quiet`, `--verbose`, and what a command says of a command line that is mistyped.
@Suite(.serialized) struct VoiceTests {
  @Test func `verbose tells each request and its answer, beside the same answer`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let result = try await shop.kasir(
      "session", "create", "--item", "teh:1:5000", "--reference", "meja-7", "-v")
    #expect(result.exitCode == 0)
    #expect(result.output.hasPrefix("meja-7  WAITING"))
    let line = /POST http:\/\/127\.0\.0\.1:\d+\/v1\/checkout\/sessions: 200, \d+ ms\n/
    #expect(result.errorOutput.wholeMatch(of: line) != nil, "\(result.errorOutput)")
    gateway.next(.resetAfterCommit, on: .createSession)
    let lost = try await shop.kasir("session", "create", "--item", "teh:1:5000", "--verbose")
    #expect(lost.exitCode == 3)
    #expect(lost.errorOutput.contains("/v1/checkout/sessions: unknown: "))
    #expect(try shop.files(holding: Shop.key) == [])
    #expect(!(result.errorOutput + lost.errorOutput).contains(Shop.key))
  }

  @Test func `verbose tells the requests of checks and of endpoints, too`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let commands: [([String], String)] = [
      (["doctor", "--conformance"], "POST \(gateway.baseURL)/v1/checkout/sessions: 200, "),
      (["doctor", "--probe"], "POST \(gateway.baseURL)/v1/checkout/sessions: 200, "),
      (["webhook", "list"], "GET \(gateway.baseURL)/v1/webhook_endpoints"),
    ]
    for (command, words) in commands {
      let told = try await shop.kasir(words: command + ["--verbose"])
      #expect(told.errorOutput.contains(words), "\(command): \(told.errorOutput)")
      #expect(!told.errorOutput.contains(Shop.key))
      let plain = try await shop.kasir(words: command)
      #expect(!plain.errorOutput.contains(words), "\(command)")
    }
  }

  @Test func `quiet says the answer and errors, and draws no code`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let terminal = try shop.terminal("session", "create", "--item", "teh:1:5000", "-q")
    #expect(try await terminal.waitForExit() == .exited(0))
    #expect(terminal.screenText.contains("WAITING  Rp 5.000"))
    #expect(!terminal.screenText.contains("▀"))
    gateway.next(.html(status: 502), on: .getIntent)
    let session = try #require(gateway.sessions.first?.id)
    async let waiting = shop.kasir("session", "wait", session, "--timeout", "30", "--quiet")
    try await gateway.waitForRequests(.getIntent, count: 2, timeout: .seconds(240))
    try gateway.pay(session)
    #expect(try await waiting.errorOutput.isEmpty)
    let wrong = try await shop.kasir("session", "show", "nobody", "--quiet")
    #expect(wrong.errorOutput.hasPrefix("kasir: There is no sale nobody"))
    let both = try await shop.json(["sales", "list", "-q", "-v"])
    #expect(both.exitCode == 2)
    #expect(try both.error["message"]?.string?.contains("do not go together") == true)
  }

  @Test(arguments: [
    (["sesion", "list"], "There is no command `kasir sesion`: did you mean `session`?"),
    (["sales", "lsit"], "There is no command `kasir sales lsit`: did you mean `list`?"),
    (["help", "refnd"], "There is no command `kasir refnd`: did you mean `refund`?"),
    (["help", "sales", "shwo"], "There is no command `kasir sales shwo`: did you mean `show`?"),
    (["sales", "list", "--limt", "5"], "Unknown option '--limt'. Did you mean '--limit'?"),
    (["sales", "list", "--state", "payed"], "payed is no state of a sale: did you mean paid?"),
    (["schema", "sael"], "There is no schema sael: did you mean `sale`?"),
    (["schema", "nothing"], "There is no schema nothing: use one of sale, sales, timeline"),
    (["completions", "csh"], "csh is no shell that Kasir knows: use bash, zsh or fish."),
    (["sales", "list", "--tab", "open"], "open is no tab: use one of all, waiting, paid"),
  ])
  func `a slip is answered with what was meant, exit 2`(
    arguments: [String], words: String
  ) async throws {
    let shop = try Shop(gateway: nil)
    let json = try await shop.json(arguments)
    #expect(json.exitCode == 2)
    #expect(json.stdout.isEmpty)
    #expect(try json.error["kind"] == "usage")
    #expect(try json.error["message"]?.string?.hasPrefix(words) == true, "\(json.errorOutput)")
  }

  @Test func `near is one slip in a short word and two in a longer one`() {
    #expect(Nearest.distance("kitten", "sitting") == 3)
    #expect(Nearest.distance("lsit", "list") == 1)
    #expect(Nearest.distance("", "abc") == 3 && Nearest.distance("abc", "") == 3)
    #expect(Nearest.choice(to: "sell", among: ["sales", "session"]) == nil)
    #expect(Nearest.choice(to: "SALE", among: ["sales", "qr"]) == "sales")
    #expect(Nearest.choice(to: "refunds", among: ["refund", "refunded"]) == "refund")
    #expect(Nearest.choice(to: "x", among: []) == nil)
  }

  @Test func `the version and the help go to standard output, exit 0`() async throws {
    let shop = try Shop(gateway: nil)
    let version = try await shop.kasir("--version")
    #expect(version.output == "kasir \(Kasir.version)\n")
    #expect(version.exitCode == 0 && version.errorOutput.isEmpty)
    for command in try await Definitions.leaves(shop) {
      let words = command.path.split(separator: " ").map(String.init)
      let help = try await runProcess(
        executable: TerminalSession.binary(named: "kasir"), arguments: ["help"] + words,
        environment: shop.environment)
      #expect(help.exitCode == 0 && help.errorOutput.isEmpty)
      #expect(help.output.hasPrefix("OVERVIEW: "), "\(command.path)")
      let long = help.output.split(separator: "\n").filter { $0.count > 80 }
      #expect(long.isEmpty, "\(command.path)")
    }
  }
}

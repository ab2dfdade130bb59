import Glibc
import IndependentGateway
import TerminalHarness
import Testing

/// The real binary on terminals that say what their page is like and whether they show frames whole.
@Suite(.serialized) struct PageTests {
  private static let white = TerminalAnswers(page: "rgb:ffff/ffff/ffff", synchronizes: true)
  private static let black = TerminalAnswers(page: "rgb:0000/0000/0000")

  private func start(
    _ shop: Shop, _ arguments: [String] = [], _ answers: TerminalAnswers,
    _ environment: [String: String] = [:]
  ) async throws -> TerminalSession {
    let console = try TerminalSession(
      executable: TerminalSession.binary(named: "kasir"), arguments: arguments,
      environment: shop.environment.merging(environment) { $1 }, answers: answers)
    try await console.wait(for: arguments.isEmpty ? "No sales yet" : "Welcome")
    return console
  }

  /// The page as it is painted, in a corner where nothing stands.
  private func page(_ console: TerminalSession) -> TerminalColor {
    console.cell(x: 79, y: 20).background
  }

  private func leave(_ console: TerminalSession) async throws {
    try console.send(key: "q")
    #expect(try await console.waitForExit() == .exited(0))
    #expect(console.modes == console.initialModes)
    #expect(
      TerminalBytes.strangers(in: console.rawOutput, but: TerminalBytes.questions) == [])
  }

  @Test(arguments: [[], ["display"]] as [[String]])
  func `a light page gets the light theme, a dark one and a silent one the dark`(
    arguments: [String]
  ) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let console = try await start(shop, [], Self.black)
    let dark = page(console)
    #expect(dark != .standard)
    let other = try await start(shop, arguments, Self.black)
    #expect(page(other) == dark)
    try await leave(other)
    let silent = try await start(shop, arguments, TerminalAnswers())
    #expect(page(silent) == dark)
    try await leave(silent)
    let bright = try await start(shop, arguments, Self.white)
    try await bright.waitUntil("the light theme") { page($0) != dark }
    let light = page(bright)
    try await leave(bright)
    // The same as the theme of that name.
    _ = try shop.write("theme = \"light\"\n", to: "config/kasir/config.toml")
    let chosen = try await start(shop, arguments, Self.black)
    #expect(page(chosen) == light)
    try await leave(chosen)
    try await leave(console)
  }

  @Test func `a theme that is configured is taken without asking, and so is NO_COLOR`() async throws
  {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let plain = try await start(shop, [], Self.white, ["NO_COLOR": "1"])
    #expect(page(plain) == .standard)
    #expect(!String(decoding: plain.rawOutput, as: UTF8.self).contains("]11;"))
    try await leave(plain)
    _ = try shop.write("theme = \"dark\"\n", to: "config/kasir/config.toml")
    let dark = try await start(shop, [], Self.black)
    let console = try await start(shop, [], Self.white)
    #expect(page(console) == page(dark))
    #expect(!String(decoding: console.rawOutput, as: UTF8.self).contains("]11;"))
    try await leave(console)
    try await leave(dark)
  }

  @Test func `an answer that comes late is in the next frame, and nothing of it is typed`()
    async throws
  {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    var answers = Self.white
    answers.areHeld = true
    let console = try await start(shop, [], answers)
    let before = page(console)
    try console.send(key: "/")
    try await console.wait(for: "Search")
    try console.send("te")
    try console.releaseAnswers()
    try console.send("h")
    try await console.waitUntil("the light theme") { page($0) != before }
    try await console.wait(for: "teh")
    #expect(!console.screenText.contains("rgb") && !console.screenText.contains("2026"))
    try console.send(key: "Esc")
    try await console.wait(for: "No sales yet")
    try await leave(console)
  }

  @Test func `frames are held together, each to its end`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let console = try await start(shop, [], Self.white)
    for key in ["?", "Esc", "n", "Esc", "T", "Esc"] { try console.send(key: key) }
    try await console.wait(for: "No sales yet")
    try await leave(console)
    let raw = String(decoding: console.rawOutput, as: UTF8.self)
    let starts = raw.split(separator: "\u{1B}[?2026h", omittingEmptySubsequences: false).dropFirst()
    #expect(!starts.isEmpty)
    #expect(starts.allSatisfy { $0.contains("\u{1B}[?2026l") })
    // One that does not know the mode is sent nothing of it.
    let other = try await start(shop, [], Self.black)
    try await leave(other)
    #expect(!String(decoding: other.rawOutput, as: UTF8.self).contains("\u{1B}[?2026h"))
  }

  @Test func `a terminal that has not answered yet is given back all the same`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    var answers = Self.white
    answers.areHeld = true
    let console = try await start(shop, [], answers)
    try await leave(console)
    let ended = try await start(shop, [], answers)
    ended.kill(SIGTERM)
    try await ended.waitForExit()
    #expect(ended.modes == ended.initialModes)
  }
}

import Foundation
import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

/// Completions, pipes and signals: Kasir among other programs.
@Suite(.serialized) struct ShellTests {
  @Test(arguments: [
    (["se"], ["session"]), (["sales", "ti"], ["timeline"]),
    (["refund", "create", "meja-7", "--reason", "d"], ["duplicate"]),
    (["session", "show", "meja-"], ["meja-7"]), (["sales", "list", "--after", ""], ["meja-7"]),
    (["sales", "list", "--tab", "w"], ["waiting"]), (["completions", "z"], ["zsh"]),
    (["help", "se"], ["session"]), (["help", "session", "sh"], ["show"]),
  ])
  func `bash completes commands, options and values`(
    words: [String], expected: [String]
  ) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sell("meja-7")
    let binary = try TerminalSession.binary(named: "kasir")
    let script = """
      source <(kasir completions bash)
      COMP_WORDS=(kasir "$@"); COMP_CWORD=$#; COMP_LINE="kasir $*"; COMP_POINT=${#COMP_LINE}
      COMP_TYPE=9
      _kasir kasir "${@: -1}" "${@: -2:1}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    var environment = shop.environment
    environment["PATH"] = URL(filePath: binary).deletingLastPathComponent().path + ":/usr/bin:/bin"
    let result = try await runProcess(
      executable: "/bin/bash",
      arguments: ["--norc", "--noprofile", "-c", script, "complete"] + words,
      environment: environment)
    #expect(result.errorOutput == "")
    #expect(result.output.split(separator: "\n").map(String.init) == expected)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `every shell gets a script that names every command`(shell: String) async throws {
    let shop = try Shop(gateway: nil)
    let script = try await shop.kasir("completions", shell)
    #expect(script.exitCode == 0)
    for command in try await Definitions.leaves(shop) {
      #expect(script.output.contains(command.path.split(separator: " ").last ?? ""))
    }
    let document = try await shop.json(["completions", shell]).document
    #expect(document["script"]?.string == String(script.output.dropLast()))
  }

  @Test(arguments: [("help sess", "session"), ("help session sh", "show"), ("help qr ", "")])
  func `fish completes the commands behind help, too`(line: String, expected: String) async throws {
    let shop = try Shop(gateway: nil)
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/fish") else { return }
    let binary = URL(filePath: try TerminalSession.binary(named: "kasir"))
    var environment = shop.environment
    environment["PATH"] = binary.deletingLastPathComponent().path + ":/usr/bin:/bin"
    let result = try await runProcess(
      executable: "/usr/bin/fish",
      arguments: [
        "--no-config", "-c", "kasir completions fish | source; complete -C 'kasir \(line)'",
      ],
      environment: environment)
    let words = result.output.split(separator: "\n").map { $0.prefix { $0 != "\t" } }
    #expect(
      words.filter { !$0.hasPrefix("-") }.map(String.init) == (expected.isEmpty ? [] : [expected]))
  }

  @Test func `a reader that has seen enough ends a list quietly`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    for number in 1...3 { try await shop.sell("meja-\(number)") }
    for command in ["sales list", "sales list --json", "session list --json", "schema sale"] {
      let piped = try await bash("kasir \(command) | head -c 1; exit ${PIPESTATUS[0]}", shop)
      #expect(piped.exitCode == 0, "\(command)")
      #expect(piped.stdout.count == 1)
      #expect(piped.errorOutput == "")
    }
  }

  @Test func `an answer that finds no room is told, and what was done is done`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let full = try await bash(
      "kasir session create --item teh:1:5000 --reference meja-7 --json > /dev/full", shop)
    #expect(full.exitCode == 1)
    #expect(try full.error["kind"] == "output")
    #expect(
      try full.error["message"] == "Standard output cannot be written: No space left on device.")
    #expect(try await shop.kept("meja-7")["state"] == "waiting")
    let missing = try await shop.json(["qr", "x", "--png", "/nowhere/code.png"])
    #expect(missing.exitCode == 1)
    #expect(try missing.error["kind"] == "output")
  }

  @Test(arguments: [(2, 130), (15, 143)] as [(Int32, Int32)])
  func `a wait that is interrupted prints how the sale stands`(
    signal: Int32, code: Int32
  ) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sell("meja-7")
    let terminal = try shop.terminal("session", "wait", "meja-7", "--json")
    try await gateway.waitForRequests(.getIntent, timeout: .seconds(240))
    terminal.kill(signal)
    #expect(try await terminal.waitForExit() == .exited(code))
    #expect(terminal.screenText.contains("\"kind\": \"unknown\""))
    #expect(terminal.screenText.contains("Interrupted: meja-7 is WAITING."))
    #expect(
      String(decoding: terminal.rawOutput, as: UTF8.self).contains("\"reference\": \"meja-7\""))
    #expect(gateway.sessions.first?.status == "open")
  }

  private func bash(_ script: String, _ shop: Shop) async throws -> ProcessResult {
    var environment = shop.environment
    let binary = try TerminalSession.binary(named: "kasir")
    environment["PATH"] = URL(filePath: binary).deletingLastPathComponent().path + ":/usr/bin:/bin"
    return try await runProcess(
      executable: "/bin/bash", arguments: ["--norc", "--noprofile", "-c", script],
      environment: environment, timeout: .seconds(240))
  }
}

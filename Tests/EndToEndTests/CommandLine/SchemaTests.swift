import Foundation
import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

@testable import kasir

/// What every command prints with `--json`, held against the schema that `kasir schema` prints of it.
@Suite(.serialized) struct SchemaTests {
  /// Commands that have no document: they hold a terminal.
  static let interactive: Set = ["console", "demo", "display"]

  @Test func `every command that prints has a schema, and every schema is printed`() async throws {
    let shop = try Shop(gateway: nil)
    let commands = try await Definitions.leaves(shop).map(\.path).filter {
      !Self.interactive.contains($0)
    }
    for command in commands {
      let words = command.split(separator: " ").map(String.init)
      let result = try await shop.json(["schema"] + words)
      #expect(result.exitCode == 0, "\(command): \(result.errorOutput)")
    }
    // One command may have another document with an option: `doctor --probe`.
    let described = Set(
      DocumentSchema.all.flatMap(\.commands).map { $0.components(separatedBy: " --")[0] })
    #expect(described.subtracting(commands) == [])
    #expect(Set(DocumentSchema.all.map(\.name)).count == DocumentSchema.all.count)
  }

  @Test func `what a day's commands print is what their schemas say`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    func check(
      _ command: [String], _ more: [String] = [], code: Int32 = 0, stdin: String? = nil
    ) async throws {
      let result = try await shop.json(command + more, stdin: stdin)
      #expect(result.exitCode == code, "\(command): \(result.errorOutput)")
      let schema = try await shop.kasir(words: ["schema", "--json", "--"] + command).document
      #expect(SchemaCheck.problems(try result.document, schema) == [], "\(command)")
    }
    try await check(["session", "create"], ["--item", "teh:1:5000", "--reference", "meja-1"])
    let sale = #"{"items": [{"name": "kopi", "quantity": 1, "unit_amount": 7}], "note": "window"}"#
    try await check(["session", "create"], ["-"], stdin: sale)
    try await check(["session", "show"], ["meja-1"])
    try gateway.pay(#require(gateway.sessions.first?.id))
    try await check(["session", "wait"], ["meja-1"])
    try await check(["session", "expire"], [#require(gateway.sessions.last?.id)])
    try await check(["refund", "create"], ["meja-1", "--yes", "--amount", "1.000"])
    try await check(["refund", "show"], [#require(gateway.refunds.first?.id)])
    try await check(["session", "list"])
    gateway.switches.confirmGivesRedirect = true
    try await check(["intent", "create"], ["--item", "teh:1:5000", "--reference", "meja-2"])
    try await check(["intent", "show"], ["meja-2"])
    try await check(["intent", "list"])
    try await check(["intent", "search"], ["meja-2"])
    try await check(["intent", "cancel"], ["meja-2"])
    try await check(["intent", "wait"], ["meja-2"], code: 1)
    try await check(["sales", "list"])
    try await check(["sales", "show"], ["meja-1"])
    try await check(["sales", "timeline"], ["meja-1"])
    try await check(["sales", "verify"])
    try await check(["sales", "rebuild"])
    try await check(["reconcile"])
    try await check(["doctor"])
    try await check(["doctor", "--probe"])
    // The gateway of these tests need not be the sheet's in everything: 0 or 1.
    let conformance = try await shop.json(["doctor", "--conformance"]).document
    let sheet = try await shop.kasir(words: ["schema", "conformance"]).document
    #expect(SchemaCheck.problems(conformance, sheet) == [])
    try await check(["qr"], ["kopi"])
    try await check(["schema"])
    try await check(["completions"], ["zsh"])
    try await check(["manual"])
  }

  @Test func `errors, notes and rehearsed requests are what their schemas say`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    func schema(_ name: String) async throws -> JSONValue {
      try await shop.json(["schema", name]).document
    }
    let error = try await schema("error")
    gateway.next(.answer(status: 402), on: .createSession)
    for command in [["session"], Shop.tea, ["session", "show", "nobody"]] {
      let result = try await shop.json(command)
      #expect(result.exitCode != 0)
      #expect(SchemaCheck.problems(try JSONValue(parsing: result.stderr), error) == [])
    }
    let request = try await shop.json(Shop.tea + ["--dry-run"])
    #expect(SchemaCheck.problems(try request.document, try await schema("request")) == [])
    let told = try await shop.json(Shop.tea + ["--verbose"])
    let lines = told.errorOutput.split(separator: "\n").map(String.init)
    #expect(!lines.isEmpty)
    let note = try await schema("note")
    for line in lines { #expect(SchemaCheck.problems(try JSONValue(parsing: line), note) == []) }
  }

  @Test func `a sandbox's settings are what their schema says`() async throws {
    let sandbox = try await TerminalSession.sandbox(["--json"])
    let settings = try JSONValue(parsing: sandbox.screenRows.joined())
    let schema = try await Shop(gateway: nil).json(["schema", "sandbox"]).document
    #expect(SchemaCheck.problems(settings, schema) == [])
  }

  @Test func `the checker itself finds what is wrong`() throws {
    let sale = DocumentSchema.saleInput.document
    func problems(_ text: String) throws -> [String] {
      SchemaCheck.problems(try JSONValue(parsing: text), sale)
    }
    #expect(
      try problems(#"{"items": [{"name": "a", "quantity": 1, "unit_amount": 0}], "note": null}"#)
        == [])
    #expect(try problems("[]") == ["the document is not [\"object\"]"])
    #expect(try problems("{}") == ["the document lacks items"])
    #expect(
      try problems(#"{"items": []}"#) == ["the document.items has the wrong number of elements"])
    #expect(
      try problems(#"{"items": [{"name": 1, "quantity": 0, "unit_amount": 0}], "more": 1}"#)
        == [
          "the document.items[0].name is not [\"string\"]",
          "the document.items[0].quantity is too small", "the document.more is not described",
        ])
  }
}

import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

/// `--dry-run`: the exact request, and neither a byte sent nor a file made.
@Suite(.serialized) struct DryRunTests {
  @Test func `a rehearsed charge is the request that a charge sends, but for its random names`()
    async throws
  {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let rehearsed = try await shop.json(Shop.tea + ["--reference", "meja-7", "--dry-run"])
    #expect(rehearsed.exitCode == 0)
    #expect(gateway.requests.isEmpty)
    #expect(try shop.files(holding: "meja-7") == [])
    #expect(try await shop.json(["sales", "list"]).error["kind"] == "not_found")
    try await shop.sell("meja-7")
    let sent = try #require(gateway.requests(.createSession).first)
    try expect(rehearsed.document, toBe: sent, at: gateway.baseURL)
  }

  @Test func `a rehearsed refund and expiry are the requests that are sent, and change nothing`()
    async throws
  {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let paid = try await shop.sellPaid("meja-1", at: gateway)
    let refund = ["refund", "create", "meja-1", "--amount", "1.000", "--reason", "duplicate"]
    let rehearsed = try await shop.json(refund + ["--dry-run"])
    #expect(gateway.requests(.createRefund).isEmpty)
    #expect(try await shop.kept("meja-1") == paid)
    #expect(try await shop.json(refund + ["--yes"]).exitCode == 0)
    try expect(
      rehearsed.document, toBe: #require(gateway.requests(.createRefund).first),
      at: gateway.baseURL)

    let open = try await shop.sell("meja-2")
    let expiry = try await shop.json(["session", "expire", "meja-2", "--dry-run"])
    #expect(try await shop.kept("meja-2") == open)
    #expect(try await shop.json(["session", "expire", "meja-2"]).exitCode == 0)
    try expect(
      expiry.document, toBe: #require(gateway.requests(.expireSession).first), at: gateway.baseURL)
    #expect(try await shop.json(["sales", "verify"]).document["sound"] == true)
  }

  @Test func `a rehearsed intent and its cancellation are the requests that are sent`()
    async throws
  {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    gateway.switches.confirmGivesRedirect = true
    let shop = try Shop(gateway: gateway.baseURL)
    let charge = ["intent", "create", "--item", "teh:1:5000", "--reference", "meja-7"]
    let create = try await shop.json(charge + ["--dry-run"])
    #expect(gateway.requests.isEmpty)
    #expect(try await shop.json(charge).exitCode == 0)
    let posts = RequestFilter(method: "POST")
    try expect(
      create.document, toBe: #require(gateway.requests(posts).first), at: gateway.baseURL)
    let cancel = try await shop.json(["intent", "cancel", "meja-7", "--dry-run"])
    #expect(gateway.requests(posts).count == 1)
    #expect(try await shop.json(["intent", "cancel", "meja-7"]).exitCode == 0)
    try expect(
      cancel.document, toBe: #require(gateway.requests(posts).last), at: gateway.baseURL)
  }

  @Test func `what would be refused is refused, in the same words`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sellPaid("meja-1", at: gateway)
    let commands = [
      Shop.tea + ["--reference", "meja-1"], ["session", "create", "--item", "a:1:26.000.000"],
      ["refund", "create", "meja-1", "--yes", "--amount", "5.000,01"],
      ["session", "expire", "meja-1"], ["session", "expire", "nobody"],
    ]
    for command in commands {
      let real = try await shop.json(command)
      let dry = try await shop.json(command + ["--dry-run"])
      #expect(real.exitCode == 1)
      #expect(dry.exitCode == real.exitCode)
      #expect(try dry.error == real.error, "\(command)")
      #expect(dry.stdout.isEmpty)
    }
  }

  @Test func `a sale that only the gateway has is rehearsed, and not imported`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let paid = try await Shop(gateway: gateway.baseURL).sellPaid("meja-1", at: gateway)
    let shop = try Shop(gateway: gateway.baseURL)
    let intent = try #require(paid["payment_intent"]?.string)
    let dry = try await shop.kasir("refund", "create", intent, "--amount", "2.000", "--dry-run")
    #expect(dry.exitCode == 0)
    #expect(dry.output.hasPrefix("POST \(gateway.baseURL)/v1/refunds\nHost: 127.0.0.1:"))
    #expect(dry.output.contains("\n\n{\"payment_intent\":\"\(intent)\",\"amount\":200000,"))
    #expect(gateway.refunds.isEmpty)
    #expect(try await shop.json(["sales", "list"]).error["kind"] == "not_found")
  }

  @Test func `the key is in no part of it, and a live charge needs no confirmation`() async throws {
    let key = "sk_live_neverReal0000"
    let shop = try Shop(
      gateway: "https://gateway.invalid", ["WOOSHPAY_SECRET_KEY": key])
    let dry = try await shop.json(Shop.tea + ["--dry-run", "--verbose"])
    #expect(dry.exitCode == 0)
    #expect(try dry.document["headers"]?["Authorization"] == "Basic …")
    #expect(try dry.document["url"] == "https://gateway.invalid/v1/checkout/sessions")
    #expect(!dry.output.contains("neverReal") && !dry.errorOutput.contains("neverReal"))
  }

  /// Random names are 26 characters of the same alphabet; everything else is the same.
  private func expect(
    _ rehearsed: JSONValue, toBe sent: ReceivedRequest, at base: String
  ) throws {
    #expect(rehearsed["dry_run"] == true)
    #expect(rehearsed["method"] == .string(sent.method))
    #expect(rehearsed["url"] == .string(base + sent.path))
    let body = String(decoding: sent.body, as: UTF8.self)
    #expect(unnamed(rehearsed["body"]?.string ?? "") == unnamed(body))
    let headers = rehearsed["headers"]?.object?.members.map { name, value in
      "\(name): \(unnamed(value.string ?? ""))"
    }
    let received = sent.headers.map { header in
      let isKey = header.name == "Authorization"
      return "\(header.name): \(isKey ? "Basic …" : unnamed(header.value))"
    }
    #expect(headers?.sorted() == received.sorted())
  }

  private func unnamed(_ text: String) -> String {
    text.replacing(/[0-9A-HJKMNP-TV-Z]{26}/, with: "NAME")
  }
}

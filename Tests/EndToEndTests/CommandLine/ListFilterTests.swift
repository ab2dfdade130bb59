import CheckoutDomain
import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

@testable import kasir

/// Filters and pages of `sales list`, `session list` and `intent list`.
@Suite(.serialized) struct ListFilterTests {
  @Test func `pages of the ledger follow each other, also while sales are made`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    for number in 1...5 { try await shop.sell("meja-\(number)") }
    func page(_ after: String?, _ more: String...) async throws -> [String] {
      let options = ["--limit", "2"] + (after.map { ["--after", $0] } ?? []) + more
      return try await references(shop.json(["sales", "list"] + options))
    }
    #expect(try await page(nil) == ["meja-5", "meja-4"])
    try await shop.sell("meja-6")
    #expect(try await page("meja-4") == ["meja-3", "meja-2"])
    #expect(try await page(gateway.sessions[1].id) == ["meja-1"])
    #expect(try await page("meja-1") == [])
    let unknown = try await shop.json(["sales", "list", "--after", "nobody"])
    #expect(unknown.exitCode == 1)
    #expect(try unknown.error["kind"] == "not_found")
  }

  @Test func `tabs, states and periods choose among the sales of the ledger`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sell("meja-1")
    let paid = try await shop.sellPaid("meja-2", at: gateway)
    func list(_ options: String...) async throws -> [String] {
      try await references(shop.json(["sales", "list"] + options))
    }
    #expect(try await list("--tab", "waiting") == ["meja-1"])
    #expect(try await list("--tab", "PAID") == ["meja-2"])
    #expect(try await list("--tab", "attention") == [])
    #expect(try await list("--tab", "all", "--state", "paid") == ["meja-2"])
    let madeAt = try #require(paid["created_at"]?.string)
    #expect(try await list("--since", madeAt).contains("meja-2"))
    #expect(try await !list("--until", madeAt).contains("meja-2"))
    let day = String(madeAt.prefix(10))
    #expect(try await list("--since", day, "--until", day) == ["meja-2", "meja-1"])
    #expect(try await list("--until", "2026-01-01") == [])
    for wrong in ["tomorrow", "2026-02-30", "2026-1-1", "2026-11-23T25:00", "2026-11-23Z", ""] {
      let result = try await shop.json(["sales", "list", "--since", wrong])
      #expect(result.exitCode == 2, "\(wrong)")
      #expect(try result.error["message"]?.string?.contains("write 2026-11-23,") == true)
    }
  }

  @Test func `the gateway's sessions are filtered and paged`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    for number in 1...5 { try await shop.sell("meja-\(number)") }
    try gateway.pay(gateway.sessions[1].id)
    _ = try await shop.json(["session", "show", "meja-2"])
    func list(_ options: String...) async throws -> [String] {
      try await references(shop.json(["session", "list"] + options))
    }
    #expect(try await list() == ["meja-5", "meja-4", "meja-3", "meja-2", "meja-1"])
    #expect(try await list("--state", "paid") == ["meja-2"])
    #expect(try await list("--limit", "2") == ["meja-5", "meja-4"])
    let fourth = gateway.sessions[3].id
    #expect(try await list("--after", fourth, "--limit", "2") == ["meja-3", "meja-2"])
    #expect(try await list("--until", "2026-01-01") == [])
    let wrong = try await shop.json(["session", "list", "--after", "meja-4"])
    #expect(wrong.exitCode == 2)
    let empty = try await shop.kasir("session", "list", "--until", "2026-01-01")
    #expect(empty.output == "No sessions.\n")
  }

  @Test func `the gateway's payment intents are filtered and paged`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    for number in 1...5 { try await shop.sell("meja-\(number)") }
    try gateway.pay(gateway.sessions[1].id)
    let paid = try await shop.json(["session", "show", "meja-2"]).document
    func list(_ options: String...) async throws -> [String] {
      try await references(shop.json(["intent", "list"] + options))
    }
    #expect(try await list() == ["meja-5", "meja-4", "meja-3", "meja-2", "meja-1"])
    #expect(try await list("--state", "paid") == ["meja-2"])
    #expect(try await list("--limit", "2") == ["meja-5", "meja-4"])
    let second = try #require(paid["payment_intent"]?.string)
    #expect(try await list("--after", second) == ["meja-1"])
    #expect(try await list("--until", "2026-01-01") == [])
    #expect(try await list("--since", "2026-01-01", "--limit", "1") == ["meja-5"])
    let wrong = try await shop.json(["intent", "list", "--after", "meja-4"])
    #expect(wrong.exitCode == 2)
    let empty = try await shop.kasir("intent", "list", "--until", "2026-01-01")
    #expect(empty.output == "No payment intents.\n")
  }

  @Test func `a list that breaks off can still be read`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    gateway.next(.answer(status: 500), on: .listSessions)
    let result = try await shop.json(["session", "list"])
    #expect(result.exitCode == 1)
    #expect(result.stdout.isEmpty)
    #expect(try result.error["http_status"] == 500)
  }

  @Test func `a moment is read in UTC or in local time`() throws {
    let second = try MomentOption(parsing: "2026-11-23T05:23:08Z", of: "--since")
    #expect(second.start.iso8601 == "2026-11-23T05:23:08Z")
    #expect(second.end == second.start)
    let minute = try MomentOption(parsing: "2026-11-23T05:23Z", of: "--since")
    #expect(minute.start.iso8601 == "2026-11-23T05:23:00Z")
    let day = try MomentOption(parsing: "2024-02-29", of: "--until")
    #expect((day.end - day.start).milliseconds % 1_800_000 == 0)
    #expect(day.end - day.start >= .seconds(23 * 3600))
    #expect(throws: (any Error).self) { try MomentOption(parsing: "2025-02-29", of: "--until") }
  }

  private func references(_ result: ProcessResult) throws -> [String] {
    try #require(result.exitCode == 0, "\(result.errorOutput)")
    return try result.document.array?.compactMap { $0["reference"]?.string } ?? []
  }
}

import StrictJSON
import TerminalHarness
import Testing

/// `kasir intent …` against the served sandbox, with the real binary.
@Suite(.serialized) struct IntentCommandTests {
  private static let tea = ["intent", "create", "--item", "teh:1:5000"]

  private func counter(_ options: [String] = []) async throws -> (TerminalSession, Shop) {
    let sandbox = try await TerminalSession.sandbox(["--delay", "0.2"] + options)
    return (sandbox, try Shop(gateway: sandbox.settings["WOOSHPAY_API_BASE"]))
  }

  @Test(arguments: ["named", "other-member", "redirect-to-url", "bare-url", "json-text"])
  func `an intent is charged, paid and refunded, whatever shape its link has`(
    shape: String
  ) async throws {
    let (sandbox, shop) = try await counter(["--next-action", shape])
    defer { sandbox.close() }
    let created = try await shop.json(Self.tea + ["--reference", "meja-7"])
    #expect(created.exitCode == 0, "\(created.stderr)")
    let sale = try created.document
    let intent = try #require(sale["payment_intent"]?.string)
    #expect(sale["state"] == "waiting")
    #expect(sale["session_id"] == .null)
    #expect(sale["charged_by"] == "intent")
    #expect(sale["url"]?.string?.hasSuffix("/v1/receives/c12/pay/\(intent)") == true)
    let paid = try await shop.json(["intent", "wait", "meja-7", "--timeout", "60"])
    #expect(paid.exitCode == 0)
    #expect(try paid.document["state"] == "paid")
    let refunded = try await shop.json(["refund", "create", intent, "--yes"])
    #expect(try refunded.document["state"] == "refunded")
    let verified = try await shop.kasir("sales", "verify")
    #expect(verified.exitCode == 0, "\(verified.stdout)")
  }

  @Test func `without a link it is no_redirect, and a session takes its place when asked`()
    async throws
  {
    let (sandbox, shop) = try await counter()
    defer { sandbox.close() }
    let created = try await shop.json(Self.tea + ["--reference", "noredirect-1"])
    #expect(created.exitCode == 1)
    #expect(try created.error["kind"] == "no_redirect")
    #expect(try created.error["hint"]?.string?.contains("--instead-of noredirect-1") == true)
    #expect(try created.document["url"] == .null)
    let session = try await shop.json(["session", "create", "--instead-of", "noredirect-1"])
    #expect(session.exitCode == 0, "\(session.stderr)")
    #expect(try session.document["charged_by"] == "session")
    #expect(try session.document["reference"] == "noredirect-1")
    #expect(try session.document["session_id"]?.string?.hasPrefix("cs_") == true)
    let old = try #require(try created.document["payment_intent"]?.string)
    let listed = try await shop.json(["intent", "search", "noredirect-1"])
    let ids = try listed.document.array?.compactMap { $0["payment_intent"]?.string }
    #expect(ids?.contains(old) == true || ids?.count == 2)
    let paid = try await shop.json(["session", "wait", "noredirect-1", "--timeout", "60"])
    #expect(paid.exitCode == 0)
    #expect(try await shop.kasir("sales", "verify").exitCode == 0)
  }

  @Test func `with --or-session that is one command`() async throws {
    let (sandbox, shop) = try await counter(["--next-action", "none"])
    defer { sandbox.close() }
    let created = try await shop.json(Self.tea + ["--or-session"])
    #expect(created.exitCode == 0, "\(created.stderr)")
    #expect(try created.document["session_id"]?.string?.hasPrefix("cs_") == true)
    #expect(try created.document["state"] == "waiting")
  }

  @Test func `it is canceled with a reason, and a session's intent is not`() async throws {
    let (sandbox, shop) = try await counter(["--customer", "abandon"])
    defer { sandbox.close() }
    _ = try await shop.json(Self.tea + ["--reference", "a"])
    let canceled = try await shop.json(["intent", "cancel", "a", "--reason", "customer cancelled"])
    #expect(canceled.exitCode == 0, "\(canceled.stderr)")
    #expect(try canceled.document["state"] == "canceled")
    _ = try await shop.json(["session", "create", "--item", "teh:1:5000", "--reference", "b"])
    let refused = try await shop.json(["intent", "cancel", "b"])
    #expect(refused.exitCode == 1)
    #expect(try refused.error["hint"]?.string?.contains("session expire b") == true)
    let shown = try await shop.json(["intent", "show", "a"])
    #expect(try shown.document["state"] == "canceled")
    let list = try await shop.json(["intent", "list"])
    #expect(try list.document.array?.count == 2)
  }

  @Test func `a lost create is found by its order and adopted`() async throws {
    let (sandbox, shop) = try await counter(["--fault", "create-intent:reset-after"])
    defer { sandbox.close() }
    let lost = try await shop.json(Self.tea + ["--reference", "late"])
    #expect(lost.exitCode == 3)
    #expect(try lost.document["state"] == "unknown")
    let found = try await shop.json(["intent", "show", "late"])
    #expect(found.exitCode == 0, "\(found.stderr)")
    #expect(try found.document["state"] == "waiting")
    #expect(try found.document["url"]?.string != nil)
  }
}

import Foundation
import Glibc
import StrictJSON
import TerminalHarness
import Testing

/// `kasir webhook …` against the served sandbox, with the real binary.
@Suite(.serialized) struct WebhookCommandTests {
  private func counter(_ options: [String] = []) async throws -> (TerminalSession, Shop) {
    let sandbox = try await TerminalSession.sandbox(options)
    return (sandbox, try Shop(gateway: sandbox.settings["WOOSHPAY_API_BASE"]))
  }

  @Test(arguments: ["", "duplicate,reorder,forge", "seconds,sign-twice,sign-anew"])
  func `a payment is noticed by its event, whatever way events are delivered`(
    manners: String
  ) async throws {
    let options = manners.isEmpty ? [] : ["--deliveries", manners]
    let (sandbox, shop) = try await counter(["--delay", "0.5"] + options)
    defer { sandbox.close() }
    // A port for the endpoint is known once somebody listens; the secret once it is made.
    let secretFile = shop.folder.appending(path: "secret").path
    let port = try freePort()
    let made = try await shop.json([
      "webhook", "create", "--url", "http://127.0.0.1:\(port)/hook", "--secret-file", secretFile,
    ])
    #expect(made.exitCode == 0, "\(made.stderr)")
    #expect(try made.document["secret"] == .null)
    let listener = try shop.terminal(
      "webhook", "listen", "--port", "\(port)", "--secret-file", secretFile, columns: 200)
    defer { listener.close() }
    try await listener.wait(for: "Listening for events on", timeout: .seconds(240))
    _ = try await shop.json(["session", "create", "--item", "teh:1:5000", "--reference", "meja-7"])
    try await listener.wait(for: "meja-7 PAID", timeout: .seconds(240))
    #expect(try await shop.kept("meja-7")["state"] == "paid")
    if manners.contains("forge") {
      try await listener.wait(for: "refused (400)", timeout: .seconds(240))
    }
    let secret = try shop.text(of: "secret").trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(try shop.files(holding: secret) == ["secret"])
  }

  @Test func `a dispute marks the sale, and its refund needs a second yes`() async throws {
    let (sandbox, shop) = try await counter(["--delay", "0.5"])
    defer { sandbox.close() }
    let secretFile = shop.folder.appending(path: "secret").path
    let port = try freePort()
    _ = try await shop.json([
      "webhook", "create", "--url", "http://127.0.0.1:\(port)/", "--secret-file", secretFile,
    ])
    let listener = try shop.terminal(
      "webhook", "listen", "--port", "\(port)", "--secret-file", secretFile, columns: 200)
    defer { listener.close() }
    try await listener.wait(for: "Listening", timeout: .seconds(240))
    _ = try await shop.json([
      "intent", "create", "--item", "teh:1:5000", "--reference", "dispute-1",
    ])
    try await listener.wait(for: "charge.dispute.updated  dispute-1 PAID", timeout: .seconds(240))
    let sale = try await shop.kept("dispute-1")
    #expect(sale["disputed"] == true)
    #expect(sale["dispute"]?["status"] == "needs_response")
    #expect(sale["state"] == "paid")
    let once = try await shop.json(["refund", "create", "dispute-1", "--yes"])
    #expect(once.exitCode == 1)
    #expect(try once.error["kind"] == "limit")
    let twice = try await shop.json(["refund", "create", "dispute-1", "--yes", "--despite-dispute"])
    #expect(twice.exitCode == 0, "\(twice.stderr)")
    #expect(try twice.document["state"] == "refunded")
    #expect(try await shop.kasir("sales", "verify").exitCode == 0)
    let rebuilt = try await shop.kasir("sales", "verify", "--json")
    #expect(rebuilt.exitCode == 0)
  }

  @Test func `endpoints are made, listed, shown, changed and deleted`() async throws {
    let (sandbox, shop) = try await counter()
    defer { sandbox.close() }
    let made = try await shop.json([
      "webhook", "create", "--url", "https://shop.example/hook", "--event",
      "payment_intent.succeeded", "--description", "the shop's own",
    ])
    #expect(made.exitCode == 0, "\(made.stderr)")
    let endpoint = try made.document
    let id = try #require(endpoint["id"]?.string)
    let secret = try #require(endpoint["secret"]?.string)
    #expect(try shop.files(holding: secret).isEmpty)
    #expect(endpoint["enabled_events"] == ["payment_intent.succeeded"])
    let listed = try await shop.json(["webhook", "list"])
    #expect(try listed.document.array?.map { $0["id"] } == [.string(id)])
    #expect(!listed.output.contains(secret))
    func check(_ command: String, _ document: JSONValue) async throws {
      let schema = try await shop.json(["schema"] + command.split(separator: " ").map(String.init))
      #expect(SchemaCheck.problems(document, try schema.document) == [], "\(command)")
    }
    try await check("webhook create", endpoint)
    try await check("webhook list", try listed.document)
    let changed = try await shop.json([
      "webhook", "update", id, "--disable", "--url", "https://shop.example/other",
    ])
    #expect(try changed.document["status"] == "disabled")
    try await check("webhook update", try changed.document)
    let shown = try await shop.json(["webhook", "show", id])
    try await check("webhook show", try shown.document)
    #expect(!shown.output.contains(secret) && !changed.output.contains(secret))
    #expect(try shown.document["url"] == "https://shop.example/other")
    #expect(try await shop.json(["webhook", "delete", id]).exitCode == 2)
    let gone = try await shop.json(["webhook", "delete", id, "--yes"])
    #expect(gone.exitCode == 0)
    try await check("webhook delete", try gone.document)
    #expect(try await shop.json(["webhook", "show", id]).exitCode == 1)
  }

  @Test func `what became of a change is called unknown, and nobody is said to look it up`()
    async throws
  {
    let (sandbox, shop) = try await counter([
      "--fault", "update-endpoint:wrong-object", "--fault", "delete-endpoint:500-after",
    ])
    defer { sandbox.close() }
    let made = try await shop.json(["webhook", "create", "--url", "https://shop.example/"])
    let id = try #require(try made.document["id"]?.string)
    let changed = try await shop.json(["webhook", "update", id, "--disable"])
    let deleted = try await shop.json(["webhook", "delete", id, "--yes"])
    for result in [changed, deleted] {
      #expect(result.exitCode == 3)
      #expect(result.output.isEmpty)
      #expect(try result.error["kind"] == "unknown")
      #expect(try result.error["hint"] == "`kasir webhook list` shows what became of it.")
    }
    #expect(try changed.error["message"]?.string?.contains("another endpoint") == true)
    #expect(try await shop.json(["webhook", "list"]).document == [])
  }

  @Test func `it refuses to listen without a secret of its owner's alone`() async throws {
    let (sandbox, shop) = try await counter()
    defer { sandbox.close() }
    func listen(_ file: String) async throws -> ProcessResult {
      try await shop.json(["webhook", "listen", "--port", "0", "--secret-file", file])
    }
    let missing = try await listen(shop.folder.appending(path: "nothing").path)
    #expect(missing.exitCode == 1)
    #expect(try missing.error["kind"] == "key")
    let open = try shop.write("whsec_sampleOnly0000", to: "open", mode: 0o644)
    #expect(try await listen(open).error["hint"] == .string("Run: chmod 600 \(open)"))
    let empty = try shop.write("", to: "empty")
    #expect(try await listen(empty).error["message"]?.string?.contains("no webhook secret") == true)
  }

  @Test func `where it listens is what its schema says, and a place that is none is wrong usage`()
    async throws
  {
    let (sandbox, shop) = try await counter()
    defer { sandbox.close() }
    let file = try shop.write("whsec_sampleOnly0000", to: "secret")
    let listener = try shop.terminal(
      "webhook", "listen", "--port", "0", "--secret-file", file, "--json", columns: 200)
    defer { listener.close() }
    try await listener.wait(for: "}", timeout: .seconds(240))
    let schema = try await shop.json(["schema", "webhook", "listen"]).document
    let place = try JSONValue(parsing: listener.screenRows.joined())
    #expect(SchemaCheck.problems(place, schema) == [])
    let nowhere = try await shop.json([
      "webhook", "listen", "--port", "0", "--secret-file", file, "--address", "300.1.1.1",
    ])
    #expect(nowhere.exitCode == 2)
    #expect(try nowhere.error["message"]?.string?.contains("no IPv4 address") == true)
  }

  @Test func `an address that is no endpoint's is wrong usage`() async throws {
    let (sandbox, shop) = try await counter()
    defer { sandbox.close() }
    for url in ["http://shop.example/", "shop.example", "ftp://shop.example/"] {
      #expect(try await shop.json(["webhook", "create", "--url", url]).exitCode == 2)
    }
    #expect(try await shop.json(["webhook", "update", "we_1"]).exitCode == 2)
    let mistyped = try await shop.json([
      "webhook", "create", "--url", "https://shop.example/", "--event", "payment_intent.suceeded ",
    ])
    #expect(mistyped.exitCode == 2)
    #expect(try mistyped.error["message"]?.string?.contains("payment_intent.succeeded?") == true)
  }
}

/// A port of 127.0.0.1 that nobody listens on now.
private func freePort() throws -> UInt16 {
  let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  defer { close(socket) }
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
  var size = socklen_t(MemoryLayout<sockaddr_in>.size)
  let isBound = withUnsafeMutablePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      bind(socket, $0, size) == 0 && getsockname(socket, $0, &size) == 0
    }
  }
  try #require(isBound)
  return UInt16(bigEndian: address.sin_port)
}

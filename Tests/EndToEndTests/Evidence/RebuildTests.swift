import Foundation
import Glibc
import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

/// `sales rebuild` with the real binary: the ledger is gone, the journal is there.
struct RebuildTests {
  @Test("A ruined ledger is rebuilt, and what was unknown stays so until the gateway says")
  func ruined() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let waiting = try await shop.sell("meja-1")
    try await shop.sellPaid("meja-2", at: gateway)
    gateway.next(.resetAfterCommit, on: .createRefund)
    let lost = try await shop.json(["refund", "create", "meja-2", "--amount", "1.000", "--yes"])
    #expect(lost.exitCode == 3)
    let before = try await shop.kept("meja-2")
    try shop.ruinLedger()
    let ruin = try shop.text(of: shop.ledgerFile(".sqlite"))

    let rebuilt = try await shop.json(["sales", "rebuild"])
    #expect(rebuilt.exitCode == 0, "\(rebuilt.errorOutput)")
    let aside = try #require(try rebuilt.document["kept_aside"]?.array?.first?.string)
    #expect(try String(contentsOfFile: aside, encoding: .utf8) == ruin)
    #expect(try rebuilt.document["unknown"] == ["meja-2"])
    #expect(try await shop.kept("meja-1") == waiting)
    #expect(try await shop.kept("meja-2") == before)
    #expect(try await shop.json(["sales", "verify"]).exitCode == 0)

    let again = try await shop.json(["refund", "create", "meja-2", "--yes"])
    #expect(again.exitCode != 0)
    #expect(gateway.requests(.createRefund).count == 1)
    #expect(try await shop.json(["session", "show", "meja-1"]).exitCode == 0)
  }

  @Test("A charge that was on the wire comes back UNKNOWN, and is found by its name")
  func onTheWire() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    gateway.next(.stallAfterCommit, on: .createSession)
    let console = try shop.terminal()
    try await console.wait(for: "No sales yet")
    try console.send(key: "n")
    try console.enter("teh 5000")
    try console.send(key: "F10")
    try await gateway.waitForRequests(.createSession)
    console.kill(SIGKILL)
    try await console.waitForExit()
    for ending in [".sqlite", ".sqlite-wal", ".sqlite-shm"] {
      try FileManager.default.removeItem(at: shop.folder.appending(path: shop.ledgerFile(ending)))
    }

    let text = try await shop.kasir("sales", "rebuild")
    #expect(text.exitCode == 0, "\(text.errorOutput)")
    #expect(text.output.contains(": it is looked up"))
    let sale = try #require(try await shop.json(["sales", "list"]).document.array?.first)
    #expect(sale["state"] == "unknown")
    #expect(sale["items"]?.array?.first?["name"] == "teh")
    let reference = try #require(sale["reference"]?.string)
    let found = try await shop.json(["session", "show", reference])
    #expect(try found.document["state"] == "waiting")
    #expect(gateway.requests(.createSession).count == 1)
  }

  @Test("Nothing is rebuilt under an open console, nor from a journal that is not there")
  func refused() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sell("meja-1")
    let console = try shop.terminal()
    try await console.wait(for: "meja-1")
    let open = try await shop.json(["sales", "rebuild"])
    #expect(open.exitCode == 1)
    #expect(try open.error["message"]?.string?.contains("is open elsewhere") == true)
    try console.send(key: "q")
    try await console.waitForExit()
    let nowhere = try await shop.json(["sales", "rebuild", "--from", "/nowhere/shop.journal"])
    #expect(nowhere.exitCode == 1)
    #expect(try nowhere.error["kind"] == "ledger")
    #expect(try await shop.kept("meja-1")["state"] == "waiting")
  }
}

/// The hourly copy, put in the place of the ledger by hand as the README says.
@Suite(.serialized) struct PutBackTests {
  @Test(
    "A copy that was put back says what to do, in lines and on a screen, and takes no change until then"
  )
  func putBack() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sell("meja-1")
    let path = shop.folder.appending(path: try shop.ledgerFile(".sqlite")).path
    let older = try Data(contentsOf: URL(filePath: path))
    let sold = try await shop.sellPaid("meja-2", at: gateway)
    for ending in ["-wal", "-shm"] { unlink(path + ending) }
    try older.write(to: URL(filePath: path))

    let refused = try await shop.json(Shop.tea)
    #expect(refused.exitCode == 1)
    let sentence = try #require(try refused.error["message"]?.string)
    #expect(sentence.contains("leave every Kasir that uses it, then run kasir sales rebuild"))
    let verify = try await shop.kasir("sales", "verify")
    #expect(verify.exitCode == 1 && verify.output.contains("then run kasir sales rebuild"))
    let lines = try await shop.kasir("--plain", stdin: "0\n")
    #expect(lines.output.contains("then run kasir sales rebuild"), "\(lines.output)")
    let screen = try shop.terminal(columns: 120)
    try await screen.wait(for: "then run kasir sales rebuild")
    try screen.send(key: "q")
    try await screen.waitForExit()

    #expect(try await shop.json(["sales", "rebuild"]).exitCode == 0)
    #expect(try await shop.kept("meja-2") == sold)
    #expect(try await shop.json(["sales", "verify"]).exitCode == 0)
    try await shop.sell("meja-3")
  }
}

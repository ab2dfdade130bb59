import Foundation
import Glibc
import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

/// A ledger that fails at the worst moment: after the bytes have left, before the answer is kept.
struct LedgerFailureTests {
  @Test func `a charge whose answer cannot be kept is 3 with its sale, and is found later`()
    async throws
  {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    gateway.next(.drip(bytes: 3, every: .milliseconds(100)), on: .createSession)
    let result = try await lockedOut(
      shop, gateway, .createSession, Shop.tea + ["--reference", "meja-7"])
    #expect(try result.document["reference"] == "meja-7")
    #expect(try result.document["state"] == "sending")
    #expect(try await shop.kept("meja-7")["state"] == "unknown")
    #expect(try await shop.json(["session", "show", "meja-7"]).document["state"] == "waiting")
    #expect(gateway.requests(.createSession).count == 1)
  }

  @Test func `a refund whose answer cannot be kept is 3, reserved, and not sent again`()
    async throws
  {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sellPaid("meja-7", at: gateway)
    gateway.next(.drip(bytes: 2, every: .milliseconds(100)), on: .createRefund)
    let result = try await lockedOut(
      shop, gateway, .createRefund, ["refund", "create", "meja-7", "--yes"])
    #expect(try result.document["refunds"]?.array?.first?["state"] == "sending")
    #expect(try result.document["reserved"] == 500_000)
    let kept = try await shop.kept("meja-7")
    #expect(kept["refunds"]?.array?.first?["state"] == "unknown")
    #expect(kept["reserved"] == 500_000)
    let again = try await shop.json(["refund", "create", "meja-7", "--yes"])
    #expect(try again.error["kind"] == "refund_in_flight")
    #expect(gateway.requests(.createRefund).count == 1)
  }

  /// Runs a command whose ledger cannot be written from the moment its request has arrived.
  private func lockedOut(
    _ shop: Shop, _ gateway: IndependentGateway, _ filter: RequestFilter, _ command: [String]
  ) async throws -> ProcessResult {
    async let running = shop.json(command)
    try await gateway.waitForRequests(filter, timeout: .seconds(240))
    let lock = try WriteLock(of: shop)
    let result = try await running
    lock.release()
    #expect(result.exitCode == 3)
    #expect(try result.error["kind"] == "unknown")
    let message = try #require(try result.error["message"]?.string)
    #expect(message.hasPrefix("The request was sent, but the ledger cannot keep its answer."))
    #expect(try result.error["hint"]?.string?.hasPrefix("Do not send it again.") == true)
    return result
  }
}

/// The lock that SQLite takes to write a ledger in WAL mode, held by this process: byte 120 of the
/// shared memory's file (sqlite.org/walformat.html §2.3).
private struct WriteLock {
  private let descriptor: Int32

  init(of shop: Shop) throws {
    let data = shop.folder.appending(path: "data")
    let names = try FileManager.default.contentsOfDirectory(atPath: data.path)
    let name = try #require(names.first { $0.hasSuffix(".sqlite-shm") })
    descriptor = open(data.appending(path: name).path, O_RDWR | O_CLOEXEC)
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = 120
    lock.l_len = 1
    try #require(fcntl(descriptor, F_SETLK, &lock) == 0)
  }

  func release() { close(descriptor) }
}

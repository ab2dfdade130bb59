import CheckoutDomain
import Foundation
import IndependentGateway
import Ledger
import Logging
import Synchronization
import TerminalHarness
import Testing

@testable import kasir

/// The hourly copy and the weekly check, as a program that runs for long does them.
struct LedgerKeepingTests {
  @Test("A minute after a start, and each hour from then on, the ledger's file is looked after")
  func timer() async throws {
    let shop = try Shop(gateway: nil)
    let path = shop.folder.appending(path: "shop.sqlite").path
    let ledger = try SQLiteLedger(path: path)
    try Self.sell("K1", in: ledger)
    let clock = StepClock()
    let keeping = LedgerKeeping(ledger, time: clock, log: Logger(label: "test"))
    #expect(await clock.nextSleep() == .seconds(60))
    #expect(!FileManager.default.fileExists(atPath: path + ".copy"))
    #expect(try Self.checks(in: ledger) == nil)
    clock.goOn()
    // Once it sleeps again, it has done what was due.
    #expect(await clock.nextSleep() == .seconds(3600))
    #expect(FileManager.default.fileExists(atPath: path + ".copy"))
    let first = try #require(try Self.checks(in: ledger))

    try Self.sell("K2", in: ledger)
    clock.goOn()
    #expect(await clock.nextSleep() == .seconds(3600))
    let copy = try SQLiteLedger(path: path + ".copy")
    #expect(try copy.read { try $0.sales(SaleQuery()) }.count == 2)
    #expect(try Self.checks(in: ledger) == first)

    for _ in 0..<(7 * 24) {
      clock.goOn()
      _ = await clock.nextSleep()
    }
    #expect(try Self.checks(in: ledger) != first)
    withExtendedLifetime(keeping) {}
  }

  @Test("Nobody looks after the file of a program that is over")
  func ended() async throws {
    let shop = try Shop(gateway: nil)
    let path = shop.folder.appending(path: "shop.sqlite").path
    let ledger = try SQLiteLedger(path: path)
    try Self.sell("K1", in: ledger)
    let clock = StepClock()
    do {
      let keeping = LedgerKeeping(ledger, time: clock, log: Logger(label: "test"))
      _ = await clock.nextSleep()
      withExtendedLifetime(keeping) {}
    }
    await clock.cancelled()
    #expect(try Self.checks(in: ledger) == nil)
  }

  @Test(
    "The real console, in lines and on a screen, and the listener look after it", arguments: 0..<3)
  func programs(_ program: Int) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL, ["KASIR_CARE_AFTER": "1"])
    try await shop.sell("meja-1")
    let secret = try shop.write("whsec_neverReal", to: "secret")
    let session =
      switch program {
      case 0: try shop.terminal()
      case 1: try shop.terminal("--plain", columns: 160)
      default: try shop.terminal("webhook", "listen", "--port", "0", "--secret-file", secret)
      }
    defer { session.close() }
    let copy = try shop.folder.appending(path: shop.ledgerFile(".sqlite")).path + ".copy"
    // Bounded by far more than any machine needs.
    for _ in 0..<600 where !FileManager.default.fileExists(atPath: copy) {
      try await Task.sleep(for: .milliseconds(100))
    }
    let sales = try SQLiteLedger(path: copy).read { try $0.sales(SaleQuery()) }
    #expect(sales.map(\.reference) == ["meja-1"])
    session.kill(SIGTERM)
    _ = try await session.waitForExit()
  }

  @Test("The test aid that hastens it is none where the gateway is real")
  func aid() {
    #expect(KillSwitch.careAfter == nil)
  }

  private static func sell(_ reference: String, in ledger: SQLiteLedger) throws {
    let sale = Sale(
      clientRef: ClientRef("REF" + reference), reference: reference, mode: .test, items: [],
      amount: Money(minorUnits: 100_000, .idr), terminalType: .web,
      createdAt: Timestamp(milliseconds: 1_790_000_000_000))
    try ledger.write { try $0.save(sale) }
  }

  /// When the file was checked last, as the ledger keeps it.
  private static func checks(in ledger: SQLiteLedger) throws -> String? {
    try ledger.read { try $0.setting("care_checked") }
  }
}

/// A clock on which one sleeps at a time, until a test lets it go on.
private final class StepClock: TimeSource {
  private struct State {
    var now = Timestamp(milliseconds: 1_790_000_000_000)
    var sleeper: (Duration, CheckedContinuation<Void, any Error>)?
    var isCancelled = false
  }

  private let state = Mutex(State())
  private let sleeps = AsyncStream<Duration>.makeStream()
  private let ends = AsyncStream<Void>.makeStream()

  var now: Timestamp { state.withLock(\.now) }

  func sleep(for duration: Duration) async throws {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let isCancelled = state.withLock { state in
          if !state.isCancelled { state.sleeper = (duration, continuation) }
          return state.isCancelled
        }
        if isCancelled { continuation.resume(throwing: CancellationError()) }
        sleeps.continuation.yield(duration)
      }
    } onCancel: {
      let sleeper = state.withLock { state in
        state.isCancelled = true
        return state.sleeper.take()
      }
      sleeper?.1.resume(throwing: CancellationError())
      ends.continuation.yield()
    }
  }

  /// Waits until somebody sleeps, and says for how long.
  func nextSleep() async -> Duration? {
    var iterator = sleeps.stream.makeAsyncIterator()
    return await iterator.next()
  }

  /// Waits until a sleep was given up.
  func cancelled() async {
    var iterator = ends.stream.makeAsyncIterator()
    await iterator.next()
  }

  /// Lets the sleep come to its end.
  func goOn() {
    let sleeper = state.withLock { state in
      if let sleeper = state.sleeper { state.now = state.now + sleeper.0 }
      return state.sleeper.take()
    }
    sleeper?.1.resume()
  }
}

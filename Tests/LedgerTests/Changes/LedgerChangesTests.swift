import CheckoutDomain
import Foundation
import Synchronization
import Testing

@testable import Ledger

/// Two processes' connections on one file.
struct LedgerChangesTests {
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "kasir-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private func ledger() throws -> SQLiteLedger { try SQLiteLedger(path: folder + "/shop.sqlite") }

  @Test(.timeLimit(.minutes(1)), arguments: [true, false])
  func `a change of another connection is told, and one's own is not, also where no watch is left`(
    _ hasWatch: Bool
  ) async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (ours, theirs) = (try ledger(), try ledger())
    let watch =
      hasWatch ? FileWatch() : FileWatch(kernel: { _, _ in nil }, pace: .milliseconds(20))
    var changes = ours.changesByOthers(seenBy: watch).makeAsyncIterator()
    let told = Counted()
    let second = ours.changesByOthers(seenBy: watch)
    let listener = Task { for await _ in second { told.add() } }
    for number in 1...5 { try ours.write { try $0.set("own", to: "\(number)") } }
    try theirs.write { try $0.set("other", to: "1") }
    await changes.next()
    try theirs.write { try $0.set("other", to: "2") }
    await changes.next()
    listener.cancel()
    await listener.value
    #expect(told.count <= 2)
  }

  @Test func `a ledger in memory tells nothing, and ends with its listener`() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let stream = try SQLiteLedger.inMemory().changesByOthers()
    let listener = Task { for await _ in stream {} }
    listener.cancel()
    await listener.value
  }
}

private final class Counted: Sendable {
  private let number = Mutex(0)

  var count: Int { number.withLock(\.self) }
  func add() { number.withLock { $0 += 1 } }
}

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

  @Test(.timeLimit(.minutes(1)))
  func `a change of another connection is told, and one's own is not`() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (ours, theirs) = (try ledger(), try ledger())
    var changes = ours.changesByOthers().makeAsyncIterator()
    let told = Counted()
    let second = ours.changesByOthers()
    let listener = Task { for await _ in second { told.add() } }
    for number in 1...5 { try ours.write { try $0.set("own", to: "\(number)") } }
    try theirs.write { try $0.set("other", to: "1") }
    await changes.next()
    try theirs.write { try $0.set("other", to: "2") }
    await changes.next()
    listener.cancel()
    #expect((1...2).contains(told.count))
  }

  @Test(.timeLimit(.minutes(1)))
  func `where the kernel has no watch left, a change of another connection is told all the same`()
    async throws
  {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (ours, theirs) = (try ledger(), try ledger())
    let watch = FileWatch(kernel: { _, _ in nil }, pace: .milliseconds(20))
    let (stream, told) = (ours.changesByOthers(seenBy: watch), Counted())
    var changes = stream.makeAsyncIterator()
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

import OwnThread
import Testing

@testable import Breakage
@testable import Ledger

/// A sale and its refunds on a disk that fails, loses its power, or lies: some of the calls here, all of
/// them by `prove disk`.
@Suite(.ownThread) struct DiskSweepTests {
  @Test("A disk that fails at any call, or loses its power after any, loses nothing acknowledged")
  func sweep() async throws {
    let tally = try await DiskCampaign(stride: 131, mixes: 2).run()
    #expect(tally.violations == [])
    #expect(tally.cutImages > 20 && tally.faultImages > 20)
    for (kind, count) in tally.calls { #expect(count > 0, "the story has no \(kind)") }
  }

  @Test(
    "With PRAGMA synchronous = OFF a power cut loses what was acknowledged, and that is noticed")
  func notSynced() async throws {
    let story = DiskStory(on: try FaultyDisk()) { try $0.execute("PRAGMA synchronous = OFF") }
    let outcome = try await story.tell()
    #expect(outcome.isWhole)
    var tally = DiskCampaign.Tally()
    try await DiskCampaign(stride: 240, mixes: 0).cutPower(outcome.log, &tally)
    #expect(tally.violations.contains { $0.contains("was acknowledged") })
    #expect(tally.violations.contains { $0.contains("was sent, and nothing is kept of it") })
  }

  @Test("A disk that says it has synced, and has not, is noticed", arguments: DiskCampaign.lies)
  func lies(_ lie: String) async throws {
    let tally = try await DiskCampaign(stride: 240, mixes: 0).control(lie)
    #expect(!tally.violations.isEmpty)
  }

  @Test("A failed write, a full disk and a failed sync are said, and nothing is sent after them")
  func said() async throws {
    let calls = try await DiskStory(on: try FaultyDisk()).tell().calls
    // What comes after the first sale is in the middle of the story's changes.
    let sync = try #require(calls.indices.filter { calls[$0] == .sync }.dropFirst(20).first) + 1
    let write = try #require(calls.indices.filter { calls[$0] == .write }.dropFirst(300).first) + 1
    for (call, manner) in [(sync, FaultyDisk.Fault.Manner.once), (write, .isFull)] {
      let fault = FaultyDisk.Fault(call: call, manner: manner)
      let outcome = try await DiskStory(on: try FaultyDisk(fault: fault)).tell()
      #expect(outcome.violations == [])
      #expect(outcome.struck != nil)
      #expect(
        outcome.sentences.contains { $0.contains("start Kasir again") }, "\(outcome.sentences)")
    }
  }
}

/// The model of a disk that the sweep goes by.
struct DiskReplayTests {
  private func replay(_ entries: DiskEntry...) -> DiskReplay {
    var replay = DiskReplay()
    for entry in entries { replay.take(entry) }
    return replay
  }

  @Test("What was not synced is lost, and what was is left")
  func unsynced() {
    let disk = replay(
      .made("a"), .wrote("a", at: 0, [1, 2]), .synced("a"), .namesSynced, .wrote("a", at: 2, [3]))
    #expect(disk.left(.lost) == ["a": [1, 2]])
    #expect(disk.left(.kept) == ["a": [1, 2, 3]])
  }

  @Test("A file whose name never reached the disk is gone, and one that was deleted may be back")
  func names() {
    let new = replay(.made("a"), .wrote("a", at: 0, [1]), .synced("a"))
    #expect(new.left(.lost) == [:])
    let gone = replay(
      .made("a"), .wrote("a", at: 0, [1]), .synced("a"), .namesSynced, .deleted("a"))
    #expect(gone.left(.lost) == ["a": [1]])
    #expect(gone.left(.kept) == [:])
  }

  @Test("What a failed sync has forgotten, no later sync brings to the disk")
  func failedSync() {
    let disk = replay(
      .made("a"), .namesSynced, .wrote("a", at: 0, [1, 2]), .syncFailed("a"),
      .wrote("a", at: 2, [3]),
      .synced("a"))
    #expect(disk.left(.lost) == ["a": [0, 0, 3]])
    #expect(disk.left(.kept) == ["a": [1, 2, 3]])
  }

  @Test("A mixture has sectors of both, and some in part")
  func mixture() {
    let disk = replay(
      .made("a"), .wrote("a", at: 0, [UInt8](repeating: 1, count: 4096)), .synced("a"),
      .namesSynced,
      .wrote("a", at: 0, [UInt8](repeating: 2, count: 4096)))
    let mixtures = (0..<50).compactMap { disk.left(.mixed(seed: $0))["a"] }
    #expect(mixtures.allSatisfy { $0.count == 4096 && Set($0).isSubset(of: [1, 2]) })
    #expect(mixtures.contains { Set($0) == [1, 2] })
    #expect(mixtures.contains { !$0.count { $0 == 1 }.isMultiple(of: 512) })
    #expect(Set(mixtures).count > 40)
  }
}

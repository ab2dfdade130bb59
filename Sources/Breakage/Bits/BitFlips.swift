import CheckoutDomain
import Dispatch
import Foundation
import Ledger
import SandboxGateway
import Synchronization

/// Flips single bits of a ledger's files, and looks at what people would be told.
package struct BitFlips: Sendable {
  /// What came of it.
  package struct Tally: Sendable {
    /// How many bits were flipped.
    package var flips = 0
    /// How often everything was read as it was written, and the check found nothing: the bit said
    /// nothing that counts.
    package var harmless = 0
    /// How often everything was read as it was written, and the check has found the bit.
    package var found = 0
    /// How often opening or reading stopped with a sentence.
    package var refused = 0
    /// How often something else was read, and the check says so.
    package var wrongAndFound = 0
    /// How often the ledger was rebuilt from its journal, and told everything again.
    package var rebuilt = 0
    /// What must not be: something else was read in silence, or a rebuild has lost something.
    package var violations: [String] = []
  }

  /// Every so many flips the ledger is rebuilt: what comes of it depends on its journal alone.
  private static let rebuildEvery = 20

  private let flips: Int
  private let seed: UInt64
  private let threads: Int

  /// Plans so many flips.
  ///
  /// - Parameter seed: What the places follow from.
  package init(flips: Int, seed: UInt64 = 1, threads: Int = 1) {
    (self.flips, self.seed, self.threads) = (flips, seed, threads)
  }

  /// Flips them.
  ///
  /// - Throws: Where the sample cannot be made.
  package func run() throws -> Tally {
    let sample = try Sample()
    let tally = Mutex(Tally())
    let next = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: max(1, threads)) { _ in
      while let number = next.withLock({ number in
        number += 1
        return number <= flips ? number : nil
      }) {
        var dice = SplitMix64(seed: seed &+ UInt64(number))
        let outcome = sample.flip(&dice, rebuilds: number.isMultiple(of: Self.rebuildEvery))
        tally.withLock { $0.take(outcome) }
      }
    }
    return tally.withLock { $0 }
  }
}

extension BitFlips.Tally {
  fileprivate mutating func take(_ outcome: Outcome) {
    flips += 1
    switch outcome.reading {
    case .same where outcome.isFound: found += 1
    case .same: harmless += 1
    case .refused: refused += 1
    case .other where outcome.isFound: wrongAndFound += 1
    case .other(let what): violations.append("\(outcome.place): \(what), in silence")
    }
    switch outcome.rebuild {
    case nil: break
    case .same?: rebuilt += 1
    case .refused(let why)?: violations.append("\(outcome.place): no rebuild: \(why)")
    case .other(let what)?: violations.append("\(outcome.place): rebuilt, but \(what)")
    }
  }
}

/// What came of one flip.
private struct Outcome {
  enum Reading {
    case same
    case refused(String)
    case other(String)
  }

  let place: String
  var reading: Reading
  var isFound: Bool
  var rebuild: Reading?
}

/// A ledger whose files are known byte for byte.
private final class Sample: Sendable {
  private let ledger: Data
  private let journal: Data
  private let truth: [Sale]
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "kasir-bits-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = folder + "/shop.sqlite"
    do {
      let books = SampleBooks(ledger: try SQLiteLedger(path: path))
      try books.fill(24)
      truth = try books.ledger.read { try $0.sales(SaleQuery(limit: 1000)) }
      try books.ledger.close()
    }
    ledger = try Data(contentsOf: URL(fileURLWithPath: path))
    journal = try Data(contentsOf: URL(fileURLWithPath: folder + "/shop.journal"))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func flip(_ dice: inout SplitMix64, rebuilds: Bool) -> Outcome {
    let isJournal = dice.next().isMultiple(of: 10)
    var bytes = isJournal ? journal : ledger
    let place = Int(dice.next() % UInt64(bytes.count))
    let bit = dice.next() % 8
    bytes[place] ^= 1 << UInt8(bit)
    let name = "\(isJournal ? "journal" : "ledger"), byte \(place), bit \(bit)"
    let work = folder + "/" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: work) }
    let path = work + "/shop.sqlite"
    do {
      try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
      try (isJournal ? ledger : bytes).write(to: URL(fileURLWithPath: path))
      try (isJournal ? bytes : journal).write(to: URL(fileURLWithPath: work + "/shop.journal"))
    } catch {
      return Outcome(place: name, reading: .other("cannot be tried: \(error)"), isFound: false)
    }
    var outcome = look(at: path, name)
    if rebuilds, !isJournal { outcome.rebuild = rebuild(path) }
    return outcome
  }

  private func look(at path: String, _ name: String) -> Outcome {
    do {
      let ledger = try SQLiteLedger(path: path)
      let isFound = (try? ledger.audit().isSound) != true
      return Outcome(place: name, reading: read(ledger), isFound: isFound)
    } catch {
      return Outcome(place: name, reading: .refused("\(error)"), isFound: true)
    }
  }

  private func rebuild(_ path: String) -> Outcome.Reading {
    do {
      _ = try LedgerRebuild.run(path: path)
      let ledger = try SQLiteLedger(path: path)
      guard try ledger.audit().isSound else { return .other("it is not sound") }
      return read(ledger)
    } catch {
      return .refused("\(error)")
    }
  }

  /// Reads what screens and commands read: every list, each sale, and what is left of it.
  private func read(_ ledger: SQLiteLedger) -> Outcome.Reading {
    do {
      return try ledger.read { ledger in
        let sales = try ledger.sales(SaleQuery(limit: 1000))
        guard sales == truth else { return .other("the list of all sales is another") }
        for tab in SaleTab.allCases {
          let expected = truth.filter(tab.contains)
          guard try ledger.sales(SaleQuery(tab: tab, limit: 1000)) == expected else {
            return .other("the list \(tab) is another")
          }
          guard try ledger.counts(limit: 1000)[tab] == expected.count else {
            return .other("the count of \(tab) is another")
          }
        }
        for sale in truth {
          guard try ledger.sale(reference: sale.reference) == sale,
            try ledger.sale(sale.clientRef) == sale
          else { return .other("\(sale.reference) is another") }
        }
        return .same
      }
    } catch {
      return .refused("\(error)")
    }
  }
}

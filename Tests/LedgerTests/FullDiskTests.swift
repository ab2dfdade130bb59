import CheckoutDomain
import Foundation
import Testing

@testable import Ledger

/// A disk that is really full: a small one in memory, which only root may make.
///
/// Where the tests are not root's, `DiskTests` has the same with a disk that only says so.
@Suite(.enabled(if: geteuid() == 0, "only root may mount a small disk"))
struct FullDiskTests {
  @Test("On a disk that runs full nothing is sent without room, and nothing acknowledged is lost")
  func full() throws {
    let disk = try SmallDisk(megabytes: 7)
    let path = disk.path + "/data/shop.sqlite"
    let ledger = try SQLiteLedger(path: path)
    // Sales until there is no room for an answer any more.
    var sold: [(attempt: Int64, number: Int)] = []
    var refusal = ""
    for number in 1...20_000 {
      do {
        sold.append((try ledger.charge(number), number))
      } catch LedgerError.unavailable(let sentence) {
        refusal = sentence
        break
      }
    }
    #expect(refusal.contains("almost full"))
    #expect(sold.count > 10)
    // What comes back still has its place.
    for sale in sold.prefix(10) { try ledger.end(sale.attempt, of: sale.number) }

    // Somebody else takes the rest.
    try disk.fill()
    var ended = 10
    let said = try sentence {
      for sale in sold.dropFirst(10) {
        try ledger.end(sale.attempt, of: sale.number)
        ended += 1
      }
      for number in 30_000... {
        try ledger.write { try $0.set("a\(number)", to: String(repeating: "x", count: 4000)) }
      }
    }
    #expect(said.contains("disk is full") && said.contains("start Kasir again"))
    #expect(try ledger.words.count == min(sold.count, 50))
    #expect(try sentence { try ledger.write { try $0.set("a", to: "b") } } == said)

    try disk.clear()
    // Room alone is not enough: what went before has to be looked at first.
    #expect(try sentence { try ledger.write { try $0.set("a", to: "b") } } == said)
    try ledger.close()
    let again = try SQLiteLedger(path: path)
    #expect(try again.audit().isSound)
    #expect(try again.read { try $0.openAttempts() }.count <= sold.count - 10)
    for sale in sold {
      let kept = try again.read { try $0.sale(reference: "K\(sale.number)") }
      #expect(kept != nil)
      if sale.number <= ended { #expect(kept?.state == .waiting) }
    }
    try again.write { try $0.set("a", to: "b") }
    try again.close()
  }
}

/// A file system of a few megabytes, gone with its last reference.
private final class SmallDisk {
  let path: String
  private var filler: String { path + "/filler" }

  init(megabytes: Int) throws {
    path = NSTemporaryDirectory() + "kasir-disk-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Self.run(
      "/bin/mount", ["-t", "tmpfs", "-o", "size=\(megabytes)m", "kasir-test", path])
  }

  deinit {
    try? Self.run("/bin/umount", [path])
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Takes all the room that is left.
  func fill() throws {
    let file = open(filler, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    try #require(file >= 0)
    defer { close(file) }
    for size in [1 << 16, 1 << 12, 1] {
      let bytes = [UInt8](repeating: 1, count: size)
      while write(file, bytes, size) > 0 {}
    }
  }

  /// Gives it back.
  func clear() throws { try FileManager.default.removeItem(atPath: filler) }

  private static func run(_ program: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(program) \(arguments.joined(separator: " "))")
  }
}

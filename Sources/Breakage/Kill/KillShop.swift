import CheckoutDomain
import Foundation
import Ledger
import Synchronization

/// A counter's own folder and environment, in which the real binary is run and killed.
final class KillShop: Sendable {
  /// A key that could never be real.
  static let key = "sk_test_killedOnPurpose"

  let folder: String
  let base: String
  private let program: String
  private let state = Mutex(
    (runs: 0, isKept: false, otherSession: String?.none, otherRefund: String?.none))

  /// - Parameters:
  ///   - program: The path of the `kasir` to run.
  ///   - base: The gateway's origin.
  init(program: String, base: String) throws {
    (self.program, self.base) = (program, base)
    folder = NSTemporaryDirectory() + "kasir-kill-" + UUID().uuidString
    let config = folder + "/config/kasir"
    try FileManager.default.createDirectory(atPath: config, withIntermediateDirectories: true)
    try "ledger = \"shop\"\n".write(
      toFile: config + "/config.toml", atomically: true, encoding: .utf8)
  }

  deinit {
    if !state.withLock(\.isKept) { try? FileManager.default.removeItem(atPath: folder) }
  }

  var ledger: String { folder + "/data/shop.sqlite" }
  var otherLedger: String { folder + "/elsewhere/other.sqlite" }

  /// The session that somebody else made.
  var otherSession: String? {
    get { state.withLock(\.otherSession) }
    set { state.withLock { $0.otherSession = newValue } }
  }

  /// The refund that somebody else made.
  var otherRefund: String? {
    get { state.withLock(\.otherRefund) }
    set { state.withLock { $0.otherRefund = newValue } }
  }

  /// Leaves the folder where it is, to be looked at.
  func keep() { state.withLock { $0.isKept = true } }

  /// Opens the ledger in this process, as somebody who only looks.
  func openLedger() throws -> SQLiteLedger { try SQLiteLedger(path: ledger) }

  /// What the ledger has; nothing where there is none.
  func sales() throws -> [Sale] {
    guard FileManager.default.fileExists(atPath: ledger) else { return [] }
    return try openLedger().read { try $0.sales(SaleQuery(limit: 100)) }
  }

  /// Starts a command.
  ///
  /// - Parameter killAt: `COUNT LANDMARK`.
  func start(_ step: Episode.Step, killAt: String? = nil) throws -> Run {
    let number = state.withLock { state in
      state.runs += 1
      return state.runs
    }
    let files = folder + "/run-\(number)"
    var environment = [
      "HOME": folder, "XDG_CONFIG_HOME": folder + "/config", "XDG_STATE_HOME": folder + "/state",
      "KASIR_DATA_DIR": folder + "/data", "WOOSHPAY_API_BASE": base,
      "WOOSHPAY_SECRET_KEY": Self.key, "KASIR_LANDMARKS": files + ".landmarks",
      "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
    ]
    environment["KASIR_KILL_AT"] = killAt ?? step.killAt.map { "1 " + $0 }
    let words = try step.words.map(filled)
    let isConsole = step.isDone != nil
    return Run(
      child: try Child(
        program, isConsole ? words : words + ["--json"], environment,
        isConsole ? .terminal : .files(output: files + ".out", error: files + ".err")),
      files: files, words: words)
  }

  private func filled(_ word: String) throws -> String {
    switch word {
    case "{refund}": try sales().flatMap(\.refunds).last?.key.text ?? "none"
    case "{session}": otherSession ?? "none"
    case "{elsewhere}": otherRefund ?? "none"
    default: word
    }
  }
}

/// A command that was started.
struct Run {
  let child: Child
  /// The path that its files begin with.
  let files: String
  let words: [String]

  /// What it printed.
  var output: [UInt8] { bytes(".out") }
  /// Its messages.
  var messages: String { String(decoding: bytes(".err"), as: UTF8.self) }

  /// The landmarks that it passed, with the ledger's last event then where one was added.
  var landmarks: [(name: String, event: Int64?)] {
    String(decoding: bytes(".landmarks"), as: UTF8.self).split(separator: "\n").map { line in
      let parts = line.split(separator: "\t")
      return (String(parts[0]), parts.count > 1 ? Int64(parts[1]) : nil)
    }
  }

  private func bytes(_ ending: String) -> [UInt8] {
    (FileManager.default.contents(atPath: files + ending)).map(Array.init) ?? []
  }
}

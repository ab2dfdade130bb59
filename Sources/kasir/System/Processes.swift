import CheckoutDomain
import Foundation
import Glibc

/// Names processes so that a later one with the same number is not taken for them.
enum Processes {
  /// This process: boot, number and start time.
  static let this = ProcessIdentity(
    [boot, String(getpid()), startTime(of: getpid()) ?? "0"].joined(separator: ":"))

  /// Whether the process of that name still runs.
  ///
  /// One of another machine, or that nobody can name, counts as dead: what it sent is then looked up,
  /// never sent again.
  static func isAlive(_ process: ProcessIdentity) -> Bool {
    let parts = process.text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == boot, let number = pid_t(parts[1]) else { return false }
    return startTime(of: number).map { $0 == parts[2] } ?? false
  }

  private static let boot =
    (try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8))?
    .trimmingCharacters(in: .whitespacesAndNewlines) ?? "unknown"

  /// When a process began, in clock ticks since the boot: the 22nd field of its `stat`.
  ///
  /// Nil for one that has ended, also where its parent has not taken note of that yet.
  private static func startTime(of process: pid_t) -> String? {
    guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      // The second field, its name in brackets, may hold anything.
      let end = stat.lastIndex(of: ")")
    else { return nil }
    let fields = stat[stat.index(after: end)...].split(separator: " ")
    guard fields.count > 19, !["Z", "X"].contains(fields[0]) else { return nil }
    return String(fields[19])
  }
}

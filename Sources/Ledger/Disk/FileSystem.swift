import CheckoutDomain
import Foundation
import Glibc

/// Which file systems a ledger may be on.
///
/// Over a network, locks and shared memory do not hold between two machines, and two counters would
/// each believe to be alone (`reliability.md` §5, threat 23; sqlite.org/wal.html).
enum FileSystem {
  private static let unfit: Set = [
    "nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afs", "ceph", "lustre", "gpfs", "beegfs",
    "ncpfs", "coda", "fuse", "fuseblk",
  ]

  /// Refuses a folder that is on a network's file system, or on one of a program.
  static func refuseUnfit(_ folder: String) throws(LedgerError) {
    var status = stat()
    guard stat(folder, &status) == 0,
      // A machine without a list of mounts cannot say, and sells all the same.
      let mounts = try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8),
      let name = unfitName(of: numbers(of: status.st_dev), in: mounts)
    else { return }
    throw .unavailable(
      "The data folder \(folder) is on the file system \(SafeText.line(name, limit: 40)), where a "
        + "ledger is not safe from another machine: choose a folder on a disk of this machine with "
        + "KASIR_DATA_DIR.")
  }

  /// The type of a device's file system where a ledger may not be on it; nil where it may, or where
  /// the list does not know it.
  ///
  /// - Parameters:
  ///   - device: Its two numbers, `8:1`.
  ///   - mounts: The text of `/proc/self/mountinfo` (proc_pid_mountinfo(5)).
  static func unfitName(of device: String, in mounts: String) -> String? {
    for line in mounts.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count > 2, fields[2] == device,
        // Optional fields end with a dash; the type comes next.
        let dash = fields.dropFirst(6).firstIndex(of: "-"), dash + 1 < fields.count
      else { continue }
      let type = String(fields[dash + 1])
      return unfit.contains(type) || type.hasPrefix("fuse.") ? type : nil
    }
    return nil
  }

  /// The two numbers of a device as the list of mounts has them.
  static func numbers(of device: dev_t) -> String {
    // The C library's macros, which Swift cannot import (makedev(3)).
    let major = (device >> 8) & 0xFFF | (device >> 32) & ~0xFFF
    let minor = device & 0xFF | (device >> 12) & 0xFFFF_FF00
    return "\(major):\(minor)"
  }
}

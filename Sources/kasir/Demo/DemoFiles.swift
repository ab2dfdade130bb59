import Foundation
import Till

/// The files of the demo, in a folder of their own.
struct DemoFiles {
  /// The demo's ledger.
  let ledger: String
  /// The sandbox's own state.
  let sandbox: String
  /// How far somebody has come with the guided tour.
  let tour: String
  private let journal: String
  private let folder: String

  init(data: String) {
    folder = data + "/demo"
    ledger = folder + "/demo.sqlite"
    journal = folder + "/demo.journal"
    sandbox = folder + "/sandbox.json"
    tour = folder + "/tour"
  }

  /// Makes the folder, and empties it of the demo's own files where it is to start anew.
  func prepare(fresh: Bool) throws(TillError) {
    let manager = FileManager.default
    do {
      try manager.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      guard fresh else { return }
      for file in [sandbox, tour, journal, ledger, ledger + "-wal", ledger + "-shm"]
      where manager.fileExists(atPath: file) {
        try manager.removeItem(atPath: file)
      }
    } catch {
      throw TillError(
        .ledger, "The demo's folder \(folder) cannot be used: \(error.localizedDescription)")
    }
  }
}

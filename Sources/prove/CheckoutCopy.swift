import ArgumentParser
import Foundation

/// A copy of the checkout in which sources may be spoiled.
struct CheckoutCopy {
  let original: String
  let folder: String

  /// Brings the copy up to date; what is the same already keeps its time, so that little is built.
  ///
  /// - Parameter texts: Files that have another text there, or are there alone.
  func update(replacing texts: [String: String]) throws {
    let listed = try Command.run(
      ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], in: original)
    guard listed.status == 0 else { throw ValidationError("Not a checkout: \(original)") }
    let files = Set(listed.text.split(separator: "\0").map(String.init)).union(texts.keys)
    for file in files {
      let data =
        texts[file].map { Data($0.utf8) }
        ?? FileManager.default.contents(atPath: original + "/" + file)
      if let data { try write(data, to: file) }
    }
    // What was copied before and is gone now would still be built.
    for part in ["Sources", "Tests"] {
      let known = FileManager.default.enumerator(atPath: folder + "/" + part)
      while let path = known?.nextObject() as? String {
        let file = part + "/" + path
        guard file.hasSuffix(".swift"), !files.contains(file) else { continue }
        try FileManager.default.removeItem(atPath: folder + "/" + file)
      }
    }
    try takePackages()
  }

  /// The text of a file.
  func text(of file: String) throws -> String {
    try String(contentsOfFile: original + "/" + file, encoding: .utf8)
  }

  private func write(_ data: Data, to file: String) throws {
    let manager = FileManager.default
    let target = folder + "/" + file
    if manager.contents(atPath: target) == data { return }
    try manager.createDirectory(
      atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try data.write(to: URL(fileURLWithPath: target))
  }

  /// The packages that the checkout has fetched already need no network.
  private func takePackages() throws {
    let manager = FileManager.default
    for part in ["checkouts", "repositories", "artifacts", "workspace-state.json"] {
      let (source, target) = (original + "/.build/" + part, folder + "/.build/" + part)
      guard manager.fileExists(atPath: source), !manager.fileExists(atPath: target) else {
        continue
      }
      try manager.createDirectory(
        atPath: folder + "/.build", withIntermediateDirectories: true)
      try manager.copyItem(atPath: source, toPath: target)
    }
  }
}

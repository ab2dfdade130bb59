import ArgumentParser
import Foundation

/// A copy of the checkout in which sources may be spoiled.
struct CheckoutCopy {
  let original: String
  let folder: String

  /// Brings the copy up to date; what is the same already keeps its time, so that little is built.
  func update() throws {
    let listed = try Command.run(
      ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], in: original)
    guard listed.status == 0 else { throw ValidationError("Not a checkout: \(original)") }
    let files = Set(listed.text.split(separator: "\0").map(String.init))
    for file in files { try copy(file) }
    // What was copied before and is gone now would still be built.
    for part in ["Sources", "Tests"] {
      let known = FileManager.default.enumerator(atPath: folder + "/" + part)
      while let path = known?.nextObject() as? String {
        let file = part + "/" + path
        guard file.hasSuffix(".swift"), !files.contains(file) else { continue }
        try FileManager.default.removeItem(atPath: folder + "/" + file)
      }
    }
  }

  /// The text of a file.
  func text(of file: String) throws -> String {
    try String(contentsOfFile: original + "/" + file, encoding: .utf8)
  }

  /// Runs `body` while a file has another text.
  func with<Result>(_ text: String, in file: String, _ body: () throws -> Result) throws -> Result {
    try text.write(toFile: folder + "/" + file, atomically: false, encoding: .utf8)
    defer { try? copy(file) }
    return try body()
  }

  private func copy(_ file: String) throws {
    let manager = FileManager.default
    guard let data = manager.contents(atPath: original + "/" + file) else { return }
    let target = folder + "/" + file
    if manager.contents(atPath: target) == data { return }
    try manager.createDirectory(
      atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try data.write(to: URL(fileURLWithPath: target))
  }
}

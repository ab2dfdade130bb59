package import CheckoutDomain
import Foundation
import Glibc

/// The screens of the consoles on one ledger: a small file each beside it, `NAME.sqlite-counter-N`.
///
/// No part of the ledger: who loses one loses nothing but what a display shows.
package struct CounterScreens: Sendable {
  private static let mark = "-counter-"
  /// More than any of these files has; a longer one is nobody's.
  private static let longest = 4096

  private let ledger: String

  /// - Parameter path: The ledger's file.
  package init(ofLedger path: String) { ledger = path }

  /// Says what a console shows from now on, in place of what it said before.
  ///
  /// - Throws: ``LedgerError/unavailable(_:)``; a display goes on with what it knew.
  package func show(_ screen: CounterScreen) throws(LedgerError) {
    let file = file(of: screen.process)
    let new = file + ".new"
    unlink(new)
    let descriptor = open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(new) }
    let bytes = Array(screen.text.utf8)
    let isWritten = Glibc.write(descriptor, bytes, bytes.count) == bytes.count
    // A display sees one screen or the other, never half of one.
    guard Glibc.close(descriptor) == 0, isWritten, rename(new, file) == 0 else {
      let failure = failure(new)
      unlink(new)
      throw failure
    }
  }

  /// Takes a console that ends off the list.
  ///
  /// - Parameter screen: The last it says, for a display that looks in between.
  package func close(_ screen: CounterScreen) {
    try? show(screen)
    unlink(file(of: screen.process))
  }

  /// What every console says, those that have ended without a word too; in no order.
  package func all() -> [(screen: CounterScreen, file: String)] {
    let folder = (ledger as NSString).deletingLastPathComponent
    let prefix = (ledger as NSString).lastPathComponent + Self.mark
    let names = (try? LedgerFile.names(in: folder.isEmpty ? "." : folder)) ?? []
    return names.filter { $0.hasPrefix(prefix) && !$0.hasSuffix(".new") }.compactMap { name in
      let path = (folder as NSString).appendingPathComponent(name)
      guard let data = FileManager.default.contents(atPath: path), data.count <= Self.longest,
        let screen = CounterScreen(text: String(decoding: data, as: UTF8.self))
      else { return nil }
      return (screen, path)
    }
  }

  /// Takes away what processes that have ended left here.
  package func clear(except isAlive: (ProcessIdentity) -> Bool) {
    for (screen, file) in all() where !isAlive(screen.process) { unlink(file) }
  }

  private func file(of process: ProcessIdentity) -> String {
    let number = process.text.split(separator: ":").dropFirst().first ?? "0"
    return ledger + Self.mark + number.filter(\.isNumber)
  }

  private func failure(_ path: String) -> LedgerError {
    .unavailable(
      "\(path) cannot be written (\(String(cString: strerror(errno)))): a customer's display does "
        + "not follow this counter.")
  }
}

extension CounterScreens {
  /// Tells each time that a console shows something else, or that anybody writes to the ledger; nil
  /// where the kernel gives no watch.
  package func changes() -> AsyncStream<Void>? {
    let (stream, continuation) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    guard let watch = FileWrites(of: ledger, { continuation.yield() }) else { return nil }
    continuation.onTermination = { _ in watch.end() }
    return stream
  }
}

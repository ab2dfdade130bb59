import Dispatch
import Foundation
import Glibc
import Synchronization

/// Calls back soon after a file, or one that belongs to it such as `…-wal`, was written to, by
/// anybody (inotify(7)).
///
/// Its folder is watched, since the file beside it comes and goes. A dispatch source may be used from
/// everywhere, although its type does not say so.
final class FileWrites: @unchecked Sendable {
  /// Several writes make one change; so long they may follow each other.
  private static let settling = DispatchTimeInterval.milliseconds(40)

  private let source: any DispatchSourceRead
  private let isExpected = Mutex(false)

  /// Begins; nil where the kernel has no watch left.
  init?(of path: String, _ written: @escaping @Sendable () -> Void) {
    let descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    let folder = (path as NSString).deletingLastPathComponent
    let events = UInt32(IN_MODIFY) | UInt32(IN_CREATE) | UInt32(IN_MOVED_TO)
    guard inotify_add_watch(descriptor, folder.isEmpty ? "." : folder, events) >= 0 else {
      close(descriptor)
      return nil
    }
    let name = (path as NSString).lastPathComponent
    let queue = DispatchQueue(label: "ledger changes", qos: .utility)
    source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
    source.setCancelHandler { close(descriptor) }
    source.setEventHandler { [weak self] in
      guard Self.isAbout(name, descriptor) else { return }
      self?.expect(on: queue, written)
    }
    source.activate()
  }

  /// Ends it.
  func end() { source.cancel() }

  private func expect(on queue: DispatchQueue, _ written: @escaping @Sendable () -> Void) {
    let isFirst = isExpected.withLock { isExpected in
      defer { isExpected = true }
      return !isExpected
    }
    guard isFirst else { return }
    queue.asyncAfter(deadline: .now() + Self.settling) { [weak self] in
      self?.isExpected.withLock { $0 = false }
      written()
    }
  }

  /// Reads what the kernel has to tell, and says whether it is about files of this name.
  private static func isAbout(_ name: String, _ descriptor: Int32) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 8192)
    var isOurs = false
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return isOurs }
      var place = 0
      while place + MemoryLayout<inotify_event>.size <= count {
        let event = buffer.withUnsafeBytes {
          $0.loadUnaligned(fromByteOffset: place, as: inotify_event.self)
        }
        let start = place + MemoryLayout<inotify_event>.size
        let end = min(start + Int(event.len), count)
        let file = String(decoding: buffer[start..<end].prefix { $0 != 0 }, as: UTF8.self)
        // Where the kernel lost some, they may have been about it.
        if file.hasPrefix(name) || event.mask & UInt32(IN_Q_OVERFLOW) != 0 { isOurs = true }
        place = start + Int(event.len)
      }
    }
  }
}

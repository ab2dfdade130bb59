import CheckoutDomain
import Foundation
import Glibc
import Logging

/// A log handler that appends lines to one file, open for its owner alone.
///
/// Every line passes the sanitiser, so that no answer of a gateway can forge a second one.
struct LogFile: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.info
  private let descriptor: Int32
  private let time: any TimeSource

  /// Opens the log; nil where it cannot be written, which never stops a sale.
  init?(path: String, time: any TimeSource) {
    let folder = (path as NSString).deletingLastPathComponent
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    self.time = time
  }

  subscript(metadataKey key: String) -> Logger.MetadataValue? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let all = metadata.merging(event.metadata ?? [:]) { $1 }
    let details = all.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
    let text = SafeText.line("\(event.message)\(details)", limit: 1000)
    let line = "\(time.now.iso8601) \(getpid()) \(event.level) \(Redaction.text(text))\n"
    // One write a line, so that lines of several processes do not mix.
    _ = line.withCString { write(descriptor, $0, strlen($0)) }
  }
}

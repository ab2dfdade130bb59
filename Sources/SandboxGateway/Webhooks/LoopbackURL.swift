/// An address on this machine to which events are delivered: `http://127.0.0.1:PORT/path`.
struct LoopbackURL {
  let host: String
  let port: UInt16
  let path: String

  /// nil for any other address.
  init?(_ url: String) {
    let prefix = "http://"
    guard url.hasPrefix(prefix), url.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      return nil
    }
    let rest = url.dropFirst(prefix.count)
    let authority = rest.prefix { $0 != "/" }
    let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let port = UInt16(parts[1]), port > 0 else { return nil }
    let bytes = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard bytes.count == 4, bytes[0] == "127", bytes.allSatisfy({ UInt8($0) != nil }) else {
      return nil
    }
    host = String(parts[0])
    self.port = port
    let path = rest[authority.endIndex...]
    self.path = path.isEmpty ? "/" : String(path)
  }
}

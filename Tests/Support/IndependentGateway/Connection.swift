private import Glibc

/// One accepted connection: HTTP/1.1 on a plain socket, for the thread that serves it.
final class Connection {
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  init(descriptor: Int32) {
    self.descriptor = descriptor
    var on: Int32 = 1
    setsockopt(
      descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
  }

  // MARK: Reading

  /// The next request, nil when the client has none or what it sends is not HTTP.
  func readRequest() -> ReceivedRequest? {
    let end = Array("\r\n\r\n".utf8)
    while buffer.firstRange(of: end) == nil {
      guard buffer.count < 65_536, fill() else { return nil }
    }
    guard let range = buffer.firstRange(of: end) else { return nil }
    let head = String(decoding: buffer[..<range.lowerBound], as: UTF8.self)
    buffer.removeSubrange(..<range.upperBound)
    var lines = head.split(separator: "\r\n", omittingEmptySubsequences: false)[...]
    let start = (lines.popFirst() ?? "").split(separator: " ").map(String.init)
    guard start.count == 3, start[2].hasPrefix("HTTP/1.") else { return nil }
    let headers = lines.map { line in
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      return ReceivedRequest.Header(
        name: String(parts[0]), value: parts.count > 1 ? trimmed(parts[1]) : "")
    }
    let target = start[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard let body = readBody(headers) else { return nil }
    return ReceivedRequest(
      method: start[0], path: String(target[0]),
      query: target.count > 1 ? String(target[1]) : "", headers: headers, body: body)
  }

  private func readBody(_ headers: [ReceivedRequest.Header]) -> [UInt8]? {
    func field(_ name: String) -> String? {
      headers.first { $0.name.lowercased() == name }?.value
    }
    guard let length = Int(field("content-length") ?? "0"), (0...10_000_000).contains(length),
      field("transfer-encoding") == nil
    else { return nil }
    if field("expect")?.lowercased() == "100-continue" {
      send(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8))
    }
    while buffer.count < length {
      guard fill() else { return nil }
    }
    let body = Array(buffer[..<length])
    buffer.removeSubrange(..<length)
    return body
  }

  /// Appends what has arrived; false at the end of the stream.
  private func fill() -> Bool {
    let chunk = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
      count = max(0, recv(descriptor, buffer.baseAddress, buffer.count, 0))
    }
    buffer += chunk
    return !chunk.isEmpty
  }

  private func trimmed(_ text: Substring) -> String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    let rest = text.drop(while: isSpace)
    return String(String(rest.reversed().drop(while: isSpace)).reversed())
  }

  // MARK: Writing

  /// Sends all of `bytes`; false when the client is gone.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBufferPointer {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(truncatingIfNeeded: MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Waits for `time`, or until the client closes; false then.
  func pause(_ time: Duration) -> Bool {
    var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let milliseconds =
      time.components.seconds * 1000 + time.components.attoseconds / 1_000_000_000_000_000
    return poll(&watched, 1, Int32(clamping: milliseconds)) == 0
  }

  /// Waits until the client gives up, or until somebody shuts the socket down.
  func waitForEnd() {
    while fill() {}
  }

  // MARK: Ending

  /// Makes ``close()`` a cut: the client sees a reset.
  func resetWhenClosed() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
  }

  func close() {
    _ = Glibc.close(descriptor)
  }
}

import Glibc
import IndependentGateway

/// A client of its own: one request on one plain socket, and how the answer came to its end.
struct RawClient {
  /// How the exchange ended.
  enum End: Equatable {
    /// The body was as long as announced.
    case complete
    /// The server closed before that.
    case closed
    /// The connection was cut.
    case reset
    /// Nothing came for a while.
    case silence
  }

  struct Reply {
    var status: Int?
    var headers: [String: String] = [:]
    var body: [UInt8] = []
    var end: End
    /// How many pieces the answer came in.
    var pieces = 0

    var json: Wire { (try? Wire(json: body)) ?? .null }
    /// The error object, wrapped or bare.
    var error: Wire { json["error"] ?? json }
  }

  let port: UInt16
  var key: String? = IndependentGateway.sampleKey
  /// How long it waits for the next bytes, in milliseconds.
  var patience = 60_000

  func get(_ target: String) -> Reply {
    exchange("GET", target, nil, [:])
  }

  func post(_ target: String, _ body: Wire?, idempotencyKey: String? = nil) -> Reply {
    exchange("POST", target, body?.json, idempotencyKey.map { ["Idempotency-Key": $0] } ?? [:])
  }

  func exchange(
    _ method: String, _ target: String, _ body: String?, _ extra: [String: String]
  ) -> Reply {
    var lines = ["\(method) \(target) HTTP/1.1", "Host: 127.0.0.1", "Accept: application/json"]
    if let key { lines.append("Authorization: Basic \(base64(key + ":"))") }
    if let body {
      lines += ["Content-Type: application/json", "Content-Length: \(body.utf8.count)"]
    }
    lines += extra.map { "\($0.key): \($0.value)" }
    return exchange(raw: Array((lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? "")).utf8))
  }

  func exchange(raw request: [UInt8]) -> Reply {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var wait = timeval(tv_sec: patience / 1000, tv_usec: patience % 1000 * 1000)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { return Reply(end: .closed) }
    _ = request.withUnsafeBufferPointer {
      send(descriptor, $0.baseAddress, $0.count, Int32(truncatingIfNeeded: MSG_NOSIGNAL))
    }
    return receive(descriptor)
  }

  private func receive(_ descriptor: Int32) -> Reply {
    var all: [UInt8] = []
    var pieces = 0
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      var reply = parse(all)
      reply.pieces = pieces
      if reply.end == .complete { return reply }
      let count = recv(descriptor, &chunk, chunk.count, 0)
      if count > 0 {
        all += chunk.prefix(count)
        pieces += 1
        continue
      }
      reply.end = count == 0 ? .closed : errno == ECONNRESET ? .reset : .silence
      return reply
    }
  }

  private func parse(_ bytes: [UInt8]) -> Reply {
    guard let split = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else {
      return Reply(end: .closed)
    }
    let lines = String(decoding: bytes[..<split.lowerBound], as: UTF8.self)
      .split(separator: "\r\n")
    var reply = Reply(end: .closed)
    reply.status = Int(lines[0].split(separator: " ")[1])
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      reply.headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
    }
    reply.body = Array(bytes[split.upperBound...])
    let length = Int(reply.headers["content-length"] ?? "") ?? 0
    reply.end = reply.body.count >= length ? .complete : .closed
    return reply
  }
}

/// Base64 by hand: the server's own decoder is Foundation's.
private func base64(_ text: String) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  let bytes = Array(text.utf8)
  return stride(from: 0, to: bytes.count, by: 3).map { start in
    let part = bytes[start..<min(start + 3, bytes.count)]
    let bits = part.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - part.count))
    let letters = (0..<4).map { alphabet[bits >> (18 - 6 * $0) & 63] }
    return String(letters.prefix(part.count + 1)) + String(repeating: "=", count: 3 - part.count)
  }.joined()
}

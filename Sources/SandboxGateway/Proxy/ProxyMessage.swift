/// One HTTP message as its bytes came over a connection.
struct ProxyMessage {
  /// The start line and the header fields, without line ends.
  var lines: [String]
  var body: [UInt8]

  /// The head as bytes, with the empty line after it.
  var head: [UInt8] { Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) }

  /// The words of the start line.
  var start: [Substring] { (lines.first ?? "").split(separator: " ", maxSplits: 2) }

  /// The value of a header field; nil where there is none.
  func field(_ name: String) -> String? {
    for line in lines.dropFirst() {
      let halves = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2, halves[0].lowercased() == name.lowercased() else { continue }
      return String(halves[1].drop { $0 == " " || $0 == "\t" })
    }
    return nil
  }

  /// Whether the sender wants the connection to end after it.
  var endsConnection: Bool {
    start.last != "HTTP/1.1" || field("Connection")?.lowercased() == "close"
  }

  /// Replaces header fields; nil removes one.
  mutating func set(_ fields: KeyValuePairs<String, String?>) {
    for (name, value) in fields {
      lines.removeAll { $0.lowercased().hasPrefix(name.lowercased() + ":") }
      if let value { lines.append("\(name): \(value)") }
    }
  }
}

/// Takes messages off a connection, within bounds.
struct ProxyReader {
  private static let headLimit = 64 << 10
  /// More than the sandbox takes, so that it can say itself that a body is too large.
  private static let requestLimit = 2 << 20
  private static let answerLimit = 16 << 20

  private let socket: ProxySocket
  private var buffer: [UInt8] = []

  init(_ socket: ProxySocket) { self.socket = socket }

  /// The next request; nil where there is none any more, or none that can be read.
  mutating func request() -> ProxyMessage? {
    guard var message = head() else { return nil }
    guard message.start.count == 3, message.field("Transfer-Encoding") == nil,
      let length = Int(message.field("Content-Length") ?? "0"),
      (0...Self.requestLimit).contains(length)
    else { return nil }
    if message.field("Expect")?.lowercased() == "100-continue" {
      socket.send("HTTP/1.1 100 Continue\r\n\r\n".utf8)
    }
    while buffer.count < length {
      guard fill() else { return nil }
    }
    message.body = Array(buffer.prefix(length))
    buffer.removeFirst(length)
    return message
  }

  /// The answer of somebody who closes after it; nil where it is no whole one.
  mutating func lastAnswer() -> ProxyMessage? {
    guard var message = head() else { return nil }
    while fill() {
      guard buffer.count <= Self.answerLimit else { return nil }
    }
    if let length = message.field("Content-Length"), Int(length) != buffer.count { return nil }
    message.body = buffer
    return message
  }

  private mutating func head() -> ProxyMessage? {
    let end = Array("\r\n\r\n".utf8)
    while buffer.firstRange(of: end) == nil {
      guard buffer.count <= Self.headLimit, fill() else { return nil }
    }
    guard let range = buffer.firstRange(of: end) else { return nil }
    let text = String(decoding: buffer[..<range.lowerBound], as: UTF8.self)
    buffer.removeSubrange(..<range.upperBound)
    // A line end is one character, however many bytes it has.
    return ProxyMessage(lines: text.split(separator: "\r\n").map(String.init), body: [])
  }

  private mutating func fill() -> Bool {
    let bytes = socket.receive()
    buffer += bytes
    return !bytes.isEmpty
  }
}

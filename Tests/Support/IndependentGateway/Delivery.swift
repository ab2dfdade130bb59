/// Brings an answer to the client, properly or not.
struct Delivery {
  let connection: Connection
  /// Whether the client wants the connection kept.
  let keepsAlive: Bool

  /// Sends `answer`; false when the connection is at its end.
  func send(_ answer: Answer) -> Bool {
    send(status: answer.status, headers: answer.headers, body: Array(answer.body.json.utf8))
  }

  func send(
    status: Int, headers: [String: String] = [:], type: String = "application/json",
    body: [UInt8]
  ) -> Bool {
    connection.send(head(status, headers, type, body.count) + body) && keepsAlive
  }

  /// Announces `body` and sends half of it.
  func sendCut(_ answer: Answer) {
    let body = Array(answer.body.json.utf8)
    connection.send(
      head(answer.status, [:], "application/json", body.count) + body.prefix(body.count / 2))
  }

  /// Sends the body piece by piece.
  func drip(_ answer: Answer, bytes: Int, every interval: Duration) -> Bool {
    let body = Array(answer.body.json.utf8)
    var rest = body[...]
    guard connection.send(head(answer.status, [:], "application/json", body.count)) else {
      return false
    }
    while !rest.isEmpty {
      guard connection.send(Array(rest.prefix(max(1, bytes)))), connection.pause(interval) else {
        return false
      }
      rest = rest.dropFirst(max(1, bytes))
    }
    return keepsAlive
  }

  private func head(
    _ status: Int, _ headers: [String: String], _ type: String, _ length: Int
  ) -> [UInt8] {
    var lines = [
      "HTTP/1.1 \(status) \(Self.reasons[status] ?? "Status")",
      "Content-Type: \(type)", "Content-Length: \(length)",
      "Connection: \(keepsAlive ? "keep-alive" : "close")",
    ]
    lines += headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }

  private static let reasons = [
    200: "OK", 302: "Found", 307: "Temporary Redirect", 400: "Bad Request", 401: "Unauthorized",
    402: "Payment Required", 403: "Forbidden", 404: "Not Found", 409: "Conflict",
    429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway",
    503: "Service Unavailable", 504: "Gateway Timeout",
  ]
}

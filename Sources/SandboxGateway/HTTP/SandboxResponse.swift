package import StrictJSON

/// One HTTP answer of the sandbox, without a socket.
package struct SandboxResponse: Hashable, Sendable {
  /// The HTTP status code.
  package var status: Int
  /// The header fields in their order, without those that frame the body.
  package var headers: [NamedText]
  /// The body bytes.
  package var body: [UInt8]
  /// How long the server holds the answer back; the core itself never waits.
  package var delay: Duration = .zero

  /// Makes an answer that carries one JSON document.
  package init(status: Int = 200, json: JSONValue) {
    self.init(status: status, contentType: "application/json", body: json.compactBytes)
  }

  /// Makes an answer of a JSON document that is already written.
  init(status: Int, jsonText: String) {
    self.init(status: status, contentType: "application/json", body: Array(jsonText.utf8))
  }

  init(status: Int, contentType: String, body: [UInt8]) {
    self.status = status
    headers = [NamedText("Content-Type", contentType)]
    self.body = body
  }

  /// The body as JSON, nil where it is none.
  package var json: JSONValue? { try? JSONValue(parsing: body) }

  /// The first header field of that name, letter case ignored.
  package func header(_ name: String) -> String? {
    headers.first { $0.name.isSameHeader(as: name) }?.value
  }
}

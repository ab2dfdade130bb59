package import SandboxGateway
package import WooshPay

extension SandboxRequest {
  /// A client's request as it arrives.
  package init(_ request: HTTPRequest) {
    var headers = request.headers.map { NamedText($0.name, $0.value) }
    // An empty one is none at all, as over a connection.
    if let authorization = request.authorization?.reveal(), !authorization.isEmpty {
      headers.append(NamedText("Authorization", authorization))
    }
    self.init(
      method: request.method.rawValue, target: request.target, headers: headers, body: request.body)
  }
}

extension HTTPAnswer {
  /// The gateway's answer as a client gets it.
  package init(_ response: SandboxResponse) {
    self.init(
      status: response.status, retryAfter: response.header("Retry-After"),
      date: response.header("Date"), contentType: response.header("Content-Type"),
      body: response.body)
  }
}

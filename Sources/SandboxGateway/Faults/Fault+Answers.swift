import StrictJSON

extension Fault {
  /// Spoils or replaces the answer of work that was done.
  ///
  /// - Parameter now: Milliseconds since the epoch, of the gateway's clock.
  func apply(to response: inout SandboxResponse, wrapped: Bool, now: Int64) {
    switch self {
    case .beforeWork, .late: return
    case .afterWork(let answer): response = answer.response(wrapped: wrapped, now: now)
    case .spoiled(let spoiling): spoiling.apply(to: &response)
    case .delayed(let time): response.delay = time
    }
  }
}

extension FaultyAnswer {
  /// - Parameter now: Milliseconds since the epoch, of the gateway's clock.
  func response(wrapped: Bool, now: Int64) -> SandboxResponse {
    switch self {
    case .status(let status, let retryAfter):
      return Self.refused(status, retryAfter: retryAfter, wrapped: wrapped)
    case .tooManyRequests(let wait, let asDate):
      let header = asDate ? HTTPDate.text(of: now + wait * 1000) : String(wait)
      return Self.refused(429, retryAfter: header, wrapped: wrapped)
    case .html(let status):
      let page = "<html><body><h1>Service maintenance</h1><p>Back soon.</p></body></html>"
      return SandboxResponse(status: status, contentType: "text/html", body: Array(page.utf8))
    case .redirect(let target):
      var response = SandboxResponse(status: 307, contentType: "text/html", body: [])
      response.headers.append(NamedText("Location", target))
      return response
    case .empty:
      return SandboxResponse(status: 200, contentType: "application/json", body: [])
    case .oversize(let bytes):
      return SandboxResponse(
        status: 200, contentType: "application/json",
        body: Array(repeating: UInt8(ascii: " "), count: bytes))
    case .gzipBomb:
      var response = SandboxResponse(
        status: 200, contentType: "application/json", body: GzipBomb.bytes)
      response.headers.append(NamedText("Content-Encoding", "gzip"))
      return response
    }
  }

  private static func refused(
    _ status: Int, retryAfter: String?, wrapped: Bool
  ) -> SandboxResponse {
    var response = refusal(status).response(wrapped: wrapped)
    if let retryAfter { response.headers.append(NamedText("Retry-After", retryAfter)) }
    return response
  }

  private static func refusal(_ status: Int) -> Refusal {
    switch status {
    case 401: Refusal(status: status, code: nil, message: "Invalid API key provided.")
    case 402:
      Refusal(status: status, code: "processing_error", message: "The request failed.")
    case 403:
      Refusal(status: status, code: nil, message: "The key lacks permission for this request.")
    case 404: Refusal(status: status, code: "resource_missing", message: "No such resource.")
    case 409:
      Refusal(
        status: status, kind: .idempotency, code: "idempotency_key_in_use",
        message: "Another request with this key is still running.")
    case 429: Refusal(status: status, code: "rate_limit", message: "Too many requests.")
    case 500...:
      Refusal(
        status: status, kind: .api, code: nil,
        message: "There was a temporary problem with internal servers.")
    default: Refusal(status: status, code: nil, message: "The request was refused.")
    }
  }
}

import StrictJSON

extension Fault {
  /// Spoils or replaces the answer of work that was done.
  func apply(to response: inout SandboxResponse, wrapped: Bool) {
    switch self {
    case .beforeWork: return
    case .afterWork(let answer): response = answer.response(wrapped: wrapped)
    case .spoiled(let spoiling): spoiling.apply(to: &response)
    case .delayed(let time): response.delay = time
    }
  }
}

extension FaultyAnswer {
  func response(wrapped: Bool) -> SandboxResponse {
    switch self {
    case .status(let status, let retryAfter):
      var response = Self.refusal(status).response(wrapped: wrapped)
      if let retryAfter { response.headers.append(NamedText("Retry-After", retryAfter)) }
      return response
    case .html(let status):
      let page = "<html><body><h1>Service maintenance</h1><p>Back soon.</p></body></html>"
      return SandboxResponse(status: status, contentType: "text/html", body: Array(page.utf8))
    case .redirect(let target):
      var response = SandboxResponse(status: 307, contentType: "text/html", body: [])
      response.headers.append(NamedText("Location", target))
      return response
    case .oversize(let bytes):
      return SandboxResponse(
        status: 200, contentType: "application/json",
        body: Array(repeating: UInt8(ascii: " "), count: bytes))
    }
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

extension Spoiling {
  func apply(to response: inout SandboxResponse) {
    guard self != .halfJSON else {
      response.body.removeLast(response.body.count / 2)
      return
    }
    guard var object = response.json?.object else { return }
    for (name, value) in changes(of: object) { object[name] = value }
    response.body = Array(JSONValue.object(object).compact.utf8)
  }

  private func changes(of object: JSONObject) -> [(String, JSONValue)] {
    switch self {
    case .wrongAmount:
      ["amount", "amount_total"].compactMap { name in
        object[name]?.integer.map { (name, .integer($0 + 1)) }
      }
    case .wrongCurrency:
      object["currency"]?.string.map { [("currency", $0 == "IDR" ? "GBP" : "IDR")] } ?? []
    case .wrongLivemode: [("livemode", true)]
    case .wrongObject:
      object["id"]?.string.map {
        [("id", .string($0.prefix { $0 != "_" } + "_1000000000000000001"))]
      }
        ?? []
    case .halfJSON: []
    }
  }
}

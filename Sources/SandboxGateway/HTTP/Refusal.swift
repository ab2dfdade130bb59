import StrictJSON

/// Why the gateway refuses a request: status and members of its error body (contract sheet §2).
struct Refusal: Error, Hashable {
  /// The error types that the sheet lists.
  enum Kind: String {
    case api = "api_error"
    case idempotency = "idempotency_error"
    case invalidRequest = "invalid_request_error"
  }

  var status = 400
  var kind = Kind.invalidRequest
  var code: String?
  var message: String
  /// The parameter at fault, as `line_items[0][quantity]`.
  var param: String?

  init(
    status: Int = 400, kind: Kind = .invalidRequest, code: String?, message: String,
    param: String? = nil
  ) {
    self.status = status
    self.kind = kind
    self.code = code
    self.message = message
    self.param = param
  }

  /// Whether the request fell before any work began; such an answer is not kept under its key.
  var isBeforeWork: Bool {
    status != 400 && status != 402 || code?.hasPrefix("parameter_") == true
  }

  /// The error body.
  ///
  /// - Parameter wrapped: Whether it stands inside `{"error": …}`; the sheet shows neither form.
  func response(wrapped: Bool) -> SandboxResponse {
    var error = JSONObject(["type": .string(kind.rawValue)])
    if let code { error["code"] = .string(code) }
    error["message"] = .string(message)
    if let param { error["param"] = .string(param) }
    let body: JSONValue = .object(error)
    return SandboxResponse(status: status, json: wrapped ? ["error": body] : body)
  }
}

extension Refusal {
  static func missing(_ param: String) -> Refusal {
    Refusal(
      code: "parameter_missing", message: "Missing required parameter: \(param).", param: param)
  }

  static func invalid(_ param: String, _ reason: String, code: String = "parameter_invalid")
    -> Refusal
  {
    Refusal(code: code, message: "Invalid \(param): \(reason).", param: param)
  }

  static func noSuch(_ thing: String, _ id: String, param: String = "id") -> Refusal {
    Refusal(
      status: 404, code: "resource_missing", message: "No such \(thing): '\(id)'", param: param)
  }

  static func unexpectedState(_ message: String) -> Refusal {
    Refusal(code: "payment_intent_unexpected_state", message: message)
  }
}

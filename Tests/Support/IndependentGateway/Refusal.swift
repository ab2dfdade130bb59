/// An answer of the gateway that is an error (contract sheet §2).
struct Refusal: Error {
  let status: Int
  let type: String
  let code: String?
  let message: String
  var parameter: String?

  init(
    _ status: Int, type: String = "invalid_request_error", code: String? = nil,
    _ message: String, parameter: String? = nil
  ) {
    self.status = status
    self.type = type
    self.code = code
    self.message = message
    self.parameter = parameter
  }

  static func missing(_ parameter: String) -> Refusal {
    Refusal(
      400, code: "parameter_missing", "Missing required param: \(parameter)", parameter: parameter)
  }

  static func invalid(_ parameter: String, _ message: String) -> Refusal {
    Refusal(400, code: "parameter_invalid", message, parameter: parameter)
  }

  static func notFound(_ kind: String, _ id: String) -> Refusal {
    Refusal(404, code: "resource_missing", "No such \(kind): \(id)")
  }

  /// What the gateway says by itself with a status.
  static func standard(_ status: Int) -> Refusal {
    switch status {
    case 401:
      Refusal(401, code: "secret_key_required", "No valid API key provided")
    case 402:
      Refusal(
        402, type: "card_error", code: "payment_method_provider_decline", "The payment failed")
    case 403: Refusal(403, "The API key has no permission for this request")
    case 404: Refusal(404, code: "resource_missing", "No such resource")
    case 409:
      Refusal(
        409, type: "idempotency_error", code: "idempotency_key_in_use",
        "Another request with this idempotency key is in progress")
    case 429:
      Refusal(429, type: "api_error", code: "rate_limit", "Too many requests, slow down")
    case 500...:
      Refusal(status, type: "api_error", "There is a temporary problem with internal servers")
    default: Refusal(status, code: "parameter_invalid", "The request is not acceptable")
    }
  }

  /// The body in the shape that the switches ask for.
  func body(_ shape: GatewaySwitches.ErrorShape) -> Wire {
    var object: Wire = ["type": .text(type), "message": .text(message)]
    if let code { object["code"] = .text(code) }
    if let parameter { object["param"] = .text(parameter) }
    return switch shape {
    case .wrapped: ["error": object]
    case .bare: object
    case .plainText: ["error": .text(message)]
    }
  }
}

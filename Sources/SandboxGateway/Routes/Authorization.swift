import FoundationEssentials

/// HTTP Basic with the secret key as the user and no password (contract sheet §1).
enum Authorization {
  /// Any key that begins `sk_test_` and has a body is accepted.
  ///
  /// No message ever repeats a key.
  static func check(_ request: SandboxRequest) throws(Refusal) {
    guard let header = request.header("Authorization") else {
      throw refusal(
        nil, "You did not provide an API key. Use HTTP Basic with the secret key as the user.")
    }
    guard let key = user(inBasic: header) else {
      throw refusal(nil, "The Authorization header is no HTTP Basic header for a secret key.")
    }
    if key.hasPrefix("pk_") {
      throw refusal("secret_key_required", "This is a publishable key; use a secret key.")
    }
    if key.hasPrefix("sk_live_") {
      throw refusal("testmode_charges_only", "This is a sandbox; it takes no live key.")
    }
    guard key.hasPrefix("sk_test_"), key.count > "sk_test_".count else {
      throw refusal(nil, "Invalid API key provided.")
    }
  }

  private static func refusal(_ code: String?, _ message: String) -> Refusal {
    Refusal(status: 401, code: code, message: message)
  }

  private static func user(inBasic header: String) -> String? {
    let halves = header.split(separator: " ", maxSplits: 1)
    guard halves.count == 2, halves[0].lowercased() == "basic",
      let decoded = Data(base64Encoded: String(halves[1])),
      let text = String(validating: decoded, as: UTF8.self),
      let colon = text.firstIndex(of: ":")
    else { return nil }
    return String(text[..<colon])
  }
}

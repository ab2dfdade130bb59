import StrictJSON

/// The rules that sessions and intents share: what Akulaku takes (contract sheet §8).
enum PaymentParameters {
  /// 25,000,000 rupiah with two decimals.
  static let maximumIDR: Int64 = 2_500_000_000

  /// A currency that Akulaku takes, in upper case.
  static func currency(_ parameters: Parameters) throws(Refusal) -> String {
    let currency = try parameters.requiredString("currency").uppercased()
    guard ["IDR", "GBP"].contains(currency) else {
      throw Refusal.invalid(
        parameters.path("currency"), "akulaku takes IDR and GBP",
        code: "payment_method_currency_mismatch")
    }
    return currency
  }

  /// Refuses amounts outside the limits of Akulaku.
  static func checkLimits(_ amount: Int64, currency: String, param: String) throws(Refusal) {
    guard amount >= 1 else {
      throw Refusal.invalid(
        param, "amount is below the minimum for this payment method", code: "amount_too_small")
    }
    guard currency != "IDR" || amount <= maximumIDR else { throw tooLarge(param) }
  }

  static func tooLarge(_ param: String) -> Refusal {
    Refusal.invalid(
      param, "amount is above the maximum for this payment method", code: "amount_too_large")
  }

  /// The payment methods asked for, nil where none are named.
  static func methodTypes(_ parameters: Parameters) throws(Refusal) -> [String]? {
    let name = "payment_method_types"
    guard let value = parameters.value(name) else { return nil }
    guard let types = value.array, !types.isEmpty else {
      throw Refusal.invalid(
        parameters.path(name), "it must be an array of strings", code: "parameter_invalid_array")
    }
    for (index, type) in types.enumerated() where type.string != "akulaku" {
      throw Refusal.invalid(
        "\(parameters.path(name))[\(index)]", "this account has only akulaku",
        code: "payment_method_unactivated")
    }
    return types.compactMap(\.string)
  }

  /// The options of the methods; a terminal type must be one of contract sheet §8.
  static func methodOptions(_ parameters: Parameters) throws(Refusal) -> StoredJSON? {
    guard let options = try parameters.parameters("payment_method_options") else { return nil }
    if let akulaku = try options.parameters("akulaku"),
      let terminal = try akulaku.string("terminal_type"), !["WEB", "WAP", "APP"].contains(terminal)
    {
      throw Refusal.invalid(akulaku.path("terminal_type"), "it must be WEB, WAP or APP")
    }
    return StoredJSON(.object(options.object))
  }

  /// Only automatic capture: nothing is known of Akulaku holding an amount.
  static func checkCapture(_ parameters: Parameters) throws(Refusal) {
    guard let method = try parameters.string("capture_method"), method != "automatic" else {
      return
    }
    throw Refusal.invalid(parameters.path("capture_method"), "akulaku captures automatically")
  }
}

import StrictJSON

/// The parameters of a new session, read and checked (contract sheet §4).
struct SessionRequest {
  struct Item {
    let name: String
    let description: String?
    let lookupKey: String?
    let unitAmount: Int64
    let quantity: Int64
    let total: Int64
  }

  let successURL: String
  let cancelURL: String
  let currency: String
  let items: [Item]
  let total: Int64
  let paymentMethodTypes: [String]?
  let paymentMethodOptions: StoredJSON?
  let clientReferenceID: String?
  let customerEmail: String?
  let customer: String?
  let metadata: StoredJSON?
  let merchantOrderID: String?
  let intentDescription: String?
  let intentMetadata: StoredJSON?

  init(_ parameters: Parameters) throws(Refusal) {
    try parameters.allow([
      "success_url", "cancel_url", "mode", "line_items", "payment_method_types",
      "payment_method_options", "client_reference_id", "customer_email", "customer", "metadata",
      "payment_intent_data",
    ])
    guard try parameters.requiredString("mode") == "payment" else {
      throw Refusal.invalid("mode", "this sandbox knows payment only")
    }
    successURL = try parameters.requiredString("success_url")
    cancelURL = try parameters.requiredString("cancel_url")
    paymentMethodTypes = try PaymentParameters.methodTypes(parameters)
    paymentMethodOptions = try PaymentParameters.methodOptions(parameters)
    clientReferenceID = try parameters.string("client_reference_id")
    customerEmail = try parameters.string("customer_email")
    customer = try parameters.string("customer")
    metadata = try parameters.metadata()
    let data = try parameters.parameters("payment_intent_data")
    try data?.allow([
      "capture_method", "description", "merchant_order_id", "merchant_user_id", "metadata",
    ])
    if let data { try PaymentParameters.checkCapture(data) }
    merchantOrderID = try data?.string("merchant_order_id")
    intentDescription = try data?.string("description")
    intentMetadata = try data?.metadata()
    (items, currency, total) = try Self.items(parameters)
  }

  private static func items(_ parameters: Parameters) throws(Refusal)
    -> (items: [Item], currency: String, total: Int64)
  {
    guard let lines = try parameters.list("line_items") else { throw Refusal.missing("line_items") }
    var items: [Item] = []
    var currency: String?
    var total: Int64 = 0
    for line in lines {
      let (item, itsCurrency) = try item(line)
      guard currency == nil || currency == itsCurrency else {
        throw Refusal.invalid(
          line.path("price_data"), "all line items must have one currency",
          code: "payment_method_currency_mismatch")
      }
      currency = itsCurrency
      let sum = total.addingReportingOverflow(item.total)
      guard !sum.overflow else { throw PaymentParameters.tooLarge("line_items") }
      total = sum.partialValue
      items.append(item)
    }
    guard let currency else {
      throw Refusal.invalid("line_items", "it is empty", code: "parameter_invalid_empty")
    }
    try PaymentParameters.checkLimits(total, currency: currency, param: "line_items")
    return (items, currency, total)
  }

  private static func item(_ line: Parameters) throws(Refusal) -> (Item, currency: String) {
    try line.allow(["quantity", "price", "price_data"])
    if let price = try line.string("price") {
      throw Refusal.noSuch("price", price, param: line.path("price"))
    }
    let quantity = try line.requiredWholeNumber("quantity", from: 1)
    guard let price = try line.parameters("price_data") else {
      throw Refusal.missing(line.path("price_data"))
    }
    try price.allow([
      "currency", "unit_amount", "product_data", "nickname", "active", "metadata",
      "billing_scheme", "lookup_key",
    ])
    let currency = try PaymentParameters.currency(price)
    let unitAmount = try price.requiredWholeNumber("unit_amount", from: 0)
    guard let product = try price.parameters("product_data") else {
      throw Refusal.missing(price.path("product_data"))
    }
    try product.allow(["name", "description", "url", "active", "metadata"])
    let total = unitAmount.multipliedReportingOverflow(by: quantity)
    guard !total.overflow else { throw PaymentParameters.tooLarge(price.path("unit_amount")) }
    let item = Item(
      name: try product.requiredString("name"), description: try product.string("description"),
      lookupKey: try price.string("lookup_key"), unitAmount: unitAmount, quantity: quantity,
      total: total.partialValue)
    return (item, currency)
  }
}

import SandboxGateway
import StrictJSON

/// A counter with a sandbox and a clock that only moves when told.
struct Counter {
  static let start: Int64 = 1_795_411_388_250
  static let keyHeader = NamedText("Authorization", "Basic c2tfdGVzdF9zYW1wbGU6")

  var sandbox: Sandbox
  var now = Counter.start

  init(
    _ configuration: SandboxConfiguration = SandboxConfiguration(), faults: (any FaultPlan)? = nil
  ) {
    sandbox = Sandbox(
      configuration: configuration, baseURL: "http://127.0.0.1:8080", faults: faults)
  }

  init(_ change: (inout SandboxBehaviour) -> Void) {
    var configuration = SandboxConfiguration()
    change(&configuration.behaviour)
    self.init(configuration)
  }

  mutating func wait(_ time: Duration) {
    now += time.components.seconds * 1000 + time.components.attoseconds / 1_000_000_000_000_000
  }

  mutating func get(_ target: String) -> SandboxResponse {
    sandbox.handle(
      SandboxRequest(method: "GET", target: target, headers: [Self.keyHeader]), now: now)
  }

  mutating func send(_ method: String, _ target: String) -> SandboxResponse {
    sandbox.handle(
      SandboxRequest(method: method, target: target, headers: [Self.keyHeader]), now: now)
  }

  mutating func post(_ target: String, _ body: JSONValue? = nil, key: String? = nil)
    -> SandboxResponse
  {
    sandbox.handle(Self.post(target, body, key: key), now: now)
  }

  static func post(_ target: String, _ body: JSONValue?, key: String? = nil) -> SandboxRequest {
    var headers = [keyHeader]
    if body != nil { headers.append(NamedText("Content-Type", "application/json")) }
    if let key { headers.append(NamedText("Idempotency-Key", key)) }
    return SandboxRequest(
      method: "POST", target: target, headers: headers, body: Array((body?.compact ?? "").utf8))
  }

  /// Creates a session and returns it.
  mutating func sell(
    reference: String = "K7Q2-M4XD", amount: Int64 = 3_600_000, key: String? = nil
  ) -> JSONValue {
    let body = Self.sale(reference: reference, amount: amount)
    return post("/v1/checkout/sessions", body, key: key).json ?? nil
  }

  /// Creates a session, lets its customer pay, and returns its payment intent's id.
  mutating func sellAndWait(amount: Int64 = 3_600_000) -> String {
    let session = sell(amount: amount)
    wait(.seconds(10))
    return session["payment_intent"]?.string ?? ""
  }

  static func sale(reference: String = "K7Q2-M4XD", amount: Int64 = 3_600_000) -> JSONValue {
    [
      "success_url": "https://wooshpay.com/", "cancel_url": "https://wooshpay.com/",
      "mode": "payment", "payment_method_types": ["akulaku"],
      "payment_method_options": ["akulaku": ["terminal_type": "WEB"]],
      "client_reference_id": "01JD4W8Z6Q3M5N7P9R1T2V4X6Y",
      "metadata": ["client_ref": "01JD4W8Z6Q3M5N7P9R1T2V4X6Y", "reference": .string(reference)],
      "payment_intent_data": ["merchant_order_id": "01JD4W8Z6Q3M5N7P9R1T2V4X6Y"],
      "line_items": [
        [
          "quantity": 1,
          "price_data": [
            "currency": "IDR", "unit_amount": .integer(amount),
            "product_data": ["name": "kopi susu"], "lookup_key": "kopi",
          ],
        ]
      ],
    ]
  }

  mutating func session(_ session: JSONValue) -> JSONValue {
    get("/v1/checkout/sessions/\(session["id"]?.string ?? "")").json ?? nil
  }

  mutating func intent(_ session: JSONValue) -> JSONValue {
    get("/v1/payment_intents/\(session["payment_intent"]?.string ?? "")").json ?? nil
  }
}

extension JSONValue {
  /// The member names of an object, sorted.
  var names: [String] { object?.members.map(\.name).sorted() ?? [] }

  /// A copy with one member of the top level, or deeper along a path, changed or (nil) removed.
  func with(_ path: [String], _ value: JSONValue?) -> JSONValue {
    guard let first = path.first else { return value ?? nil }
    if let index = Int(first), var elements = array {
      elements[index] = elements[index].with(Array(path.dropFirst()), value)
      return .array(elements)
    }
    var object = object ?? JSONObject()
    object[first] =
      path.count == 1 ? value : (object[first] ?? [:]).with(Array(path.dropFirst()), value)
    return .object(object)
  }
}

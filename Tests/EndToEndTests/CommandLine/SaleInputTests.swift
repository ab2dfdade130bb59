import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

/// `session create -`: a sale as JSON on standard input.
@Suite(.serialized) struct SaleInputTests {
  @Test func `a whole sale is charged as it was handed in`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let result = try await shop.json(
      ["session", "create", "-"],
      stdin: """
        {"reference": "meja-7", "currency": "GBP", "terminal_type": "WAP", "note": "by the window",
         "items": [{"name": "tea", "quantity": 2, "unit_amount": 1250},
                   {"name": "scone", "quantity": 1, "unit_amount": 2500000000}]}
        """)
    #expect(result.exitCode == 0, "\(result.errorOutput)")
    let sale = try result.document
    #expect(sale["reference"] == "meja-7")
    #expect(sale["currency"] == "GBP")
    #expect(sale["amount"] == 2_500_002_500)
    #expect(sale["terminal_type"] == "WAP")
    #expect(sale["note"] == "by the window")
    #expect(sale["items"]?.array?.count == 2)
    let body = String(decoding: try #require(gateway.requests.first).body, as: UTF8.self)
    #expect(body.contains("\"terminal_type\":\"WAP\"") && !body.contains("window"))
  }

  @Test func `what is missing or null takes the config's defaults`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    for more in [
      "", #", "currency": null, "reference": null, "note": null, "terminal_type": null"#,
    ] {
      let result = try await shop.json(
        ["session", "create", "-"],
        stdin: #"{"items": [{"name": "teh", "quantity": 1, "unit_amount": 500000}]\#(more)}"#)
      #expect(try result.document["currency"] == "IDR")
      #expect(try result.document["note"] == nil || result.document["note"] == .null)
      #expect(try result.document["terminal_type"] == "WEB")
    }
  }

  @Test(arguments: [
    ("", "Standard input is no JSON: the text ends too early"),
    ("{", "Standard input is no JSON"),
    ("[]", "the sale must be an object with items, reference"),
    ("{}", "items of the sale must be a list of at least one item"),
    (#"{"items": 1}"#, "items of the sale must be a list"),
    (#"{"items": [], "itmes": []}"#, "the sale has no member “itmes”: did you mean items?"),
    (#"{"items": [], "amount": 5}"#, "the sale has no member “amount”: it takes items, reference"),
    (#"{"items": [{}]}"#, "name of items[0] must be a text"),
    (#"{"items": ["teh:1:5000"]}"#, "items[0] must be an object with name, quantity, unit_amount"),
    (#"{"items": [{"name": 5}]}"#, "name of items[0] must be a text"),
    (#"{"items": [{"name": "a", "price": 1}]}"#, "items[0] has no member “price”"),
    (
      #"{"items": [{"name": "a", "quantity": "1"}]}"#, "quantity of items[0] must be a whole number"
    ),
    (
      #"{"items": [{"name": "a", "quantity": 1.0}]}"#, "quantity of items[0] must be a whole number"
    ),
    (#"{"items": [{"name": "a", "quantity": 1}]}"#, "unit_amount of items[0] must be the price"),
    (
      #"{"items": [{"name": "a", "quantity": 1, "unit_amount": 1e3}]}"#,
      "unit_amount of items[0] must be the price of one in minor units"
    ),
    (
      #"{"items": [{"name": "a", "quantity": 0, "unit_amount": 1}]}"#,
      "items[0]: The quantity of a must be a whole number from 1"
    ),
    (
      #"{"items": [{"name": "a", "quantity": 1, "unit_amount": 1}], "currency": "USD"}"#,
      "currency of the sale must be one of IDR, GBP"
    ),
    (
      #"{"items": [{"name": "a", "quantity": 1, "unit_amount": 1}], "terminal_type": "web"}"#,
      "terminal_type of the sale must be one of WEB, WAP, APP"
    ),
    (
      #"{"items": [{"name": "a", "quantity": 1, "unit_amount": 1}], "reference": "meja 7"}"#,
      "A reference takes letters, digits"
    ),
    (#"{"items": [], "items": []}"#, "a member name stands twice"),
  ])
  func `what is wrong is one sentence with its place, and nothing is sent`(
    input: String, words: String
  ) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let result = try await shop.json(["session", "create", "-"], stdin: input)
    #expect(result.exitCode == 2)
    #expect(try result.error["kind"] == "usage")
    #expect(try result.error["message"]?.string?.contains(words) == true, "\(result.errorOutput)")
    #expect(gateway.requests.isEmpty)
  }

  @Test func `a sale comes from one place only, and not without end`() async throws {
    let shop = try Shop(gateway: "http://127.0.0.1:1")
    let both = try await shop.json(
      ["session", "create", "-", "--reference", "meja-7"], stdin: "{}")
    #expect(both.exitCode == 2)
    #expect(try both.error["message"]?.string?.contains("leave the other options out") == true)
    let word = try await shop.json(["session", "create", "teh:1:5000"])
    #expect(word.exitCode == 2)
    #expect(try word.error["message"]?.string?.contains("Unexpected argument 'teh:1:5000'") == true)
    let endless = try await shop.json(
      ["session", "create", "-"], stdin: String(repeating: " ", count: 1_100_000))
    #expect(endless.exitCode == 2)
    #expect(try endless.error["message"] == "Standard input is longer than 1048576 bytes.")
  }
}

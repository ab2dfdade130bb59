import Foundation
import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

/// A key, an address or a config that is wrong: what is wrong, in which file and line, how to mend
/// it.
@Suite(.serialized) struct BadSetupTests {
  @Test func `without a key it says how to set one, and offers the demo`() async throws {
    let shop = try Shop(gateway: nil)
    for command in [Shop.tea, ["session", "list"], ["refund", "create", "a", "--yes"]] {
      let result = try await shop.json(command)
      #expect(result.exitCode == 1)
      #expect(try result.error["kind"] == "key")
      #expect(try result.error["message"]?.string?.contains("set WOOSHPAY_SECRET_KEY") == true)
      #expect(try result.error["message"]?.string?.contains("secret_key_file") == true)
      #expect(try result.error["hint"]?.string?.contains("kasir demo") == true)
    }
    let console = try shop.terminal()
    #expect(try await console.waitForExit() == .exited(1))
    #expect(console.screenText.contains("kasir demo"))
  }

  @Test(arguments: [
    ("hunter2", "WOOSHPAY_SECRET_KEY does not hold a secret key of WooshPay"),
    ("pk_test_abc", "holds a publishable key, not a secret one"),
    ("sk_test_", "ends after sk_test_: copy the whole key"),
    ("sk_test_two words", "holds a space or a character that no key has"),
    ("sk_test_kunci\u{E9}", "holds a space or a character that no key has"),
    ("SK_TEST_abc", "set WOOSHPAY_SECRET_KEY to a key that begins with sk_test_ or sk_live_"),
  ])
  func `a malformed key is said, without repeating it`(key: String, words: String) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL, ["WOOSHPAY_SECRET_KEY": key])
    let result = try await shop.json(Shop.tea)
    #expect(result.exitCode == 1)
    #expect(try result.error["kind"] == "key")
    #expect(try result.error["message"]?.string?.contains(words) == true)
    #expect(key == "sk_test_" || !result.errorOutput.contains(key))
    #expect(gateway.requests.isEmpty)
  }

  @Test(arguments: [
    ("https://apitest.wooshpay.com/v1", "must be an origin, without a path"),
    ("https://apitest.wooshpay.com?x", "must be an origin, without a path"),
    ("http://apitest.wooshpay.com", "must be https: plain http goes only to a literal loopback"),
    ("http://localhost:8080", "must be https: plain http goes only to a literal loopback"),
    ("http://2130706433:8080", "has no well-formed host"),
    ("apitest.wooshpay.com", "does not begin with https://"),
    ("ftp://apitest.wooshpay.com", "does not begin with https://"),
    ("https://me@apitest.wooshpay.com", "holds a user name or password"),
    ("https://apitest.wooshpay.com:0", "has no port from 1 to 65535"),
    ("https://apitest wooshpay.com", "holds a space"),
    ("https://", "has no well-formed host"),
    ("https://api.wooshpay.com", "The key is a test one and api.wooshpay.com is the live gateway"),
  ])
  func `a bad WOOSHPAY_API_BASE is said with its name`(base: String, words: String) async throws {
    let shop = try Shop(gateway: base)
    let result = try await shop.json(Shop.tea)
    #expect(result.exitCode == 2)
    #expect(try result.error["kind"] == "config")
    let message = try #require(try result.error["message"]?.string)
    #expect(message.contains(words))
    #expect(message.contains("WOOSHPAY_API_BASE"))
  }

  @Test func `a live key at a loopback gateway is refused before anything is sent`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL, ["WOOSHPAY_SECRET_KEY": "sk_live_neverReal0000"])
    let result = try await shop.json(Shop.tea)
    #expect(result.exitCode == 2)
    #expect(
      try result.error["message"]?.string?.contains("A loopback gateway is test mode") == true)
    #expect(gateway.requests.isEmpty)
  }

  @Test(arguments: [0o600, 0o400])
  func `a slash at the end and a key in a file of its owner's are taken`(mode: Int) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(
      gateway: gateway.baseURL + "/", ["WOOSHPAY_SECRET_KEY": ""])
    _ = try shop.write(Shop.key + "\n", to: "config/kasir/key", mode: mode)
    _ = try shop.write("secret_key_file = \"key\"\n", to: "config/kasir/config.toml")
    #expect(try await shop.json(Shop.tea).exitCode == 0)
    #expect(gateway.complaints.isEmpty)
  }

  @Test(arguments: [0o604, 0o640, 0o644, 0o660])
  func `a key file that others may read is refused, with what mends it`(mode: Int) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL, ["WOOSHPAY_SECRET_KEY": ""])
    let file = try shop.write(Shop.key, to: "key", mode: mode)
    _ = try shop.write("secret_key_file = \"\(file)\"\n", to: "config/kasir/config.toml")
    let result = try await shop.json(Shop.tea)
    #expect(result.exitCode == 1)
    #expect(try result.error["kind"] == "key")
    #expect(try result.error["message"]?.string?.contains(file) == true)
    #expect(try result.error["hint"]?.string == "Run: chmod 600 \(file)")
    #expect(gateway.requests.isEmpty)
  }

  @Test func `a key file that is missing, a folder or empty is said with its path`() async throws {
    let shop = try Shop(gateway: "http://127.0.0.1:9", ["WOOSHPAY_SECRET_KEY": ""])
    let empty = try shop.write("", to: "empty")
    for (file, words) in [
      (shop.folder.path + "/nowhere", "cannot be read: No such file"),
      (shop.folder.path, "is no plain file"), (empty, "There is no key in"),
    ] {
      _ = try shop.write("secret_key_file = \"\(file)\"\n", to: "config/kasir/config.toml")
      let result = try await shop.json(Shop.tea)
      #expect(result.exitCode == 1)
      let message = try #require(try result.error["message"]?.string)
      #expect(message.contains(words) && message.contains(file))
    }
  }

  /// The text of a config, the line that is wrong and what is said of it.
  static let configs: [(String, Int, String)] = [
    ("currency = \"IDR\"\ncolour = \"red\"\n", 2, "colour is no setting of Kasir"),
    ("\n\nsecret_key = \"x\"\n", 3, "secret_key is no setting of Kasir"),
    ("[gateway]\nhost = 1\n", 1, "gateway is no setting of Kasir"),
    ("shop_name = \"Warung\ncurrency = \"IDR\"\n", 1, "this is not TOML"),
    ("currency = \"IDR\"\ncurrency = \"GBP\"\n", 2, "this is not TOML"),
    ("# one\ncurrency = \"USD\"\n", 2, "currency must be \"IDR\" or \"GBP\""),
    ("currency = 1\n", 1, "currency must be \"IDR\" or \"GBP\""),
    ("terminal_type = \"web\"\n", 1, "terminal_type must be \"WEB\""),
    ("success_url = \"http://shop.example\"\n", 1, "success_url must be an https address"),
    ("return_url = 5\n", 1, "return_url must be a text in quotes"),
    ("language = \"fr\"\n", 1, "language must be \"en\" or \"id\""),
    ("checkout_hosts = \"pay.example.com\"\n", 1, "checkout_hosts must be a list of host names"),
    ("checkout_hosts = [\"https://pay.example.com\"]\n", 1, "checkout_hosts must be a list"),
    ("multiple_partial_refunds = \"no\"\n", 1, "multiple_partial_refunds must be true or false"),
    ("keys = 1\n", 1, "keys must be a table"),
    ("shop_name = \"a\"\n[keys]\nsell = \"n\"\n", 3, "sell is no command"),
    ("shop_name = \"a\"\n[keys]\nshop_name = \"T\"\n", 3, "shop_name is no command"),
    ("[keys]\nquit = \"Banana\"\n", 2, "quit must be a key or a list of keys"),
    ("keys.quit = 7\n", 1, "quit must be a key or a list of keys"),
    ("[keys]\nhelp = \"F1\"\nnew_sale = \"q\"\n", 3, "new_sale has the key q"),
  ]

  @Test(arguments: configs)
  func `a config that cannot be used is said with file, line and key`(
    text: String, line: Int, words: String
  ) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    let usual = try shop.write(text, to: "config/kasir/config.toml")
    let result = try await shop.json(Shop.tea)
    #expect(result.exitCode == 2)
    #expect(try result.error["kind"] == "config")
    let message = try #require(try result.error["message"]?.string)
    #expect(message.contains("\(usual), line \(line): "), "\(message)")
    #expect(message.contains(words), "\(message)")
    #expect(try result.error["hint"]?.string != nil)
    #expect(gateway.requests.isEmpty)
  }

  @Test func `--config beats KASIR_CONFIG, which beats the usual place; each must then exist`()
    async throws
  {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    _ = try shop.write("currency = 1\n", to: "config/kasir/config.toml")
    let pounds = try shop.write("currency = \"GBP\"\n", to: "pounds.toml")
    let rupiah = try shop.write("currency = \"IDR\"\n", to: "rupiah.toml")
    let named = try Shop(gateway: gateway.baseURL, ["KASIR_CONFIG": pounds])
    #expect(try await named.json(Shop.tea).document["currency"] == "GBP")
    #expect(try await named.json(Shop.tea + ["--config", rupiah]).document["currency"] == "IDR")
    #expect(
      try await named.json(Shop.tea + ["--currency", "idr"]).document["currency"] == "IDR")
    let missing = try await shop.json(Shop.tea + ["--config", shop.folder.path + "/none.toml"])
    #expect(missing.exitCode == 2)
    #expect(try missing.error["message"]?.string?.contains("There is no file") == true)
  }

  @Test func `a ledger that is none is said with its path`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    try await shop.sell("meja-7")
    let name = try #require(try shop.files(holding: "SQLite format 3").first)
    _ = try shop.write("this is a shopping list, not a ledger of any kind", to: "data/" + name)
    for command in [Shop.tea, ["sales", "list"], ["session", "show", "meja-7"]] {
      let result = try await shop.json(command)
      #expect(result.exitCode == 1)
      #expect(try result.error["kind"] == "ledger")
      #expect(try result.error["message"]?.string?.contains("data/" + name) == true)
    }
    #expect(gateway.requests(.createSession).count == 1)
  }
}

import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

@testable import kasir

/// A key that somebody types into a command line.
struct KeyInArgumentsTests {
  @Test(arguments: [
    ["sk_test_abc"], ["--key=sk_live_abc"], ["session", "create", "--secret-key", "sk_test_abc"],
    ["qr", "sk_live_abc"], ["sales", "list", "--", "sk_test_a/b+c=="], ["x", "'sk_test_1'"],
  ])
  func `it is found wherever it stands`(arguments: [String]) {
    #expect(throws: (any Error).self) { try KeyInArguments.check(arguments) }
  }

  @Test(arguments: [
    [], ["session", "create", "--item", "teh:1:5000"], ["session", "show", "desk_test_1"],
    ["qr", "https://checkout.wooshpay.com/pay/cs_1?key=pk_live_abc"], ["qr", "sk_test_"],
  ])
  func `what is no key is let through`(arguments: [String]) throws {
    try KeyInArguments.check(arguments)
  }

  @Test func `kasir refuses to run with one, and says neither it nor anything to the gateway`()
    async throws
  {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    for arguments in [
      Shop.tea + ["--reference", Shop.key], ["session", "show", Shop.key], ["qr", Shop.key],
      ["--help", Shop.key], [Shop.key],
    ] {
      let result = try await shop.json(arguments)
      #expect(result.exitCode == 1)
      #expect(try result.error["kind"] == "key")
      #expect(try result.error["message"]?.string?.contains("among the arguments") == true)
      #expect(!result.errorOutput.contains(Shop.key))
      #expect(result.stdout.isEmpty)
    }
    #expect(gateway.requests.isEmpty)
    #expect(try shop.files(holding: Shop.key) == [])
  }
}

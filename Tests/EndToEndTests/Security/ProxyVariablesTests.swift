import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

/// Variables by which somebody could lead the key and the money through a computer of their own.
struct ProxyVariablesTests {
  @Test func `no proxy of the environment sees a request, and none changes one`() async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let stranger = try IndependentGateway.start()
    defer { stranger.stop() }
    var variables = ["SSL_CERT_FILE": "/nowhere", "CURL_CA_BUNDLE": "/nowhere", "NO_PROXY": ""]
    for name in ["http_proxy", "https_proxy", "all_proxy"] {
      variables[name] = stranger.baseURL
      variables[name.uppercased()] = stranger.baseURL
    }
    let shop = try Shop(gateway: gateway.baseURL, variables)
    try await shop.sellPaid("meja-7", at: gateway)
    let refund = try await shop.json(["refund", "create", "meja-7", "--yes"])
    #expect(refund.exitCode == 0)
    #expect(gateway.requests.count >= 3)
    #expect(stranger.requests.isEmpty)
  }
}

import FoundationEssentials
import SandboxGateway
import StrictJSON
import Testing

struct AuthorizationTests {
  private func status(_ header: String?) -> SandboxResponse {
    var sandbox = Sandbox()
    let headers = header.map { [NamedText("authorization", $0)] } ?? []
    return sandbox.handle(
      SandboxRequest(method: "GET", target: "/v1/payment_intents", headers: headers),
      now: Counter.start)
  }

  private func basic(_ text: String) -> String {
    "Basic " + Data(text.utf8).base64EncodedString()
  }

  @Test(arguments: ["sk_test_sample:", "sk_test_x:", "sk_test_c2FtcGxlOmtleQ==:"])
  func `accepts any test key`(user: String) {
    #expect(status(basic(user)).status == 200)
  }

  @Test(arguments: [
    "sk_test_:", "sk_live_sample:", "pk_test_sample:", "sk_test_sample", "", ":", "nonsense:",
  ])
  func `refuses any other key, and never repeats it`(user: String) {
    let response = status(basic(user))
    #expect(response.status == 401)
    #expect(response.json?["error"]?["type"] == "invalid_request_error")
    #expect(!String(decoding: response.body, as: UTF8.self).contains("sample"))
  }

  @Test(arguments: [nil, "Bearer sk_test_sample", "Basic", "Basic %%%"])
  func `refuses a request without a readable key`(header: String?) {
    #expect(status(header).status == 401)
  }
}

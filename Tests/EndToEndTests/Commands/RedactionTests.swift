import Testing

@testable import kasir

struct RedactionTests {
  @Test(arguments: [
    ("sk_test_abc", "sk_test_…"), ("key sk_live_a/b+c==, and", "key sk_live_… and"),
    ("'sk_test_abc' and \"sk_live_xyz\"", "'sk_test_… and \"sk_live_…"),
    ("WOOSHPAY_SECRET_KEY=sk_test_.abc", "WOOSHPAY_SECRET_KEY=sk_test_…"),
    ("sk_test_sk_live_a", "sk_test_…"), ("sk_test_a\nsk_test_b", "sk_test_…\nsk_test_…"),
    ("pi_1680914308331995136_secret_aB3 is", "pi_1680914308331995136_secret_… is"),
  ])
  func `secrets keep their prefix alone`(text: String, safe: String) {
    #expect(Redaction.text(text) == safe)
  }

  @Test(arguments: [
    "", "teh", "a key begins with sk_test_ or sk_live_.", "sk_test_…c6Ra", "sk_test_, sk_live_",
    "https://checkout.wooshpay.com/pay/cs_1?key=pk_live_abc", "desk_test_1", "top_secret_recipe",
  ])
  func `what is no secret stays`(text: String) {
    #expect(Redaction.text(text) == text)
  }
}

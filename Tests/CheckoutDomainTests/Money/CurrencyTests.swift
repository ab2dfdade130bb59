import CheckoutDomain
import Testing

struct CurrencyTests {
  @Test(arguments: [("IDR", Currency.idr), ("idr", .idr), ("Gbp", .gbp)])
  func `a currency is found by its code, in any case`(code: String, currency: Currency) {
    #expect(Currency(code: code) == currency)
  }

  @Test(arguments: ["", "USD", "ID", "IDRX", " IDR", "Rp", "£", "\u{131}DR", "JPY"])
  func `a currency that Akulaku does not process is none`(code: String) {
    #expect(Currency(code: code) == nil)
  }

  @Test func `rupiah and pounds have two decimals`() {
    #expect(Currency.all.map(\.code) == ["IDR", "GBP"])
    #expect(Currency.all.map(\.exponent) == [2, 2])
  }
}

import CheckoutDomain
import Testing

struct ChargeLimitsTests {
  @Test(arguments: [Int64(1), 100, 2_499_999_999, 2_500_000_000])
  func `takes from one sen to 25 million rupiah`(minorUnits: Int64) {
    #expect(ChargeLimits.problem(with: Money(minorUnits: minorUnits, .idr)) == nil)
  }

  @Test(arguments: [Int64(0), -1, .min])
  func `says that less than one sen is too little`(minorUnits: Int64) {
    let amount = Money(minorUnits: minorUnits, .idr)
    let sentence = "\(amount) is too little: Akulaku takes Rp 0,01 or more."
    #expect(ChargeLimits.problem(with: amount) == sentence)
  }

  @Test(arguments: [Int64(2_500_000_001), 2_500_000_100, .max])
  func `says that more than 25 million rupiah is too much`(minorUnits: Int64) {
    let amount = Money(minorUnits: minorUnits, .idr)
    let sentence = "\(amount) is too much: Akulaku takes at most Rp 25.000.000 a sale."
    #expect(ChargeLimits.problem(with: amount) == sentence)
  }

  @Test func `takes any amount of pounds above nothing`() {
    #expect(ChargeLimits.maximum(.gbp) == nil)
    for minorUnits in [Int64(1), 2_500_000_001, .max] {
      #expect(ChargeLimits.problem(with: Money(minorUnits: minorUnits, .gbp)) == nil)
    }
    #expect(
      ChargeLimits.problem(with: Money.zero(.gbp))
        == "£0.00 is too little: Akulaku takes £0.01 or more.")
  }
}

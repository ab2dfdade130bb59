import CheckoutDomain
import Testing

struct ChargeLimitsTests {
  @Test(arguments: [Int64(1), 2_500_000_000])
  func `takes what Akulaku takes`(minorUnits: Int64) {
    #expect(ChargeLimits.problem(with: Money(minorUnits: minorUnits, .idr)) == nil)
  }

  @Test(arguments: [Int64(0), -1, 2_500_000_001])
  func `says what is wrong with too little and too much`(minorUnits: Int64) {
    #expect(ChargeLimits.problem(with: Money(minorUnits: minorUnits, .idr)) != nil)
  }
}

import CheckoutDomain
import Testing

struct MoneyArithmeticTests {
  private static func rupiah(_ minorUnits: Int64) -> Money { Money(minorUnits: minorUnits, .idr) }

  @Test func `adds, subtracts and multiplies past 32 bits`() throws {
    #expect(try Self.rupiah(1_800_000) * 2 == Self.rupiah(3_600_000))
    #expect(try Self.rupiah(3_600_000) + Self.rupiah(500_000) == Self.rupiah(4_100_000))
    #expect(try Self.rupiah(2_500_000_000) - Self.rupiah(1) == Self.rupiah(2_499_999_999))
    #expect(try Self.rupiah(2_500_000_000) * 1000 == Self.rupiah(2_500_000_000_000))
    #expect(try Self.rupiah(100) - Self.rupiah(101) == Self.rupiah(-1))
  }

  @Test func `the last amounts of 64 bits are reached and not passed`() throws {
    #expect(try Self.rupiah(.max - 1) + Self.rupiah(1) == Self.rupiah(.max))
    #expect(try Self.rupiah(.min + 1) - Self.rupiah(1) == Self.rupiah(.min))
    #expect(try Self.rupiah(.max) * 1 == Self.rupiah(.max))
    #expect(try Self.rupiah(.max) * -1 == Self.rupiah(.min + 1))
    #expect(throws: MoneyError.overflow) { try Self.rupiah(.max) + Self.rupiah(1) }
    #expect(throws: MoneyError.overflow) { try Self.rupiah(.min) - Self.rupiah(1) }
    #expect(throws: MoneyError.overflow) { try Self.rupiah(0) - Self.rupiah(.min) }
    #expect(throws: MoneyError.overflow) { try Self.rupiah(.max) * 2 }
    #expect(throws: MoneyError.overflow) { try Self.rupiah(.min) * -1 }
    #expect(throws: MoneyError.overflow) { try Self.rupiah(2_500_000_000) * 4_000_000_000 }
  }

  @Test func `reckons near the end of 64 bits like one with more bits`() throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<5000 {
      let (left, right) = (random.integer(), random.integer())
      let (one, other) = (Self.rupiah(left), Self.rupiah(right))
      Self.check(Int128(left) + Int128(right)) { () throws(MoneyError) in try one + other }
      Self.check(Int128(left) - Int128(right)) { () throws(MoneyError) in try one - other }
      Self.check(Int128(left) * Int128(right)) { () throws(MoneyError) in try one * right }
    }
  }

  private static func check(_ exact: Int128, _ reckon: () throws(MoneyError) -> Money) {
    do throws(MoneyError) {
      let found = try reckon()
      #expect(Int128(found.minorUnits) == exact)
    } catch {
      #expect(error == .overflow)
      #expect(Int64(exactly: exact) == nil)
    }
  }

  @Test func `amounts of two currencies never meet`() {
    let (one, other) = (Self.rupiah(100), Money(minorUnits: 100, .gbp))
    #expect(one != other)
    #expect(throws: MoneyError.currencyMismatch(.idr, .gbp)) { try one + other }
    #expect(throws: MoneyError.currencyMismatch(.gbp, .idr)) { try other - one }
    #expect(throws: MoneyError.currencyMismatch(.idr, .gbp)) { try one.exceeds(other) }
    #expect(throws: MoneyError.currencyMismatch(.gbp, .idr)) { try Money.sum([one], .gbp) }
    // Not even where one of them is nothing.
    #expect(throws: MoneyError.currencyMismatch(.idr, .gbp)) { try one - Money.zero(.gbp) }
  }

  @Test func `sums are exact, and nothing at all is zero`() throws {
    #expect(try Money.sum([], .gbp) == Money.zero(.gbp))
    let amounts = [1, 2, 2_500_000_000].map(Self.rupiah)
    #expect(try Money.sum(amounts, .idr) == Self.rupiah(2_500_000_003))
    #expect(throws: MoneyError.overflow) {
      try Money.sum([Int64.max, 1, -1].map(Self.rupiah), .idr)
    }
  }

  @Test func `compares amounts of one currency`() throws {
    #expect(try Self.rupiah(2_500_000_001).exceeds(Self.rupiah(2_500_000_000)))
    #expect(try !Self.rupiah(2_500_000_000).exceeds(Self.rupiah(2_500_000_000)))
    #expect(try Self.rupiah(.max).exceeds(Self.rupiah(.min)))
    #expect(Money.zero(.idr).isZero && !Money.zero(.idr).isPositive)
    #expect(Self.rupiah(1).isPositive && !Self.rupiah(-1).isPositive && !Self.rupiah(-1).isZero)
  }
}

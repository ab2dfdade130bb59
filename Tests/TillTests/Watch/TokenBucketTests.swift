import CheckoutDomain
import Testing

@testable import Till

struct TokenBucketTests {
  private let start = Timestamp(milliseconds: 1_790_000_000_000)

  /// How many tokens there are at a moment.
  private func drain(
    _ bucket: inout TokenBucket, isForMoney: Bool = false, slowness: Int64 = 1, at now: Timestamp
  ) -> Int {
    var count = 0
    while bucket.take(isForMoney: isForMoney, slowness: slowness, at: now) == nil { count += 1 }
    return count
  }

  @Test func `a burst of sixteen, of which two are for money`() {
    var bucket = TokenBucket()
    #expect(drain(&bucket, at: start) == 14)
    #expect(drain(&bucket, isForMoney: true, at: start) == 2)
  }

  @Test func `then eight a second`() {
    var bucket = TokenBucket()
    _ = drain(&bucket, at: start)
    for second in 1...10 {
      #expect(drain(&bucket, at: start + .seconds(Int64(second))) == 8)
    }
  }

  @Test func `half as many where it is slow`() {
    var bucket = TokenBucket()
    _ = drain(&bucket, slowness: 2, at: start)
    #expect(drain(&bucket, slowness: 2, at: start + .seconds(1)) == 4)
  }

  @Test func `whoever waits as long as it says gets one`() throws {
    var bucket = TokenBucket()
    _ = drain(&bucket, at: start)
    let said = bucket.take(isForMoney: false, at: start)
    let wait = try #require(said)
    #expect((1...130).contains(wait.milliseconds))
    let afterwards = bucket.take(isForMoney: false, at: start + wait)
    #expect(afterwards == nil)
  }

  @Test func `a clock that is set back neither fills nor empties it`() {
    var bucket = TokenBucket()
    _ = drain(&bucket, at: start)
    #expect(drain(&bucket, at: start - .seconds(3600)) == 0)
    #expect(drain(&bucket, at: start - .seconds(3599)) == 8)
  }

  @Test func `what does not wait is owed`() {
    var bucket = TokenBucket()
    for _ in 1...24 { bucket.spend(at: start) }
    #expect(drain(&bucket, at: start + .seconds(1)) == 0)
    #expect(drain(&bucket, isForMoney: true, at: start + .seconds(2)) == 8)
  }
}

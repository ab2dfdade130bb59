import CheckoutDomain
import SandboxGateway

/// A plausible week of a small shop, planned before any of it happens: the same seed and hour, the
/// same week.
struct DemoWeek {
  /// One thing that a person does at a moment.
  struct Step {
    let at: Timestamp
    /// The sale's place in the week.
    let sale: Int
    let deed: Deed
  }

  enum Deed {
    /// Charges; the customer does what is given, so long after.
    case sell(SandboxCustomer, after: Duration, answerIsLost: Bool)
    /// Looks how the sale stands.
    case look
    /// Expires its session.
    case cancel
    /// Gives back so many parts of a thousand.
    case refund(perMille: Int64, RefundReason, RefundEnd = .done)
  }

  /// How a refund ends.
  enum RefundEnd {
    case done
    /// It fails at the provider, a minute after it was taken.
    case failsLater
    /// Nothing of it arrives, and nobody hears so: only a person can find that out.
    case neverArrives
  }

  /// The carts, the oldest first.
  private(set) var carts: [Cart] = []
  /// Everything that happens, in its order.
  private(set) var steps: [Step] = []

  /// What becomes of a sale.
  private enum Fate: CaseIterable {
    case paid, partRefunded, refunded, declined, expired, canceled, lost
    // What needs a person: there is something to learn that on.
    case paidLate, refundFailed, refundLost
  }

  /// How often each fate is drawn, of a thousand.
  private static let chances: [(fate: Fate, perMille: Int64)] = [
    (.paid, 690), (.partRefunded, 90), (.refunded, 50), (.declined, 50), (.expired, 60),
    (.canceled, 30), (.lost, 20), (.paidLate, 4), (.refundFailed, 4), (.refundLost, 2),
  ]

  /// Plans a week that ends now.
  ///
  /// - Parameter utcOffset: Seconds east of UTC, so that the shop sells by day.
  init(seed: UInt64, sales: Int, now: Timestamp, utcOffset: Int64) {
    var draw = DemoDraw(seed: seed)
    let moments = (0..<sales).map { _ in Self.moment(&draw, now: now, utcOffset) }.sorted()
    // Each fate once at the least, where there are enough sales, so that there is one to look at.
    var fates = moments.map { _ in Self.fate(&draw) }
    if sales >= 3 * Fate.allCases.count {
      for (place, fate) in Fate.allCases.enumerated() { fates[place] = fate }
    }
    for (place, (moment, fate)) in zip(moments, fates).enumerated() {
      carts.append(Self.cart(&draw, number: place))
      plan(place, fate, at: moment, utcOffset, &draw)
    }
    steps = steps.filter { $0.at < now }
      .sorted { ($0.at, $0.sale) < ($1.at, $1.sale) }
  }

  private mutating func plan(
    _ sale: Int, _ fate: Fate, at start: Timestamp, _ utcOffset: Int64, _ draw: inout DemoDraw
  ) {
    let wait = Duration.seconds(draw.within(15...240))
    let customer: SandboxCustomer =
      switch fate {
      case .declined: .decline
      case .expired, .canceled: .abandon
      case .paidLate: .late
      default: .pay
      }
    add(start, sale, .sell(customer, after: wait, answerIsLost: fate == .lost))
    add(start + wait + .seconds(30), sale, .look)
    if fate == .lost { add(start + wait + .seconds(40), sale, .look) }
    var later = start + .seconds(draw.within(3600...100_000))
    // Nobody is there at night.
    if !(9...20).contains(CalendarTime(later, offset: utcOffset).hour) {
      later = later + .seconds(12 * 3600)
    }
    let reason = draw.one(of: RefundReason.all)
    switch fate {
    case .paid, .lost: break
    case .partRefunded:
      add(later, sale, .refund(perMille: draw.within(1...8) * 100, reason))
    case .refunded: add(later, sale, .refund(perMille: 1000, reason))
    case .declined, .canceled: add(start + .seconds(draw.within(400...1800)), sale, .cancel)
    case .expired: add(start + .seconds(86_460), sale, .look)
    case .paidLate:
      add(start + .seconds(900), sale, .cancel)
      add(start + .seconds(1200), sale, .look)
    case .refundFailed:
      add(later, sale, .refund(perMille: 500, reason, .failsLater))
      add(later + .seconds(300), sale, .look)
    case .refundLost:
      add(later, sale, .refund(perMille: 300, reason, .neverArrives))
      for hours in [1, 12, 25] { add(later + .seconds(Int64(hours) * 3600), sale, .look) }
    }
  }

  private mutating func add(_ moment: Timestamp, _ sale: Int, _ deed: Deed) {
    steps.append(Step(at: moment, sale: sale, deed: deed))
  }

  private static func fate(_ draw: inout DemoDraw) -> Fate {
    var left = draw.within(0...999)
    for (fate, perMille) in chances {
      if left < perMille { return fate }
      left -= perMille
    }
    return .paid
  }

  /// Some moment of the week, between nine in the morning and nine at night.
  private static func moment(
    _ draw: inout DemoDraw, now: Timestamp, _ utcOffset: Int64
  ) -> Timestamp {
    let midnight = (now.milliseconds / 1000 + utcOffset) / 86_400 * 86_400 - utcOffset
    let day = draw.within(0...6)
    let second = draw.within(9 * 3600...21 * 3600)
    let moment = Timestamp(milliseconds: (midnight - day * 86_400 + second) * 1000)
    // What would be in the future was a week ago.
    return moment + .seconds(600) < now ? moment : moment - .seconds(7 * 86_400)
  }
}

extension DemoWeek {
  private static let goods: [(name: String, rupiah: Int64)] = [
    ("kopi susu", 18_000), ("teh tarik", 12_000), ("nasi goreng", 28_000), ("mie ayam", 25_000),
    ("es jeruk", 10_000), ("roti bakar", 15_000), ("kemeja batik", 189_000),
    ("sepatu lari", 459_000), ("headset", 349_000), ("power bank", 229_000),
    ("kipas angin", 275_000), ("rice cooker", 329_000), ("ponsel", 2_499_000),
    ("pengisi daya", 95_000), ("tas ransel", 215_000),
  ]

  private static func cart(_ draw: inout DemoDraw, number: Int) -> Cart {
    var cart = Cart(currency: .idr)
    for _ in 0..<draw.within(1...3) {
      let (name, rupiah) = draw.one(of: goods)
      // Nobody takes three telephones.
      let quantity = rupiah < 100_000 ? draw.within(1...3) : 1
      guard
        let item = try? LineItem(
          name: name, quantity: quantity, unitAmount: Money(minorUnits: rupiah * 100, .idr))
      else { continue }
      try? cart.add(item)
    }
    let digits = String(1001 + number)
    cart.reference = "NOTA-" + digits
    return cart
  }
}

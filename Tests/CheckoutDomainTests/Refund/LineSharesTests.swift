import CheckoutDomain
import Testing

@testable import CheckoutDomain

struct LineSharesTests {
  private func sale(_ lines: [(Int64, Int64)], captured: Int64?) throws -> Sale {
    let items = try lines.enumerated().map { index, line in
      try LineItem(
        name: "item \(index)", quantity: line.0, unitAmount: Money(minorUnits: line.1, .idr))
    }
    let amount = try Money.sum(items.map(\.total), .idr)
    return Sale(
      clientRef: ClientRef("r"), reference: "R", mode: .test, items: items, amount: amount,
      terminalType: .web, createdAt: Timestamp(milliseconds: 0),
      progress: Sale.Progress(
        phase: .paid, captured: captured.map { Money(minorUnits: $0, .idr) }))
  }

  @Test func `a line is worth what it cost where all was taken`() throws {
    let shares = LineShares(of: try sale([(2, 1_800_000), (1, 500_000)], captured: nil))
    #expect(shares.lines.map(\.minorUnits) == [3_600_000, 500_000])
    #expect(shares.worth(1, of: 0) == 1_800_000)
    #expect(shares.worth(2, of: 0) + shares.worth(1, of: 1) == 4_100_000)
  }

  static let shared: [(lines: [(Int64, Int64)], captured: Int64, expected: [Int64])] = [
    ([(3, 100), (3, 100), (3, 100)], 100, [34, 33, 33]),
    ([(1, 1), (1, 2)], 2, [1, 1]),
    ([(1, 0), (1, 10)], 7, [0, 7]),
    ([(1, 10), (1, 10)], 0, [0, 0]),
    ([(1, 1_000_000_000), (1, 1_500_000_000)], 2_499_999_999, [1_000_000_000, 1_499_999_999]),
  ]

  @Test(arguments: shared)
  func `less than the lines is shared by the largest remainder`(
    lines: [(Int64, Int64)], captured: Int64, expected: [Int64]
  ) throws {
    let shares = LineShares(of: try sale(lines, captured: captured))
    #expect(shares.lines.map(\.minorUnits) == expected)
  }

  @Test func `all pieces of all lines come to exactly what was taken, whatever it was`() throws {
    for seed in Int64(1)...400 {
      let lines: [(Int64, Int64)] = (0..<(1 + seed % 7)).map { (line: Int64) in
        let quantity = 1 + (seed * 7 + line * 13) % 9
        let price = 1 + (seed * 104_729 + line * 7919) % 3_000_001
        return (quantity, price)
      }
      let captured = (seed * 2_147_483_647) % 2_500_000_000
      let shares = LineShares(of: try sale(lines, captured: captured))
      #expect(shares.lines.map(\.minorUnits).reduce(0, +) == captured)
      for (line, (quantity, _)) in lines.enumerated() {
        #expect(shares.worth(quantity, of: line) == shares.lines[line].minorUnits)
        #expect(shares.worth(quantity + 5, of: line) == shares.lines[line].minorUnits)
        #expect(shares.worth(-1, of: line) == 0)
      }
    }
  }
}

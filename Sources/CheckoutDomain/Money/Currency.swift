/// A currency Kasir can charge in, with how people write it and how many decimals it has.
///
/// This is the one table that holds an exponent. IDR is sent with two decimals (Rp 1 = 100):
/// contract sheet §8 says why, and how sure that is.
public struct Currency: Hashable, Sendable {
  /// Its row in the table: money is copied and compared all the time, and costs no more than numbers.
  private let row: UInt8

  /// Indonesian rupiah, written `Rp 25.000.000`.
  public static let idr = Currency(row: 0)
  /// Pound sterling, written `£1,234.50`.
  public static let gbp = Currency(row: 1)

  /// Every currency that Akulaku processes (contract sheet §8).
  public static let all = [idr, gbp]

  private static let table = [
    Manner(
      code: "IDR", exponent: 2, symbol: "Rp", symbolIsSpaced: true, groupingSeparator: ".",
      decimalSeparator: ",", showsZeroDecimals: false),
    Manner(
      code: "GBP", exponent: 2, symbol: "£", symbolIsSpaced: false, groupingSeparator: ",",
      decimalSeparator: ".", showsZeroDecimals: true),
  ]

  private init(row: UInt8) { self.row = row }

  /// Finds a currency by its code, in any case; nil for one that Akulaku does not process.
  public init?(code: String) {
    guard let found = Self.all.first(where: { code.isSameInAnyCase(as: $0.code) }) else {
      return nil
    }
    self = found
  }
}

extension Currency {
  /// How people write a currency.
  private struct Manner {
    let code: String
    let exponent: Int
    let symbol: String
    let symbolIsSpaced: Bool
    let groupingSeparator: Character
    let decimalSeparator: Character
    let showsZeroDecimals: Bool
  }

  private var manner: Manner { Self.table[Int(row)] }

  /// The ISO 4217 code, upper case.
  public var code: String { manner.code }
  /// Decimals of the minor unit: one major unit is 10^exponent minor units.
  public var exponent: Int { manner.exponent }
  /// What is written before an amount.
  public var symbol: String { manner.symbol }
  var symbolIsSpaced: Bool { manner.symbolIsSpaced }
  var groupingSeparator: Character { manner.groupingSeparator }
  var decimalSeparator: Character { manner.decimalSeparator }
  var showsZeroDecimals: Bool { manner.showsZeroDecimals }

  /// What people write before an amount, in any case.
  var marks: [String] { [symbol, code] }
}

/// A currency Kasir can charge in, with how people write it and how many decimals it has.
///
/// This is the one table that holds an exponent. IDR is sent with two decimals (Rp 1 = 100):
/// contract sheet §8 says why, and how sure that is.
public struct Currency: Hashable, Sendable {
  /// The ISO 4217 code, upper case.
  public let code: String
  /// Decimals of the minor unit: one major unit is 10^exponent minor units.
  public let exponent: Int
  /// What is written before an amount.
  public let symbol: String
  let symbolIsSpaced: Bool
  let groupingSeparator: Character
  let decimalSeparator: Character
  let showsZeroDecimals: Bool

  /// Indonesian rupiah, written `Rp 25.000.000`.
  public static let idr = Currency(
    code: "IDR", exponent: 2, symbol: "Rp", symbolIsSpaced: true, groupingSeparator: ".",
    decimalSeparator: ",", showsZeroDecimals: false)
  /// Pound sterling, written `£1,234.50`.
  public static let gbp = Currency(
    code: "GBP", exponent: 2, symbol: "£", symbolIsSpaced: false, groupingSeparator: ",",
    decimalSeparator: ".", showsZeroDecimals: true)

  /// Every currency that Akulaku processes (contract sheet §8).
  public static let all = [idr, gbp]

  /// Finds a currency by its code, in any case; nil for one that Akulaku does not process.
  public init?(code: String) {
    guard let found = Self.all.first(where: { code.isSameInAnyCase(as: $0.code) }) else {
      return nil
    }
    self = found
  }

  /// What people write before an amount, in any case.
  var marks: [String] { [symbol, code] }

  private init(
    code: String, exponent: Int, symbol: String, symbolIsSpaced: Bool,
    groupingSeparator: Character, decimalSeparator: Character, showsZeroDecimals: Bool
  ) {
    self.code = code
    self.exponent = exponent
    self.symbol = symbol
    self.symbolIsSpaced = symbolIsSpaced
    self.groupingSeparator = groupingSeparator
    self.decimalSeparator = decimalSeparator
    self.showsZeroDecimals = showsZeroDecimals
  }
}

import CheckoutDomain

/// Rows of comma-separated values (RFC 4180) that no spreadsheet takes for formulas.
///
/// Every text is quoted, so that no other separator of a spreadsheet cuts it in two.
enum CSV {
  enum Cell {
    /// A text, from whomever.
    case text(String)
    /// A number of `10^exponent` minor units to a major one, without grouping and with a point.
    case number(minorUnits: Int64, exponent: Int)
  }

  /// A row with its line end.
  static func row(_ cells: [Cell]) -> String {
    cells.map(written).joined(separator: ",") + "\r\n"
  }

  private static func written(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): "\"" + harmless(text).replacing("\"", with: "\"\"") + "\""
    case .number(let minorUnits, let exponent): decimal(minorUnits, exponent)
    }
  }

  /// A text on one line, with a quote before it where a spreadsheet might reckon with it.
  ///
  /// Spreadsheets look at the first character, some of them after spaces, and read the wide forms
  /// of East Asian keyboards like the plain ones.
  private static func harmless(_ text: String) -> String {
    let safe = SafeText.line(text)
    let first = safe.unicodeScalars.first { !$0.properties.isWhitespace }
    let startsWithControl = text.unicodeScalars.first.map { $0.value < 0x20 } ?? false
    return startsWithControl || first.map(triggers.contains) ?? false ? "'" + safe : safe
  }

  private static let triggers = Set("=+-@＝＋－＠−".unicodeScalars)

  private static func decimal(_ minorUnits: Int64, _ exponent: Int) -> String {
    let digits = String(minorUnits.magnitude)
    let padded = String(repeating: "0", count: max(0, exponent + 1 - digits.count)) + digits
    let (whole, fraction) = (padded.dropLast(exponent), padded.suffix(exponent))
    let sign = minorUnits < 0 ? "-" : ""
    return sign + whole + (fraction.allSatisfy { $0 == "0" } ? "" : "." + fraction)
  }
}

import CheckoutDomain

extension Words {
  /// An amount in words, to be read aloud before it is confirmed: `sepuluh ribu rupiah`.
  func spelled(_ amount: Money) -> String {
    let unit = amount.currency.minorUnitsPerMajor
    let major = amount.minorUnits.magnitude / unit
    let minor = amount.minorUnits.magnitude % unit
    var parts: [String] = []
    if major > 0 || minor == 0 {
      parts.append(number(major) + " " + majorName(amount.currency, major))
    }
    if minor > 0 { parts.append(number(minor) + " " + minorName(amount.currency, minor)) }
    let sign = amount.minorUnits < 0 ? self("minus ", "minus ") : ""
    return sign + parts.joined(separator: self(" and ", " dan "))
  }

  private func majorName(_ currency: Currency, _ count: UInt64) -> String {
    switch currency {
    case .idr: "rupiah"
    case .gbp: self(count == 1 ? "pound" : "pounds", "pound sterling")
    default: currency.code
    }
  }

  private func minorName(_ currency: Currency, _ count: UInt64) -> String {
    switch currency {
    case .idr: "sen"
    case .gbp: self(count == 1 ? "penny" : "pence", "penny")
    default: self("hundredths", "perseratus")
    }
  }

  /// A whole number in words.
  func number(_ number: UInt64) -> String {
    switch language {
    case .english: EnglishNumber.words(number)
    case .indonesian: IndonesianNumber.words(number)
    }
  }
}

extension Currency {
  fileprivate var minorUnitsPerMajor: UInt64 {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}

private enum EnglishNumber {
  private static let small = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  private static let tens = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
  ]
  private static let groups: [(UInt64, String)] = [
    (1_000_000_000_000_000_000, "quintillion"), (1_000_000_000_000_000, "quadrillion"),
    (1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million"),
    (1000, "thousand"), (100, "hundred"),
  ]

  static func words(_ number: UInt64) -> String {
    if number < 20 { return small[Int(number)] }
    for (size, name) in groups where number >= size {
      let rest = number % size
      let head = words(number / size) + " " + name
      return rest == 0 ? head : head + " " + words(rest)
    }
    let rest = number % 10
    return tens[Int(number / 10)] + (rest == 0 ? "" : "-" + small[Int(rest)])
  }
}

private enum IndonesianNumber {
  private static let small = [
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
    "sepuluh", "sebelas",
  ]
  private static let groups: [(UInt64, String)] = [
    (1_000_000_000_000_000_000, "kuintiliun"), (1_000_000_000_000_000, "kuadriliun"),
    (1_000_000_000_000, "triliun"), (1_000_000_000, "miliar"), (1_000_000, "juta"),
    (1000, "ribu"), (100, "ratus"),
  ]

  static func words(_ number: UInt64) -> String {
    if number < 12 { return small[Int(number)] }
    if number < 20 { return small[Int(number - 10)] + " belas" }
    for (size, name) in groups where number >= size {
      let count = number / size
      let rest = number % size
      // One thousand and one hundred have words of their own.
      let head = count == 1 && size <= 1000 ? "se" + name : words(count) + " " + name
      return rest == 0 ? head : head + " " + words(rest)
    }
    let rest = number % 10
    return small[Int(number / 10)] + " puluh" + (rest == 0 ? "" : " " + small[Int(rest)])
  }
}

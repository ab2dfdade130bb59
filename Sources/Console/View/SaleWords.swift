import CheckoutDomain

/// What the screens write of a sale in no language.
enum SaleWords {
  /// `2 kopi susu, teh`.
  static func items(_ sale: Sale) -> String {
    sale.items.map { $0.quantity == 1 ? $0.name : "\($0.quantity) \($0.name)" }
      .joined(separator: ", ")
  }

  /// `11-23 05:23`, at the counter's own clock.
  static func time(_ moment: Timestamp, offset: Int64) -> String {
    let time = CalendarTime(moment, offset: offset)
    return time.date.dropFirst(5) + " " + time.minuteClock
  }

  /// `05:23:08`, at the counter's own clock.
  static func clock(_ moment: Timestamp, offset: Int64) -> String {
    CalendarTime(moment, offset: offset).clock
  }
}

/// A colour as a theme names it, before it is fitted to a terminal.
package enum Colour: Hashable, Sendable {
  /// Whatever the terminal itself uses.
  case terminalDefault
  /// A number of the 256 colour palette. 0 to 15 are the user's own.
  case palette(UInt8)
  case rgb(UInt8, UInt8, UInt8)
}

extension Colour {
  /// Reads `#rrggbb` or `default`; nil for anything else.
  package init?(_ text: String) {
    if text == "default" {
      self = .terminalDefault
      return
    }
    guard text.utf8.count == 7, text.first == "#" else { return nil }
    let digits = text.dropFirst()
    guard digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16) else { return nil }
    self = .rgb(
      UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
  }
}

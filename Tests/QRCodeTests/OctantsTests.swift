import TerminalHarness
import Testing

@testable import QRCode

struct OctantsTests {
  @Test func `every pattern has its own character, whose name says the same blocks`() {
    var seen: Set<Character> = []
    for pattern in UInt8.min...UInt8.max {
      let glyph = Octants.glyph(pattern)
      let blocks = Set((0..<8).filter { pattern >> $0 & 1 == 1 }.map { $0 + 1 })
      #expect(UnicodeOctants.blocks(of: glyph) == blocks, "\(pattern): \(glyph)")
      #expect(glyph.unicodeScalars.count == 1)
      seen.insert(glyph)
    }
    #expect(seen.count == 256)
  }

  @Test func `a cell of eight dark modules is a space on a dark ground`() {
    let full = QRCell(dark: .max)
    #expect(full.glyph == " " && full.paper == .dark && !full.isReversedWithoutColour)
    let empty = QRCell(dark: 0)
    #expect(empty.glyph == " " && empty.paper == .light && empty.isReversedWithoutColour)
    let one = QRCell(dark: 1)
    #expect(one.ink == .dark && one.paper == .light && one.isReversedWithoutColour)
  }
}

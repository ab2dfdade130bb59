import CheckoutDomain
import QRCode
import TerminalUI
import Testing

@testable import Console

/// The ladder's last step before the link alone, which is drawn only for whoever asked for it.
struct OctantTests {
  private static let forms: [QRForm] = [.halfBlocks, .octants]

  private static func code() throws -> QRMatrix { try QRMatrix.encode(Samples.liveLink) }

  /// What becomes of a live link: of version 7, 27 rows in half blocks, 14 in octants.
  @Test(arguments: [
    (80, 30, QRForm.halfBlocks, 4), (80, 24, .halfBlocks, 1), (80, 23, .octants, 4),
    (80, 16, .octants, 4), (80, 15, .octants, 4), (80, 14, .octants, 4), (80, 13, .octants, 2),
    (80, 12, .octants, 1), (60, 30, .octants, 4), (52, 16, .octants, 4), (49, 12, .octants, 1),
  ])
  func `octants come after every margin of half blocks`(
    columns: Int, rows: Int, form: QRForm, quiet: Int
  ) throws {
    let size = Size(columns: columns, rows: rows)
    let layout = PaymentLayout(try Self.code(), forms: Self.forms, size)
    guard case .drawn(let code, let place) = layout.code else {
      Issue.record("no code at \(columns)×\(rows)")
      return
    }
    #expect(code.form == form && code.quietZone.topAndBottom == quiet)
    #expect(place == place.intersection(Rect(size)) && layout.side.x >= place.maxX)
    #expect((layout.larger != nil) == (form == .octants))
  }

  @Test(arguments: [(80, 11), (48, 24), (40, 12)])
  func `without room for octants the size for them is said`(columns: Int, rows: Int) throws {
    let size = Size(columns: columns, rows: rows)
    let layout = PaymentLayout(try Self.code(), forms: Self.forms, size)
    #expect(layout.code == .tooSmall(Size(columns: 49, rows: 12)))
  }

  private func counter(_ forms: [QRForm], _ language: Language = .english) -> Counter {
    var settings = Samples.settings(mode: .live)
    settings.qrForms = forms
    settings.preferences.language = language
    var counter = Counter(
      settings, sales: [Samples.sale(.waiting, mode: .live, url: Samples.liveLink)])
    counter.press(.enter)
    counter.take(.ticked(Samples.now, clock: 1))
    return counter
  }

  @Test(arguments: Language.allCases)
  func `the operator is told that the code is small, and for what size it is not`(
    language: Language
  ) {
    let words = Words(language)
    let joined = counter(Self.forms, language).screen(80, 20).filter { !$0.isWhitespace }
    let sentence = words.codeIsSmall((72, 24), (80, 20)).filter { !$0.isWhitespace }
    // Its words stand in a column beside the code.
    #expect(sentence.split(separator: ".").allSatisfy { joined.contains($0.prefix(10)) })
    #expect(counter(Self.forms, language).screen(80, 20).contains("72×24"))
    #expect(!counter(Self.forms, language).screen(80, 24).contains("72×24"))
  }

  @Test(arguments: Language.allCases)
  func `a narrow margin is said, with the size that has all of it`(language: Language) throws {
    let words = Words(language)
    let matrix = try QRMatrix.encode(Samples.liveLink)
    var narrow = 0
    for rows in 20...40 {
      let screen = counter([.halfBlocks], language).screen(80, rows)
      let size = Size(columns: 80, rows: rows)
      guard let whole = PaymentLayout(matrix, forms: [.halfBlocks], size).wholeMargin else {
        #expect(!screen.contains(words.narrowMargin(0, 0).prefix(11)), "\(rows)")
        continue
      }
      narrow += 1
      #expect(screen.contains(words.narrowMargin(whole.columns, whole.rows)), "\(rows)")
      #expect(whole.rows > rows)
      let larger = PaymentLayout(matrix, forms: [.halfBlocks], whole)
      #expect(larger.code.isDrawn && larger.wholeMargin == nil)
    }
    #expect(narrow > 0)
  }

  @Test func `nobody who did not ask sees one`() {
    let screen = counter([.halfBlocks]).screen(80, 20)
    #expect(screen.unicodeScalars.allSatisfy { $0.value < 0x1CC00 })
    #expect(screen.contains(Samples.liveLink.prefix(40)))
  }

  @Test(arguments: [(80, 20, false), (80, 18, true), (60, 14, true), (80, 20, true)])
  func `what is on the screen is the code of the link`(
    columns: Int, rows: Int, isFullScreen: Bool
  ) throws {
    var counter = counter(Self.forms)
    if isFullScreen { counter.press(.character("f")) }
    let frame = counter.frame(columns, rows)
    var cells: [Point: Cell] = [:]
    for y in 0..<rows {
      for (x, cell) in frame.row(y).enumerated() where cell.style.fixed != nil {
        cells[Point(x: x, y: y)] = cell
      }
    }
    let left = try #require(cells.keys.map(\.x).min())
    let top = try #require(cells.keys.map(\.y).min())
    let matrix = try Self.code()
    let codeRows = try #require(cells.keys.map(\.y).max()) - top + 1
    let plan = QRPlan.fitting(matrix, columns: 27, rows: codeRows, form: .octants)
    let layout = try #require(plan.layout)
    #expect(cells.count == layout.size.columns * layout.size.rows)
    for (point, cell) in cells {
      let expected = layout.cells[point.x - left, point.y - top]
      #expect(cell.character == expected.glyph)
    }
  }
}

import Testing

@testable import QRCode

struct QRPlanTests {
  /// One row of the ladder: a link's bytes, the room, and what is drawn.
  struct Rung: Sendable {
    let bytes: Int
    let room: QRSize
    let quiet: QRQuietZone
    let size: QRSize

    init(
      _ bytes: Int, _ columns: Int, _ rows: Int, sides: Int, topAndBottom: Int,
      takes size: (Int, Int)
    ) {
      self.bytes = bytes
      room = QRSize(columns: columns, rows: rows)
      quiet = QRQuietZone(sides: sides, topAndBottom: topAndBottom)
      self.size = QRSize(columns: size.0, rows: size.1)
    }
  }

  @Test(arguments: [
    // The live link, version 7: all 24 rows of the usual terminal, one light module above.
    Rung(148, 80, 24, sides: 4, topAndBottom: 1, takes: (53, 24)),
    Rung(148, 53, 24, sides: 4, topAndBottom: 1, takes: (53, 24)),
    Rung(148, 80, 25, sides: 4, topAndBottom: 2, takes: (53, 25)),
    Rung(148, 80, 26, sides: 4, topAndBottom: 2, takes: (53, 25)),
    Rung(148, 80, 27, sides: 4, topAndBottom: 4, takes: (53, 27)),
    Rung(148, 120, 40, sides: 4, topAndBottom: 4, takes: (53, 27)),
    // The test link, version 6.
    Rung(118, 80, 25, sides: 4, topAndBottom: 4, takes: (49, 25)),
    Rung(118, 80, 24, sides: 4, topAndBottom: 2, takes: (49, 23)),
    Rung(118, 80, 23, sides: 4, topAndBottom: 2, takes: (49, 23)),
    Rung(118, 80, 22, sides: 4, topAndBottom: 1, takes: (49, 22)),
    // A direct redirect, version 4.
    Rung(71, 80, 24, sides: 4, topAndBottom: 4, takes: (41, 21)),
    Rung(71, 80, 20, sides: 4, topAndBottom: 2, takes: (41, 19)),
    Rung(71, 80, 18, sides: 4, topAndBottom: 1, takes: (41, 18)),
    // A narrow window takes from the sides.
    Rung(148, 52, 40, sides: 2, topAndBottom: 4, takes: (49, 27)),
    Rung(148, 48, 24, sides: 1, topAndBottom: 1, takes: (47, 24)),
  ])
  func `steps down the margins that the room is short of`(rung: Rung) throws {
    let plan = try QRPlan.fitting(
      link(bytes: rung.bytes), columns: rung.room.columns, rows: rung.room.rows)
    let layout = try #require(plan.layout)
    #expect(layout.quietZone == rung.quiet)
    #expect(layout.size == rung.size)
    #expect(layout.cells.columns == rung.size.columns && layout.cells.rows == rung.size.rows)
  }

  @Test func `a live link is version 7-L in an 80 by 24 terminal`() throws {
    let layout = try #require(try QRPlan.fitting(link(bytes: 148), columns: 80, rows: 24).layout)
    #expect(layout.matrix.version == 7 && layout.matrix.level == .low)
    // 27 columns are left beside it for amount, reference, time and state.
    #expect(80 - layout.size.columns == 27)
  }

  @Test(arguments: [(80, 23), (80, 22), (46, 24), (0, 0), (-1, -5)])
  func `draws nothing without room, and says the size it needs`(columns: Int, rows: Int) throws {
    let plan = try QRPlan.fitting(link(bytes: 148), columns: columns, rows: rows)
    #expect(
      plan
        == .tooSmall(
          needed: QRSize(columns: 47, rows: 24), full: QRSize(columns: 53, rows: 27)))
  }

  /// The half-block sizes of the reference table: modules plus twice the margin, halved upwards.
  @Test(arguments: [
    (53, (37, 19), (33, 17), (31, 16)), (78, (41, 21), (37, 19), (35, 18)),
    (106, (45, 23), (41, 21), (39, 20)), (134, (49, 25), (45, 23), (43, 22)),
    (154, (53, 27), (49, 25), (47, 24)), (192, (57, 29), (53, 27), (51, 26)),
    (230, (61, 31), (57, 29), (55, 28)), (271, (65, 33), (61, 31), (59, 30)),
    (321, (69, 35), (65, 33), (63, 32)),
  ])
  func `has the sizes of the table`(
    bytes: Int, four: (Int, Int), two: (Int, Int), one: (Int, Int)
  ) throws {
    let matrix = try QRMatrix.encode(link(bytes: bytes))
    for (quiet, size) in [(4, four), (2, two), (1, one)] {
      let zone = QRQuietZone(sides: quiet, topAndBottom: quiet)
      #expect(
        QRLayout(matrix: matrix, quietZone: zone).size
          == QRSize(columns: size.0, rows: size.1))
    }
  }

  @Test func `two characters a module take twice the columns and all the rows`() throws {
    let matrix = try QRMatrix.encode(link(bytes: 148))
    #expect(
      QRPlan.fitting(matrix, columns: 120, rows: 53, form: .ascii).layout?.size
        == QRSize(columns: 106, rows: 53))
    #expect(
      QRPlan.fitting(matrix, columns: 80, rows: 60, form: .ascii)
        == .tooSmall(
          needed: QRSize(columns: 94, rows: 47), full: QRSize(columns: 106, rows: 53)))
  }

  /// The octant sizes of the reference table, with all of the margin.
  @Test(arguments: [
    (53, (19, 10)), (78, (21, 11)), (106, (23, 12)), (134, (25, 13)), (154, (27, 14)),
    (192, (29, 15)), (230, (31, 16)), (271, (33, 17)), (321, (35, 18)),
  ])
  func `octants have the sizes of the table`(bytes: Int, size: (Int, Int)) throws {
    let layout = QRLayout(matrix: try QRMatrix.encode(link(bytes: bytes)), form: .octants)
    #expect(layout.size == QRSize(columns: size.0, rows: size.1))
  }

  @Test(arguments: [
    (27, 14, 4, 4), (27, 13, 4, 2), (27, 12, 4, 1), (26, 14, 2, 4), (24, 12, 1, 1),
  ])
  func `octants step down the same margins`(
    columns: Int, rows: Int, sides: Int, topAndBottom: Int
  ) throws {
    let plan = try QRPlan.fitting(
      link(bytes: 148), columns: columns, rows: rows, form: .octants)
    let layout = try #require(plan.layout)
    #expect(layout.quietZone == QRQuietZone(sides: sides, topAndBottom: topAndBottom))
    #expect(layout.size.columns <= columns && layout.size.rows <= rows)
  }

  @Test func `names the size for the full margin when it is reduced, and only then`() throws {
    let full = try QRPlan.fitting(link(bytes: 148), columns: 80, rows: 27).layout
    #expect(full?.note == nil)
    let reduced = try QRPlan.fitting(link(bytes: 148), columns: 80, rows: 24).layout
    #expect(reduced?.note?.contains("53×27") == true)
    #expect(reduced?.note?.contains("\n") == false)
  }

  @Test func `more room never gives a narrower margin, and what fits is inside the room`() throws {
    for bytes in stride(from: 40, through: 300, by: 20) {
      let matrix = try QRMatrix.encode(link(bytes: bytes))
      var last = 0
      for rows in 1...60 {
        guard let layout = QRPlan.fitting(matrix, columns: 80, rows: rows).layout else {
          #expect(last == 0)
          continue
        }
        #expect(layout.size.rows <= rows && layout.size.columns <= 80)
        #expect(layout.quietZone.topAndBottom >= max(1, last))
        last = layout.quietZone.topAndBottom
      }
    }
  }
}

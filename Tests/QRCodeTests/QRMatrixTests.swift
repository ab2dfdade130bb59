import Testing

@testable import QRCode

struct QRMatrixTests {
  /// Contract sheet §1, "Payment URLs and QR size", and the capacities of ISO/IEC 18004.
  @Test(arguments: [
    (71, 4, 33), (78, 4, 33), (79, 5, 37), (106, 5, 37), (107, 6, 41), (118, 6, 41),
    (134, 6, 41), (135, 7, 45), (148, 7, 45), (154, 7, 45), (155, 8, 49), (168, 8, 49),
    (192, 8, 49), (193, 9, 53), (230, 9, 53), (231, 10, 57), (271, 10, 57), (321, 11, 61),
  ])
  func `takes the smallest version that holds the bytes`(
    bytes: Int, version: Int, size: Int
  ) throws {
    let matrix = try QRMatrix.encode(link(bytes: bytes))
    #expect(matrix.version == version)
    #expect(matrix.size == size)
  }

  @Test(arguments: [
    (71, QRLevel.medium, 5), (71, .quartile, 6), (71, .high, 8),
    (118, .medium, 7), (118, .quartile, 9), (118, .high, 10),
    (148, .medium, 8), (148, .quartile, 10), (148, .high, 12),
    (168, .medium, 9), (168, .quartile, 11), (168, .high, 13),
  ])
  func `starts from the level that is asked for`(
    bytes: Int, level: QRLevel, version: Int
  ) throws {
    let matrix = try QRMatrix.encode(link(bytes: bytes), atLeast: level)
    #expect(matrix.version == version)
    #expect(matrix.level >= level)
  }

  @Test(arguments: [
    (148, QRLevel.low), (122, .low), (135, .low), (60, .medium), (80, .medium), (20, .quartile),
    (86, .low), (7, .high), (11, .quartile),
  ])
  func `takes the strongest level that does not cost a version`(
    bytes: Int, level: QRLevel
  ) throws {
    #expect(try QRMatrix.encode(link(bytes: bytes)).level == level)
  }

  @Test func `an empty text has no code`() {
    #expect(throws: QRError.empty) { try QRMatrix.encode("") }
  }

  @Test func `says how many bytes are too many`() throws {
    #expect(try QRMatrix.encode(link(bytes: 2953)).version == 40)
    let error = #expect(throws: QRError.self) { try QRMatrix.encode(link(bytes: 2954)) }
    #expect(error == .tooLong(bytes: 2954, limit: 2953))
    #expect(error?.description.contains("2954 bytes") == true)
  }

  @Test func `counts the bytes of a text, not its letters`() throws {
    // 120 letters of three bytes each are past the 271 bytes of version 10.
    #expect(try QRMatrix.encode(String(repeating: "코", count: 120)).version == 12)
  }

  @Test func `has the three finder patterns and is light outside`() throws {
    let matrix = try QRMatrix.encode(link(bytes: 148))
    let last = matrix.size - 7
    for (x, y) in [(0, 0), (last, 0), (0, last)] {
      for offset in 0..<7 {
        #expect(matrix[x + offset, y] && matrix[x + offset, y + 6])
        #expect(matrix[x, y + offset] && matrix[x + 6, y + offset])
      }
      #expect(!matrix[x + 1, y + 1])
      #expect(matrix[x + 3, y + 3])
    }
    #expect(!matrix[last + 6 + 1, 0] && !matrix[-1, 0] && !matrix[0, -1] && !matrix[0, matrix.size])
  }

  @Test func `refuses modules that are not a square`() {
    #expect(QRMatrix(size: 2, version: 1, level: .low, dark: [true, false, true]) == nil)
  }
}

import Testing

@testable import QRCode

struct QRTextTests {
  private func text(_ form: QRForm = .halfBlocks) throws -> QRText {
    QRText(QRLayout(matrix: try QRMatrix.encode(link(bytes: 148)), form: form))
  }

  @Test func `painted lines set both colours and end with the colours reset`() throws {
    let lines = try text().ansi.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 28 && lines.last == "")
    for line in lines.dropLast() {
      #expect(line.hasPrefix("\u{1B}[38;5;231;48;5;231m"))
      #expect(line.hasSuffix("\u{1B}[0m"))
      #expect(!line.contains("█") && !line.contains("▄"))
    }
  }

  @Test func `plain half blocks are 53 columns of ink for the light modules`() throws {
    let lines = try text().plain.split(separator: "\n")
    #expect(lines.count == 27)
    #expect(lines.allSatisfy { $0.count == 53 })
    #expect(lines.first == Substring(String(repeating: "█", count: 53)))
    #expect(!(try text().plain.contains("\u{1B}")))
  }

  @Test func `plain ASCII has two hashes for each dark module and nothing else`() throws {
    let matrix = try QRMatrix.encode(link(bytes: 148))
    let lines = try text(.ascii).plain.split(separator: "\n").map(Array.init)
    #expect(lines.count == 53)
    for (y, line) in lines.enumerated() {
      #expect(line.count == 106)
      for x in 0..<53 {
        let expected: Character = matrix[x - 4, y - 4] ? "#" : " "
        #expect(line[2 * x] == expected && line[2 * x + 1] == expected)
      }
    }
  }

  @Test func `reverse video marks the light modules and is ended on every line`() throws {
    let lines = try text(.ascii).reverseVideo.split(separator: "\n")
    for line in lines {
      #expect(line.hasPrefix("\u{1B}[7m"))
      let on = line.split(separator: "\u{1B}[7m", omittingEmptySubsequences: false).count
      let off = line.split(separator: "\u{1B}[27m", omittingEmptySubsequences: false).count
      #expect(on == off)
      #expect(line.hasSuffix("\u{1B}[27m"))
    }
  }
}

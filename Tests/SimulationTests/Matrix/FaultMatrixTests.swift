import SandboxGateway
import Simulation
import Testing

/// Every cell of the fault matrix in process; `prove matrix` runs the same cells over HTTP.
struct FaultMatrixTests {
  private static let cells = (try? FaultTable.cells()) ?? []

  @Test func `the tables can be read, and no cell stands there twice`() throws {
    let cells = try FaultTable.cells()
    #expect(cells.count >= 150)
    let names = cells.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: MatrixDeed.allCases)
  func `every fault is met by every deed that has a table`(deed: MatrixDeed) {
    let met = Set(
      Self.cells.filter { $0.deed == deed && $0.manner == nil && $0.times == nil }.map(\.fault))
    guard !met.isEmpty else { return }
    #expect(met == Set(NamedFault.allCases))
  }

  @Test func `every manner of the gateway is met`() {
    #expect(Set(Self.cells.compactMap(\.manner)) == Set(NamedManner.allCases))
  }

  @Test(arguments: cells)
  func `a cell ends as its table says`(cell: FaultCell) async {
    let outcome = await cell.run()
    #expect(cell.differences(from: outcome) == [], "\(cell.name)")
  }
}

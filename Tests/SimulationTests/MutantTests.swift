import Foundation
import Simulation
import Testing

struct MutantTests {
  private static let checkout = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test func `there are at least twelve safeguards to take out`() {
    #expect(Mutant.all.count >= 12)
    #expect(Set(Mutant.all.map(\.name)).count == Mutant.all.count)
  }

  @Test(arguments: Mutant.all.map(\.name))
  func `a safeguard stands where its mutant looks for it`(_ name: String) throws {
    let mutant = try #require(Mutant.all.first { $0.name == name })
    let text = try String(
      contentsOf: Self.checkout.appending(path: mutant.file), encoding: .utf8)
    // Where it does not, bring Sources/Simulation/Mutants up to date.
    #expect(mutant.switched(text) != nil)
  }

  @Test func `all of them fit side by side into one copy`() throws {
    var files: [String: String] = [:]
    for mutant in Mutant.all {
      let text =
        try files[mutant.file]
        ?? String(contentsOf: Self.checkout.appending(path: mutant.file), encoding: .utf8)
      let fitted: String = try #require(mutant.switched(text), "\(mutant.name)")
      files[mutant.file] = fitted
    }
  }
}

import OwnThread
import Testing

@testable import Breakage

@Suite(.ownThread) struct BitFlipTests {
  @Test("A flipped bit is never read in silence, and a rebuild brings everything back")
  func flips() throws {
    let tally = try BitFlips(flips: 200, seed: 5).run()
    #expect(tally.violations == [])
    #expect(tally.flips == 200)
    #expect(tally.rebuilt > 0)
    #expect(tally.found + tally.refused + tally.wrongAndFound > 0)
  }
}

import Fuzzing
import OwnThread
import Testing

@Suite(.ownThread) struct FuzzingTests {
  @Test(arguments: Fuzz.allCases)
  func `two thousand hostile inputs do no harm`(_ kind: Fuzz) async {
    let report = await kind.run(count: 2_000)
    #expect(report.fault == nil)
    #expect(report.inputs == 2_000)
    // A generator all of whose inputs are refused for one reason would prove nothing.
    #expect(report.accepted > 100 && report.accepted < 1_900)
  }
}

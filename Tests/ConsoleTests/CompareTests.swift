import TerminalUI
import Testing

@testable import Console

/// The screen that compares ledger and gateway.
struct CompareTests {
  @Test func `a comparison of another time that ends meanwhile is not this one's`() {
    var counter = Counter()
    counter.press(.character("R"), .right, .function(10), .escape)
    counter.press(.character("R"), .function(10))
    counter.take(.reconciled(days: 7, .success(Samples.reconciliation)))
    counter.take(.reconcileProgressed(days: 7, 40))
    #expect(!counter.screen().contains("3 differences"))
    #expect(!counter.screen().contains("40"))
    counter.take(.reconciled(days: 1, .success(Samples.reconciliation)))
    #expect(counter.screen().contains("3 differences"))
  }
}

import Simulation

/// A kind of foreign input, with a generator that knows its grammar and a judge that does not trust
/// the code it judges.
package enum Fuzz: String, CaseIterable, Sendable {
  /// Text on its way to a terminal.
  case text
  /// JSON on its way to money.
  case json
  /// Payment links on their way to a code.
  case links

  /// What came of many inputs.
  package struct Report: Sendable {
    package var inputs = 0
    /// Inputs that got through: shown as they were, read as an answer, drawn.
    ///
    /// Were there none, the generator would prove nothing.
    package var accepted = 0
    /// What was wrong with the first bad one, and which one it was.
    package var fault: String?
  }

  /// Runs inputs, until one is judged badly.
  ///
  /// - Parameter seed: The first one's; the next one has the next seed, so that any can be had again.
  package func run(count: UInt64, seed: UInt64 = 1) async -> Report {
    var report = Report()
    for seed in seed..<seed + count {
      var draw = Draw(seed: seed)
      report.inputs += 1
      let verdict: Verdict
      let shown: String
      switch self {
      case .text:
        let text = HostileText.draw(&draw)
        shown = text
        verdict = TextJudge.judge(text)
      case .json:
        let input = HostileJSON.draw(&draw)
        shown = String(decoding: input.body.prefix(2_000), as: UTF8.self)
        verdict = await JSONJudge.judge(input)
      case .links:
        let link = HostileLink.draw(&draw)
        shown = link
        verdict = LinkJudge.judge(link)
      }
      switch verdict {
      case .accepted: report.accepted += 1
      case .refused: break
      case .wrong(let reason):
        report.fault = "input \(seed): \(reason): \(shown.debugDescription)"
        return report
      }
    }
    return report
  }
}

/// How one input was dealt with.
enum Verdict: Hashable {
  /// It got through, rightly.
  case accepted
  /// It was refused, or changed, so that it does no harm.
  case refused
  /// It did what it must not.
  case wrong(String)
}

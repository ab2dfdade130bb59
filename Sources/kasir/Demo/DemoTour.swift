import Console
import Foundation
import SandboxGateway

/// The sandbox's part in the guided tour: its customer, its links and its connections do what each
/// step is about.
struct DemoTour: Sendable {
  /// Where the progress is kept.
  let file: String
  let server: SandboxServer
  let proxy: FaultProxy
  /// How the demo's gateway behaves otherwise.
  let usual: SandboxConfiguration

  /// How far somebody has come; the beginning where nothing is kept or it cannot be read.
  static func progress(in file: String) -> TourProgress {
    let text = try? String(contentsOfFile: file, encoding: .utf8)
    return text.flatMap(TourProgress.init(parsing:)) ?? TourProgress()
  }

  /// Keeps the progress, and has the sandbox do what its step needs.
  func play(_ progress: TourProgress) async {
    // A tour that cannot be kept begins anew next time: no reason to stop anything.
    _ = FileManager.default.createFile(
      atPath: file, contents: Data((progress.text + "\n").utf8),
      attributes: [.posixPermissions: 0o600])
    let step = progress.standing == .running ? progress.step : nil
    proxy.follow(FaultOrders(Self.faults(in: step)))
    await server.setConfiguration(Self.configuration(in: step, usual))
  }

  /// What goes wrong in a step.
  static func faults(in step: TourStep?) -> [FaultOrder] {
    guard step == .lostConnection else { return [] }
    // The refund is made, its answer is lost, and the first question about it comes to nothing.
    return [
      FaultOrder(.createRefund, .fault(.cutAfter, times: 1)),
      FaultOrder(.listRefunds, .fault(.error503Before, times: 2)),
    ]
  }

  /// What the customer does in a step, and how long a link lives.
  static func configuration(
    in step: TourStep?, _ usual: SandboxConfiguration
  ) -> SandboxConfiguration {
    var sandbox = usual
    switch step {
    case .declined: sandbox.customer = .decline
    case .expired:
      sandbox.customer = .abandon
      sandbox.sessionLifetime = .seconds(20)
    case .background: sandbox.delay = .seconds(8)
    default: break
    }
    return sandbox
  }
}

import CheckoutDomain
import Till

/// What the commands that wait for money have in common.
struct WaitRun {
  let common: CommonOptions
  /// Seconds to wait; nil until the sale expires.
  let timeout: Int?

  static let discussion = """
    Exit 3 when the time is up; the sale is not touched then. Ctrl-C prints how the sale stands and \
    ends with 130.
    """

  /// Waits until the sale is paid or has ended, and prints it however it ends.
  func wait(for id: String) async throws {
    if let timeout, timeout < 0 {
      throw Failure(TillError(.usage, "--timeout cannot be negative."))
    }
    let till = try common.counter().till
    let sale = try await till.findOrImport(id).sale
    let deadline = deadline(for: sale)
    try await common.about(sale, till) { [voice = common.voice] in
      let end = try await Interruption.cancelling {
        try await till.wait(for: sale.clientRef, until: deadline) { error in
          voice.note(error?.text ?? "The gateway answers again.")
        }
      }
      switch end {
      case .done(let result): try common.finish(result)
      case .interrupted(let signal): throw interruption(of: till.latest(sale), by: signal)
      }
    }
  }

  private func deadline(for sale: Sale) -> Timestamp {
    let now = Counter.time.now
    if let timeout { return now + .seconds(timeout) }
    return max(sale.progress.expiresAt ?? now + .seconds(24 * 3600), now) + .seconds(60)
  }

  /// A shell tells an interrupted command by its code, as it would one that the signal had ended.
  private func interruption(of sale: Sale, by signal: Int32) -> Failure {
    Failure(
      TillError(
        .unknown, "Interrupted: \(sale.reference) is \(sale.state.word).",
        hint: "It is not canceled: wait again, or end it."),
      sale: sale, exitCode: 128 + signal)
  }
}

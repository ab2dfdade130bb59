/// What one check has found.
struct DoctorLine: Hashable {
  enum Verdict: String, CaseIterable {
    case ok, warning, wrong
  }

  /// What was checked.
  enum Check: String, CaseIterable {
    case config, key, gateway, clock, data, log, ledger, webhook, terminal, code, probe
  }

  let check: Check
  let verdict: Verdict
  /// What was found, in one sentence.
  let message: String
  /// What to do about it; nil where there is nothing to do.
  let hint: String?

  init(_ check: Check, _ verdict: Verdict, _ message: String, hint: String? = nil) {
    self.check = check
    self.verdict = verdict
    self.message = message
    self.hint = hint
  }
}

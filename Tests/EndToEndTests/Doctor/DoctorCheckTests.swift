import CheckoutDomain
import Testing
import Till
import WooshPay

@testable import Ledger
@testable import kasir

/// Each check of `kasir doctor`, in each of its verdicts.
struct DoctorCheckTests {
  @Test func `the key`() throws {
    let test = try SecretKey(parsing: "sk_test_sampleNeverReal", from: "the test")
    let live = try SecretKey(parsing: "sk_live_sampleNeverReal", from: "the test")
    let good = KeyCheck.line(.success(test), source: "the environment")
    #expect(good.verdict == .ok && good.message.contains("test: no real money"))
    #expect(!good.message.contains("sampleNeverReal"))
    #expect(KeyCheck.line(.success(live), source: "x").message.contains("live: real money"))
    let none = KeyCheck.line(.success(nil), source: "nowhere")
    #expect(none.verdict == .wrong && none.hint?.contains("WOOSHPAY_SECRET_KEY") == true)
    let bad = KeyCheck.line(.failure(TillError(.key, "It is bad.", hint: "Mend it.")), source: "x")
    #expect(bad == DoctorLine(.key, .wrong, "It is bad.", hint: "Mend it."))
  }

  @Test func `the webhook secret`() throws {
    let none = WebhookCheck.line(nil, nil)
    #expect(none.verdict == .ok && none.hint?.contains("--secret-file") == true)
    let secret = try WebhookSecret(parsing: "whsec_sampleNeverReal", from: "the test")
    let good = WebhookCheck.line("/shop/secret", .success(secret))
    #expect(good.verdict == .ok && good.message.contains("/shop/secret"))
    #expect(!good.message.contains("sampleNeverReal"))
    let bad = WebhookCheck.line("/shop/secret", .failure(TillError(.key, "Bad.", hint: "Mend it.")))
    #expect(bad == DoctorLine(.webhook, .wrong, "Bad.", hint: "Mend it."))
  }

  @Test(arguments: [
    (GatewayContact?.some(GatewayContact(.answered)), DoctorLine.Verdict.ok, "over TLS"),
    (GatewayContact(.answered, isEncrypted: false), .ok, "on this machine only"),
    (GatewayContact(.keyRefused("401: No.")), .wrong, "does not take the key (401: No.)"),
    (GatewayContact(.refused("503")), .warning, "not as expected (503)"),
    (GatewayContact(.silent("No such host.")), .wrong, "No such host."),
    (nil, .warning, "was not asked"),
  ])
  func `the gateway`(contact: GatewayContact?, verdict: DoctorLine.Verdict, words: String) {
    let line = GatewayCheck.line(.success("apitest.wooshpay.com"), contact)
    #expect(line.verdict == verdict && line.message.contains(words))
    #expect((line.hint == nil) == (verdict == .ok || contact == nil))
  }

  @Test func `a gateway that does not go with the key`() {
    let line = GatewayCheck.line(.failure(TillError(.config, "Wrong host.")), nil)
    #expect(line.verdict == .wrong && line.message == "Wrong host.")
  }

  @Test(arguments: [
    // Milliseconds that this machine is ahead.
    (Int64(0), DoctorLine.Verdict.ok, "agrees"), (60_000, .ok, "agrees"), (-60_000, .ok, "agrees"),
    (62_500, .warning, "61 seconds ahead of"), (-61_500, .warning, "61 seconds behind"),
    (600_000, .warning, "9 minutes ahead of"), (-7_300_000, .warning, "2 hours behind"),
    (86_402_000, .wrong, "24 hours ahead of"), (-400_000_000, .wrong, "4 days behind"),
  ])
  func `the clock`(ahead: Int64, verdict: DoctorLine.Verdict, words: String) throws {
    let clock = Timestamp(milliseconds: 1_795_411_388_000)
    let now = clock + .milliseconds(ahead)
    let line = try #require(ClockCheck.line(clock, asked: (now, now)))
    #expect(line.verdict == verdict, "\(line.message)")
    #expect(line.message.contains(words), "\(line.message)")
  }

  @Test func `a slow answer is no difference of clocks, and no date is no check`() {
    let clock = Timestamp(milliseconds: 1_795_411_388_000)
    let line = ClockCheck.line(clock, asked: (clock - .seconds(65), clock + .seconds(65)))
    #expect(line?.verdict == .ok)
    #expect(ClockCheck.line(nil, asked: (clock, clock)) == nil)
  }

  @Test func `the config`() {
    #expect(ConfigCheck.line("/c", isThere: true, nil).verdict == .ok)
    #expect(ConfigCheck.line("/c", isThere: false, nil).message.contains("none is needed"))
    let bad = ConfigCheck.line("/c", isThere: true, TillError(.config, "Line 3.", hint: "Mend."))
    #expect(bad == DoctorLine(.config, .wrong, "Line 3.", hint: "Mend."))
  }

  private static let folder = FileState(path: "/d", isFolder: true, mode: 0o700)
  private static let file = FileState(path: "/d/a.sqlite", mode: 0o600)

  @Test(arguments: [
    (FileState?.none, [FileState](), Int64?.none, DoctorLine.Verdict.ok, "not there yet"),
    (folder, [file], nil, .ok, "yours alone"), (folder, [file], 1 << 40, .ok, "yours alone"),
    (FileState(path: "/d", mode: 0o600), [], nil, .wrong, "is no folder"),
    (
      FileState(path: "/d", isFolder: true, mode: 0o700, isWritable: false), [], nil, .wrong,
      "cannot be written"
    ),
    (
      folder, [FileState(path: "/d/a", mode: 0o400, isWritable: false)], nil, .wrong,
      "/d/a cannot be written"
    ),
    (FileState(path: "/d", isFolder: true, mode: 0o755), [file], nil, .warning, "read by others"),
    (folder, [FileState(path: "/d/b", mode: 0o640)], nil, .warning, "/d/b can be read by others"),
    (
      folder, [FileState(path: "/d/b", mode: 0o600, isMine: false)], nil, .warning, "another user's"
    ),
    (folder, [file], 50 << 20, .warning, "50 MiB are left"),
    (folder, [file], 1 << 20, .wrong, "1 MiB"),
  ])
  func `the data folder`(
    folder: FileState?, files: [FileState], free: Int64?, verdict: DoctorLine.Verdict,
    words: String
  ) {
    let line = DataCheck.line("/d", folder, files: files, free: free)
    #expect(line.verdict == verdict && line.message.contains(words), "\(line.message)")
    #expect((line.hint == nil) == (verdict == .ok))
  }

  @Test func `the log`() {
    let file = FileState(path: "/l", mode: 0o600)
    #expect(LogCheck.line("/l", file, canBeMade: true).verdict == .ok)
    #expect(LogCheck.line("/l", nil, canBeMade: false).verdict == .warning)
    let open = LogCheck.line("/l", FileState(path: "/l", mode: 0o644), canBeMade: true)
    #expect(open.verdict == .warning && open.hint == "Run: chmod 600 /l")
  }

  @Test func `the ledger`() {
    var report = AuditReport()
    #expect(LedgerCheck.line("x", .success(nil)).verdict == .ok)
    #expect(LedgerCheck.line("x", .success(report)).verdict == .ok)
    report.findings = [EvidenceFinding(.damaged, "A."), EvidenceFinding(.damaged, "B.")]
    let bad = LedgerCheck.line("x", .success(report))
    #expect(bad.verdict == .wrong && bad.message.hasSuffix("And 1 more."))
    let lost = LedgerCheck.line("x", .failure(TillError(.ledger, "Gone.")))
    #expect(lost.verdict == .wrong && lost.message == "Gone.")
  }

  @Test func `what the gateway was seen to do`() {
    let now = Timestamp(milliseconds: 1_795_411_388_000)
    func facts(_ answers: [GatewayFacts.Question: Bool], days: Int64 = 1, test: Bool = false)
      -> GatewayFacts
    {
      GatewayFacts(
        answers.mapValues {
          GatewayFacts.Answer(isYes: $0, at: now - .seconds(days * 86_400), isFromTest: test)
        })
    }
    #expect(ProbeCheck.line(facts([:]), mode: .test, now: now).verdict == .ok)
    #expect(ProbeCheck.line(facts([:]), mode: .live, now: now).verdict == .warning)
    let known = ProbeCheck.line(
      facts([.honoursRefundKeys: false], test: true), mode: .live, now: now)
    #expect(known.verdict == .ok && known.message.contains("1 of 12"))
    #expect(known.message.contains("from test"))
    let old = ProbeCheck.line(facts([.honoursRefundKeys: true], days: 181), mode: .test, now: now)
    #expect(old.verdict == .warning)
    let whole = ProbeCheck.line(facts([.hasTwoDecimals: false]), mode: .live, now: now)
    #expect(whole.verdict == .wrong)
  }

  @Test func `the terminal`() {
    var terminal = TerminalState()
    #expect(TerminalCheck.line(terminal).message == "xterm-256color, 80×24, 256 colours, UTF-8.")
    terminal.isColourless = true
    #expect(TerminalCheck.line(terminal).message.contains("turned off by NO_COLOR"))
    terminal.isUTF8 = false
    #expect(TerminalCheck.line(terminal).verdict == .warning)
    for term in ["dumb", "", "unknown"] {
      terminal.term = term
      #expect(TerminalCheck.line(terminal).verdict == .warning)
    }
    (terminal.term, terminal.colours) = ("nobody's", nil)
    #expect(TerminalCheck.line(terminal).verdict == .warning)
    terminal.isTerminal = false
    #expect(TerminalCheck.line(terminal).verdict == .ok)
    #expect(CodeCheck.line(terminal, mode: .test) == nil)
  }

  @Test(arguments: [
    (80, 24, true, Mode.live, DoctorLine.Verdict.ok, "148 bytes"),
    (80, 24, true, .test, .ok, "118 bytes"), (132, 43, true, .live, .ok, "fits."),
    (40, 12, true, .test, .warning, "it needs"), (80, 24, false, .test, .warning, "it needs"),
  ])
  func `the code of a link`(
    columns: Int, rows: Int, isUTF8: Bool, mode: Mode, verdict: DoctorLine.Verdict, words: String
  ) throws {
    var terminal = TerminalState()
    (terminal.columns, terminal.rows, terminal.isUTF8) = (columns, rows, isUTF8)
    let line = try #require(CodeCheck.line(terminal, mode: mode))
    #expect(line.verdict == verdict && line.message.contains(words), "\(line.message)")
  }
}

import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

/// One way in which a command can end: what has happened before, what the gateway does, and the code.
struct Ending: Sendable, CustomTestStringConvertible {
  let command: [String]
  /// The sale called meja-7 before; nil for none.
  let before: Before?
  let weather: Misbehaviour?
  let code: Int32
  /// The kind of the error; nil for none.
  let kind: String?
  /// Whether a document is on standard output.
  let prints: Bool

  enum Before: Sendable { case waiting, paid, declined, expired, unknown }

  var testDescription: String {
    "\(command.joined(separator: " ")), \(before.map { "\($0)" } ?? "no sale"): \(code) \(kind ?? "")"
  }

  /// An ending of a shop that has sold nothing.
  init(_ command: String, _ code: Int32, _ kind: String? = nil, prints: Bool? = nil) {
    self.init(command, nil, nil, code, kind, prints: prints)
  }

  /// An ending with a gateway that does as it should.
  init(
    _ command: String, _ before: Before, _ code: Int32, _ kind: String? = nil, prints: Bool? = nil
  ) {
    self.init(command, before, nil, code, kind, prints: prints)
  }

  init(
    _ command: String, _ before: Before?, _ weather: Misbehaviour?, _ code: Int32,
    _ kind: String? = nil, prints: Bool? = nil
  ) {
    self.command = command.split(separator: " ").map(String.init)
    self.before = before
    self.weather = weather
    self.code = code
    self.kind = kind
    self.prints = prints ?? (code == 0)
  }

  private static let sale = "session create --item teh:1:5000"
  private static let intent = "intent create --item teh:1:5000"
  private static let refund = "refund create meja-7 --yes"
  private static let resolve = "refund resolve re_1 --by A --evidence B --outcome"

  /// Every command that does something, and each way it can end.
  static let all: [Ending] = [
    // session create
    Ending(sale, 0), Ending(sale + " --dry-run", 0),
    Ending(sale + " --reference meja-7", .waiting, 1, "limit"),
    Ending(sale, nil, .answer(status: 400), 1, "rejected", prints: true),
    Ending(sale, nil, .answer(status: 401), 1, "key", prints: true),
    Ending(sale, nil, .tooManyRequests(), 0),
    Ending(sale, nil, .resetAfterCommit, 3, "unknown", prints: true),
    Ending("session create --item teh", 2, "usage"), Ending("session create", 2, "usage"),
    Ending("session create --instead-of nobody", 1, "not_found"),
    // session show, wait, expire, list
    Ending("session show meja-7", .waiting, 0), Ending("session show nobody", 1, "not_found"),
    Ending("session show meja-7", .waiting, .answer(status: 500), 1, "gateway", prints: true),
    Ending("session show meja-7", .unknown, 0), Ending("session show", 2, "usage"),
    Ending("session wait meja-7", .paid, 0),
    Ending("session wait meja-7", .expired, 1, "rejected", prints: true),
    Ending("session wait meja-7 --timeout 0", .waiting, 3, "unknown", prints: true),
    Ending("session wait meja-7 --timeout 0", .declined, 3, "unknown", prints: true),
    Ending("session wait meja-7 --timeout -1", .waiting, 2, "usage"),
    Ending("session wait nobody", 1, "not_found"),
    Ending("session expire meja-7", .waiting, 0),
    Ending("session expire meja-7 --dry-run", .waiting, 0),
    Ending("session expire meja-7", .paid, 1, "limit", prints: true),
    Ending("session expire meja-7", .waiting, .resetBeforeCommit, 3, "unknown", prints: true),
    Ending("session expire nobody", 1, "not_found"),
    Ending("session list", 0), Ending("session list", nil, .answer(status: 500), 1, "gateway"),
    Ending("session list", nil, .answer(status: 401), 1, "key"),
    Ending("session list --state payed", 2, "usage"),
    // intent
    Ending(intent, 1, "no_redirect", prints: true), Ending(intent + " --dry-run", 0),
    Ending(intent + " --or-session", 0), Ending("intent create", 2, "usage"),
    Ending("intent show nobody", 1, "not_found"), Ending("intent wait nobody", 1, "not_found"),
    Ending("intent cancel meja-7", .waiting, 1, "limit", prints: true),
    Ending("intent list", 0), Ending("intent list --limit 0", 2, "usage"),
    Ending("intent search meja-7", .waiting, 0),
    // refund
    Ending(refund, .paid, 0), Ending("refund create meja-7 --dry-run", .paid, 0),
    Ending(refund, .waiting, 1, "exceeds_remaining", prints: true),
    Ending(refund + " --amount 5.001", .paid, 1, "exceeds_remaining", prints: true),
    Ending(refund, .paid, .answer(status: 400), 1, "rejected", prints: true),
    Ending(refund, .paid, .resetAfterCommit, 3, "unknown", prints: true),
    Ending(refund + " --amount 0", .paid, 2, "usage"),
    Ending("refund create meja-7", .paid, 2, "usage"),
    Ending("refund create nobody --yes", 1, "not_found"),
    Ending("refund show re_1", 1, "not_found"), Ending("refund show nobody", 1, "not_found"),
    Ending(resolve + " refunded", 1, "not_found"), Ending(resolve + " maybe", 2, "usage"),
    // sales
    Ending("sales list", .waiting, 0), Ending("sales list", 1, "not_found"),
    Ending("sales list --tab open", .waiting, 2, "usage"),
    Ending("sales show meja-7", .waiting, 0), Ending("sales show nobody", .waiting, 1, "not_found"),
    Ending("sales timeline meja-7", .waiting, 0), Ending("sales timeline meja-7", 1, "not_found"),
    Ending("sales verify", .waiting, 0), Ending("sales verify", 1, "not_found"),
    Ending("sales rebuild", .waiting, 0), Ending("sales rebuild", 1, "not_found"),
    Ending("sales settle meja-7 --by A --evidence B", .waiting, 1, prints: false),
    Ending("sales settle meja-7 --by A", .waiting, 2, "usage"),
    // webhook
    Ending("webhook create", 2, "usage"), Ending("webhook show", 2, "usage"),
    Ending("webhook update", 2, "usage"), Ending("webhook delete we_1", 2, "usage"),
    Ending("webhook listen --port 0", 2, "usage"), Ending("webhook list --all", 2, "usage"),
    // The rest
    Ending("reconcile", .waiting, 0), Ending("reconcile --since 2026-13-01", 2, "usage"),
    Ending("doctor", .waiting, 0), Ending("doctor meja-7", .paid, 2, "usage"),
    Ending("doctor --probe nobody", 1, "not_found"),
    Ending("qr kopi", 0), Ending("qr", 2, "usage"), Ending("qr kopi --png /nowhere/a", 1, "output"),
    Ending("schema", 0), Ending("schema sale", 0), Ending("schema nothing", 2, "usage"),
    Ending("completions bash", 0), Ending("completions csh", 2, "usage"), Ending("manual", 0),
    Ending("sandbox --customer nice", 2, "usage"), Ending("demo", 2, "usage"),
    Ending("display", 2, "usage"),
    Ending("console", 2, "usage"), Ending("nothing", 2, "usage"), Ending("session", 2, "usage"),
  ]
}

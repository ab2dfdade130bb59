import CheckoutDomain
import Glibc
import Synchronization

/// A test aid: writes every landmark that this process passes into a file, and ends the process with
/// `SIGKILL` at one of them.
///
/// `prove kill` sets the first two of its variables. It works against a gateway on a literal loopback address
/// alone, so that nobody has it by accident where money is real; without its variables there is
/// nothing of it.
///
/// - `KASIR_LANDMARKS`: the file; a line a landmark, with the number of the ledger's last event after a
///   tab where there is one.
/// - `KASIR_KILL_AT`: `3 after POST /v1/refunds` ends it there the third time.
/// - `KASIR_CARE_AFTER`: after how many seconds the ledger's file is looked after for the first time,
///   for a test that has no minute.
enum KillSwitch {
  /// The landmarks of this process.
  static let landmarks = landmarks(.ofThisProcess)

  private static func landmarks(_ surroundings: Surroundings) -> Landmarks {
    guard let path = surroundings.value("KASIR_LANDMARKS"), isHarmless(surroundings) else {
      return .unwatched
    }
    let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { return .unwatched }
    let order = surroundings.value("KASIR_KILL_AT").flatMap(Order.init)
    return Landmarks { name, event in
      let line = name + (event.map { "\t\($0)" } ?? "") + "\n"
      _ = line.withCString { write(file, $0, strlen($0)) }
      guard let order, order.isReached(name) else { return }
      kill(getpid(), SIGKILL)
      while true { pause() }
    }
  }

  /// After how long the ledger's file is looked after for the first time; nil for the usual time.
  static var careAfter: Duration? {
    let surroundings = Surroundings.ofThisProcess
    guard let seconds = surroundings.value("KASIR_CARE_AFTER").flatMap({ Int($0) }), seconds >= 0,
      isHarmless(surroundings)
    else { return nil }
    return .seconds(min(seconds, 3600))
  }

  /// Whether the gateway is one on this machine.
  private static func isHarmless(_ surroundings: Surroundings) -> Bool {
    guard let base = surroundings.value("WOOSHPAY_API_BASE"),
      let address = try? WebAddress(parsing: base)
    else { return false }
    return address.origin.isLoopback
  }

  /// Where to end.
  private final class Order: Sendable {
    private let name: String
    private let left: Countdown

    init?(_ text: String) {
      let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
      guard parts.count == 2, let count = Int(parts[0]), count > 0 else { return nil }
      name = parts[1]
      left = Countdown(count)
    }

    func isReached(_ name: String) -> Bool { name == self.name && left.isOver() }
  }
}

/// Counts down to one moment.
private final class Countdown: Sendable {
  private let left: Mutex<Int>

  init(_ count: Int) { left = Mutex(count) }

  /// Takes one off; true the one time that none is left.
  func isOver() -> Bool {
    left.withLock { left in
      left -= 1
      return left == 0
    }
  }
}

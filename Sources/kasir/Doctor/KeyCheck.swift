import CheckoutDomain
import Till
import WooshPay

/// The key and where it goes.
enum KeyCheck {
  /// Whether there is a well-formed key, and whose money it moves.
  static func line(_ key: Result<SecretKey?, TillError>, source: String) -> DoctorLine {
    switch key {
    case .failure(let error):
      return DoctorLine(.key, .wrong, error.message, hint: error.hint)
    case .success(nil):
      return DoctorLine(
        .key, .wrong, "There is no secret key.",
        hint: "Set WOOSHPAY_SECRET_KEY, or secret_key_file in the config. `kasir demo` needs none.")
    case .success(let key?):
      let money = key.mode == .live ? "live: real money" : "test: no real money"
      return DoctorLine(.key, .ok, "\(key.masked) from \(source) (\(money)).")
    }
  }
}

/// Whether the gateway is there and takes the key.
enum GatewayCheck {
  static func line(_ host: Result<String, TillError>, _ contact: GatewayContact?) -> DoctorLine {
    let name: String
    switch host {
    case .failure(let error):
      return DoctorLine(.gateway, .wrong, error.message, hint: error.hint)
    case .success(let host): name = SafeText.line(host)
    }
    guard let contact else {
      return DoctorLine(.gateway, .warning, "\(name) was not asked: there is no key.")
    }
    switch contact.ending {
    case .answered:
      let how = contact.isEncrypted ? "over TLS" : "unencrypted, on this machine only"
      return DoctorLine(.gateway, .ok, "\(name) answers \(how), and takes the key.")
    case .keyRefused(let words):
      return DoctorLine(
        .gateway, .wrong, "\(name) does not take the key (\(words)).",
        hint: "Copy the key from WooshPay again, or ask whether it has expired.")
    case .refused(let words):
      return DoctorLine(
        .gateway, .warning, "\(name) answers, but not as expected (\(words)).",
        hint: "Try again in a while; if it stays so, ask WooshPay.")
    case .silent(let reason):
      return DoctorLine(
        .gateway, .wrong, reason, hint: "Check the network, and WOOSHPAY_API_BASE if you set it.")
    }
  }
}

/// How far this machine's clock is from the gateway's.
enum ClockCheck {
  private static let tolerable = Duration.seconds(60)
  private static let absurd = Duration.seconds(24 * 3600)

  /// - Parameters:
  ///   - clock: The gateway's time, in whole seconds.
  ///   - asked: When it was asked, and when its answer was there.
  static func line(_ clock: Timestamp?, asked: (from: Timestamp, to: Timestamp)) -> DoctorLine? {
    guard let clock else { return nil }
    // The answer may be up to a second older than its `Date`, which has no fractions.
    let ahead = asked.from - (clock + .seconds(1))
    let behind = clock - asked.to
    let offset = max(ahead, behind, .zero)
    let way = ahead > behind ? "ahead of" : "behind"
    guard offset > tolerable else {
      return DoctorLine(.clock, .ok, "This machine's clock agrees with the gateway's.")
    }
    return DoctorLine(
      .clock, offset > absurd ? .wrong : .warning,
      "This machine's clock is \(words(offset)) \(way) the gateway's.",
      hint: "Set it right, or let it be kept right (timedatectl set-ntp true).")
  }

  private static func words(_ offset: Duration) -> String {
    let seconds = offset.components.seconds
    switch seconds {
    case ..<120: return "\(seconds) seconds"
    case ..<7200: return "\(seconds / 60) minutes"
    case ..<172_800: return "\(seconds / 3600) hours"
    default: return "\(seconds / 86_400) days"
    }
  }
}

import CheckoutDomain
import Till
import WooshPay

/// The webhook secret that `kasir webhook listen` is given.
enum WebhookCheck {
  /// - Parameters:
  ///   - path: Its file; nil where none was named.
  ///   - secret: What was read from it.
  static func line(_ path: String?, _ secret: Result<WebhookSecret, TillError>?) -> DoctorLine {
    guard let path, let secret else {
      return DoctorLine(
        .webhook, .ok, "No secret's file was named, and none is needed to sell.",
        hint: "`kasir doctor --secret-file F` checks the one that `kasir webhook listen` takes.")
    }
    switch secret {
    case .success:
      return DoctorLine(
        .webhook, .ok, "\(SafeText.line(path)) holds a webhook secret that only you can read.")
    case .failure(let error):
      return DoctorLine(.webhook, .wrong, error.message, hint: error.hint)
    }
  }
}

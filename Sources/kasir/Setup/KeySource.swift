import Foundation
import Till
import WooshPay

/// Finds the secret key: in the environment, else in the file that the config names.
enum KeySource {
  /// Reads the key; nil where nobody has set one.
  static func key(
    _ surroundings: Surroundings, _ config: Config, configFolder: String
  ) throws(TillError) -> SecretKey? {
    let variable = "WOOSHPAY_SECRET_KEY"
    if let text = surroundings.value(variable) { return try parse(text, variable) }
    guard let named = config.secretKeyFile else { return nil }
    let path = surroundings.path(named, in: configFolder)
    return try parse(try KeyFile.contents(path), path)
  }

  private static func parse(_ text: String, _ source: String) throws(TillError) -> SecretKey {
    do throws(SetupError) {
      return try SecretKey(parsing: text, from: source)
    } catch {
      throw TillError(setup: error)
    }
  }
}

extension TillError {
  /// What is wrong with key or address, as an error of a command.
  init(setup error: SetupError) {
    self.init(error.kind == .key ? .key : .config, error.sentence)
  }

  /// There is no key at all.
  static let noKey = TillError(
    .key, "There is no secret key: set WOOSHPAY_SECRET_KEY, or secret_key_file in the config.",
    hint: "`kasir demo` needs none: it brings a sandbox of its own.")
}

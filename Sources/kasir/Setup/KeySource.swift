import Foundation
import Glibc
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
    return try parse(try contents(path), path)
  }

  private static func parse(_ text: String, _ source: String) throws(TillError) -> SecretKey {
    do throws(SetupError) {
      return try SecretKey(parsing: text, from: source)
    } catch {
      throw TillError(setup: error)
    }
  }

  /// Reads a key file, which only its owner may read.
  private static func contents(_ path: String) throws(TillError) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw TillError(
        .key, "The key file \(path) cannot be read: \(String(cString: strerror(errno))).",
        hint: "Mend secret_key_file in the config, or set WOOSHPAY_SECRET_KEY.")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw TillError(.key, "The key file \(path) is no plain file.")
    }
    guard status.st_uid == geteuid(), status.st_mode & 0o077 == 0 else {
      throw TillError(
        .key, "The key file \(path) must be its owner's alone, and yours.",
        hint: "Run: chmod 600 \(path)")
    }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
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

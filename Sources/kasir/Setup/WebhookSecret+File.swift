import Till
import WooshPay

extension WebhookSecret {
  /// Reads the secret of an endpoint from a file of its owner's alone.
  ///
  /// - Throws: ``TillError`` of kind `key`, with what mends it.
  init(file path: String) throws(TillError) {
    let text = try KeyFile.contents(
      path, of: "webhook secret", hint: "`kasir webhook create --secret-file FILE` makes one.")
    do throws(SetupError) {
      try self.init(parsing: text, from: path)
    } catch {
      throw TillError(setup: error)
    }
  }
}

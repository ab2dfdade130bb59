import Till

/// A secret key among the arguments, where every user of the computer, and the shell's history, can
/// read it.
enum KeyInArguments {
  /// Refuses to run with one, whatever the command would do with it.
  static func check(_ arguments: [String]) throws(TillError) {
    guard arguments.contains(where: Redaction.holdsKey) else { return }
    throw TillError(
      .key,
      "There is a secret key among the arguments, where every user of this computer can read it. "
        + "Nothing was done.",
      hint: "Make a new key at WooshPay, and give it in WOOSHPAY_SECRET_KEY or in a file that "
        + "secret_key_file of the config names.")
  }
}

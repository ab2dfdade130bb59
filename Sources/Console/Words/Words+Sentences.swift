import CheckoutDomain
import Till

extension Words {
  /// What went wrong and what to do, in one line.
  func sentence(_ error: TillError) -> String {
    let message = sentence(error.message)
    return error.hint.map { message + " " + sentence($0) } ?? message
  }

  /// Why the gateway cannot be asked now: nobody has to ask again, as a command would have it.
  func trouble(_ error: TillError) -> String {
    guard [.notSent, .gateway, .unknown].contains(error.kind) else { return sentence(error) }
    return sentence(error.message)
      + self(" It is asked again by itself.", " Gateway ditanya lagi otomatis.")
  }

  /// A sentence of a lower room, which speaks English: JSON and logs have it as it is.
  ///
  /// What has no translation stays English rather than being left out.
  func sentence(_ english: String) -> String { self(english, SentenceTable.indonesian(english)) }
}

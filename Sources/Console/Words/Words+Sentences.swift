import CheckoutDomain
import Till

extension Words {
  /// What went wrong and what to do, in one line.
  func sentence(_ error: TillError) -> String {
    let message = sentence(error.message)
    return error.hint.map { message + " " + sentence($0) } ?? message
  }

  /// A sentence of a lower room, which speaks English: JSON and logs have it as it is.
  ///
  /// What has no translation stays English rather than being left out.
  func sentence(_ english: String) -> String { self(english, SentenceTable.indonesian(english)) }
}

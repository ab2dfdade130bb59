import StrictJSON

/// Where an intent sends the customer next (contract sheet §5, `next_action`).
///
/// Akulaku's own shape was never seen, so every one that the gateway shows for others is read.
enum NextAction {
  /// The page; nil where there is none.
  ///
  /// The member that `type` names goes first, then the first other one that holds a page, then a bare
  /// `url`; a text that is no JSON counts as the page itself.
  static func redirect(_ intent: WireObject) -> String? {
    guard let action = intent.object("next_action") else {
      return intent.text("next_action").flatMap { $0.hasPrefix("http") ? $0 : nil }
    }
    if let type = action.text("type", limit: 100), let url = action.object(type)?.text("url") {
      return url
    }
    for name in action.names where name != "type" {
      if let url = action.object(name)?.text("url") { return url }
    }
    return action.text("url")
  }
}

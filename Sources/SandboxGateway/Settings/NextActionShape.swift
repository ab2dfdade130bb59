import StrictJSON

/// How a confirmed intent says where the customer goes next (contract sheet §5, `next_action`).
///
/// Akulaku's own shape was never seen: the only sample of it has no `next_action` at all.
package enum NextActionShape: String, CaseIterable, Codable, Sendable {
  /// Under the member that `type` names.
  case named
  /// Under another member than `type` names, as one method has it.
  case otherMember = "other-member"
  /// Under `redirect_to_url`.
  case redirectToURL = "redirect-to-url"
  /// As a bare `url`.
  case bareURL = "bare-url"
  /// The first one, as JSON in a string.
  case jsonText = "json-text"
  /// Nowhere: the intent says `requires_payment_method`, as the sample does.
  case none

  /// The member's value; nil where there is none.
  func value(_ url: String) -> JSONValue? {
    let page: JSONValue = ["url": .string(url)]
    let named: JSONValue = [
      "type": "akulaku_handle_redirect", "akulaku_handle_redirect": page,
    ]
    return switch self {
    case .named: named
    case .otherMember: ["type": "redirect_to_url", "akulaku_handle_redirect": page]
    case .redirectToURL: ["type": "redirect_to_url", "redirect_to_url": page]
    case .bareURL: ["type": "redirect", "url": .string(url)]
    case .jsonText: .string(named.compact)
    case .none: nil
    }
  }

  /// The shape that a sale asks for by the beginning of its reference; nil where it asks for none.
  init?(steeredBy reference: String) {
    guard reference.lowercased().hasPrefix("noredirect") else { return nil }
    self = .none
  }
}

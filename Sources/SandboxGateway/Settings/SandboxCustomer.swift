/// What the simulated customer does with a payment link.
package enum SandboxCustomer: String, CaseIterable, Codable, Sendable {
  /// Opens the link and pays.
  case pay
  /// Opens the link, is declined, and does not try again.
  case decline
  /// Opens the link and walks away.
  case abandon
  /// Waits until the session has ended, and pays all the same.
  case late

  /// The customer that a reference asks for by its beginning, letter case ignored; nil where it
  /// asks for none.
  package init?(steeredBy reference: String) {
    let reference = reference.lowercased()
    guard
      let customer = [Self.decline, .abandon, .late].first(where: {
        reference.hasPrefix($0.rawValue)
      })
    else { return nil }
    self = customer
  }
}

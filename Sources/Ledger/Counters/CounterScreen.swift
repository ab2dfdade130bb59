package import CheckoutDomain

/// What one console on a ledger shows its customer now, for displays that follow it.
package struct CounterScreen: Hashable, Sendable {
  /// The console's process: once it has ended, this says nothing any more.
  package let process: ProcessIdentity
  /// What people call the counter; empty where nobody said.
  package let name: String
  /// Where its gateway is: links to itself are expected of one on this computer.
  package let gateway: WebOrigin
  /// The sale whose code it shows; nil between sales.
  package let sale: ClientRef?
  /// When it began to show that.
  package let since: Timestamp

  package init(
    process: ProcessIdentity, name: String, gateway: WebOrigin, sale: ClientRef?, since: Timestamp
  ) {
    self.process = process
    self.name = SafeText.line(name, limit: 60)
    self.gateway = gateway
    self.sale = sale
    self.since = since
  }
}

// MARK: - As text

extension CounterScreen {
  /// A line each: process, name, gateway, sale, moment in milliseconds.
  var text: String {
    [process.text, name, gateway.text, sale?.text ?? "", String(since.milliseconds), ""]
      .joined(separator: "\n")
  }

  /// Reads it back; nil for anything else.
  init?(text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count == 6, !lines[0].isEmpty, let address = try? WebAddress(parsing: lines[2]),
      let since = Int64(lines[4])
    else { return nil }
    self.init(
      process: ProcessIdentity(lines[0]), name: lines[1], gateway: address.origin,
      sale: lines[3].isEmpty ? nil : ClientRef(lines[3]), since: Timestamp(milliseconds: since))
  }
}

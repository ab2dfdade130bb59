import CheckoutDomain
import Ledger
import Logging
import WooshPay

/// What the test gateway of a live key's account was seen to do: it is kept in the test ledger.
enum TestFacts {
  /// Reads it; nothing for a test key, whose own ledger has it, and where there is no such ledger.
  static func facts(
    for key: SecretKey, at address: GatewayAddress, _ setup: Setup
  ) -> GatewayFacts {
    guard key.mode == .live, let host = address.testSibling else { return GatewayFacts() }
    let name = LedgerFolder.name(
      host: host, mode: .test, account: setup.config.account ?? key.account)
    let folder = LedgerFolder(path: setup.places.data)
    do {
      guard try folder.names().contains(name) else { return GatewayFacts() }
      return try setup.ledger(at: folder.path(of: name)).read { try GatewayFacts($0) }
    } catch {
      // Unknown is the cautious column: no reason to stop a live sale.
      setup.log().warning(
        "the answers of the test gateway cannot be read", metadata: ["ledger": "\(name)"])
      return GatewayFacts()
    }
  }
}

import CheckoutDomain
import Ledger
import LocalGateway
import SandboxGateway
import Till
import WooshPay

/// What people and the gateway have been told, and must find again after any fault.
struct Told: Sendable {
  /// The last event that a commit was acknowledged with.
  var events: Int64 = 0
  /// What the till said of its sales.
  var sales: [ClientRef: Sale] = [:]
  /// The requests that have reached the gateway, by their keys.
  var requests: [String: [UInt8]] = [:]
  /// The gateway, as it was then.
  var sandbox = Sandbox()

  /// What of it a ledger has not, a sentence each.
  func lost(in ledger: SQLiteLedger, events kept: Int64) throws -> [String] {
    var lost: [String] = []
    if kept < events {
      lost.append("Event \(events) was acknowledged, and the history ends with event \(kept).")
    }
    for sale in sales.values {
      guard let found = try ledger.read({ try $0.sale(sale.clientRef) }) else {
        lost.append("\(sale.reference) was shown as \(sale.state.word), and is gone.")
        continue
      }
      lost += Self.differences(sale, found)
    }
    for (key, body) in requests {
      let attempts = try ledger.read { try $0.attempts(of: IdempotencyKey(key)) }
      if !attempts.contains(where: { $0.attempt.request.body == body }) {
        lost.append("The request \(key) was sent, and nothing is kept of it.")
      }
    }
    return lost
  }

  private static func differences(_ sale: Sale, _ found: Sale) -> [String] {
    var lost: [String] = []
    if let session = sale.progress.sessionID, found.progress.sessionID != session {
      lost.append("\(sale.reference) had the session \(session), and has it no more.")
    }
    if sale.progress.phase == .paid, found.progress.phase != .paid {
      lost.append("\(sale.reference) was shown as paid, and is \(found.state.word).")
    }
    for refund in sale.refunds {
      let kept = found.refunds.first { $0.key == refund.key }
      if kept == nil || kept?.amount != refund.amount
        || refund.state == .refunded && kept?.state != .refunded
      {
        lost.append(
          "The refund \(refund.key) was shown as \(refund.state.word), and is "
            + (kept.map(\.state.word) ?? "gone") + ".")
      }
    }
    return lost
  }
}

extension Told {
  /// A till on a ledger, before this gateway.
  func till(
    _ ledger: SQLiteLedger, _ wire: LocalGateway, _ names: SeededSource, process: String
  ) throws -> Till {
    let key = try SecretKey(parsing: "sk_test_brokenOnPurpose", from: "prove")
    return Till(
      gateway: WooshPayGateway(
        address: try GatewayAddress(base: "http://127.0.0.1", for: key), key: key, transport: wire),
      ledger: ledger, time: wire, random: names, process: ProcessIdentity(process))
  }
}

package import CheckoutDomain
import Hashing

/// The `Wooshpay-Signature` of a delivered event (contract sheet §7): `t=TIME,v1=HEX`, several `v1`
/// while a secret is rotated.
package struct WebhookSignature: Sendable {
  /// Why a delivery is not believed.
  package enum Problem: Error, Hashable, Sendable {
    /// There is no signature, or it has no `t` or no `v1`.
    case malformed
    /// None of its signatures is the secret's.
    case forged
    /// It was signed longer ago than any delivery is repeated.
    case tooOld
  }

  /// The gateway repeats a delivery for 72 hours, with the first one's `t`; one hour for clocks.
  private static let window = Duration.seconds(73 * 3600)
  private static let mostSignatures = 16

  private let timestamp: String
  private let signatures: [String]

  /// Reads the header's value.
  package init(header: String?) throws(Problem) {
    guard let header, header.utf8.count <= 4096 else { throw .malformed }
    var timestamp: String?
    var signatures: [String] = []
    for part in header.split(separator: ",") {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2 else { continue }
      let value = String(String(pair[1]).trimmedSpaces)
      switch String(String(pair[0]).trimmedSpaces) {
      case "t" where timestamp == nil: timestamp = value
      case "v1" where signatures.count < Self.mostSignatures: signatures.append(value)
      default: break
      }
    }
    guard let timestamp, (1...16).contains(timestamp.utf8.count),
      timestamp.utf8.allSatisfy({ (0x30...0x39).contains($0) }), !signatures.isEmpty
    else { throw .malformed }
    self.timestamp = timestamp
    self.signatures = signatures
  }

  /// When it was signed; seconds and milliseconds are both seen (contract sheet §7).
  package var signedAt: Timestamp {
    let number = Int64(timestamp) ?? 0
    return Timestamp(milliseconds: number < 100_000_000_000 ? number * 1000 : number)
  }

  /// Checks it against the raw bytes of the body.
  ///
  /// Age alone is no reason to refuse one within the time for which deliveries are repeated: its
  /// event's id says whether it counts.
  package func verify(
    _ body: [UInt8], _ secret: WebhookSecret, now: Timestamp
  ) throws(Problem) {
    let expected = Array(secret.signature(of: timestamp, body).utf8)
    // Each of them is compared, whole: the time taken tells nothing.
    var isGenuine = false
    for signature in signatures where Digest.areEqual(Array(signature.utf8), expected) {
      isGenuine = true
    }
    guard isGenuine else { throw .forged }
    guard now - signedAt <= Self.window else { throw .tooOld }
  }
}

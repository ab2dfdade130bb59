package import CheckoutDomain
import StrictJSON
package import WooshPay

/// Judges what is delivered, before a byte of it is believed.
package struct EventDesk: Sendable {
  /// The largest body; the gateway's own events are far below.
  package static let bodyLimit = 256 * 1024

  /// An event whose signature is the endpoint's.
  package struct GenuineEvent: Sendable {
    /// Its id.
    package let id: String
    /// What happened, in the gateway's words; sanitised.
    package let type: String
    /// The raw bytes.
    package let body: [UInt8]
  }

  /// What is answered to a delivery that is not kept.
  package struct Refusal: Error, Hashable, Sendable {
    /// The HTTP status.
    package let status: Int
    /// One sentence, without anything of the request in it.
    package let sentence: String

    package init(_ status: Int, _ sentence: String) {
      self.status = status
      self.sentence = sentence
    }
  }

  private let secret: WebhookSecret
  private let time: any TimeSource

  package init(secret: WebhookSecret, time: any TimeSource) {
    self.secret = secret
    self.time = time
  }

  /// Reads a delivery.
  ///
  /// - Parameters:
  ///   - signature: The `Wooshpay-Signature`.
  ///   - body: The raw bytes; nil where they were more than ``bodyLimit``.
  package func read(
    method: String, signature: String?, body: [UInt8]?
  ) throws(Refusal) -> GenuineEvent {
    guard method == "POST" else { throw Refusal(405, "Events are sent by POST.") }
    guard let body, body.count <= Self.bodyLimit else {
      throw Refusal(413, "The body is larger than 256 KiB.")
    }
    do throws(WebhookSignature.Problem) {
      try WebhookSignature(header: signature).verify(body, secret, now: time.now)
    } catch {
      switch error {
      case .malformed: throw Refusal(400, "There is no readable Wooshpay-Signature.")
      case .forged: throw Refusal(400, "The signature is not this endpoint's.")
      case .tooOld:
        throw Refusal(400, "The event was signed longer ago than deliveries are repeated.")
      }
    }
    guard let event = try? JSONValue(parsing: body), let id = event["id"]?.string,
      (1...255).contains(id.utf8.count), id.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
      event["object"]?.string ?? "event" == "event"
    else { throw Refusal(400, "The body is no event.") }
    return GenuineEvent(
      id: id, type: SafeText.line(event["type"]?.string ?? "", limit: 100), body: body)
  }
}

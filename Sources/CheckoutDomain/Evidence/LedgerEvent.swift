/// One entry of the ledger's history: what happened, and what changed by it.
///
/// Events are only ever added. Each one's hash covers the hash of the one before, so that an event
/// that was changed, taken out or put in shows.
public struct LedgerEvent: Sendable {
  /// Its number, from 1, without gaps.
  public let number: Int64
  /// The sale it is about; nil where it is about the ledger itself.
  public let sale: ClientRef?
  /// When it happened; nil where nobody said.
  public let at: Timestamp?
  /// What happened, in English, lower case with `_`: what a timeline tells, or one of ``Kind``.
  public let kind: String
  /// What a person should know of it.
  public let detail: String
  /// What changed, by the names of ``Facts``.
  public let change: FactChange

  /// The kinds that no timeline shows.
  public enum Kind: String, Sendable, CaseIterable {
    /// A sale or refund changed, and nothing was to be told of it.
    case saved
    /// A request was committed to be sent.
    case attemptBegun = "attempt_begun"
    /// A request ended.
    case attemptEnded = "attempt_ended"
    /// The process of a request died.
    case attemptAbandoned = "attempt_abandoned"
    /// A sale was there before events told of changes: all that was so then.
    case migrated
    /// The intent journal was begun anew, from the history that the ledger has.
    case journalBegun = "journal_begun"
    /// The end of the intent journal was damaged, and was written anew from the ledger, which has all
    /// that it told.
    case journalMended = "journal_mended"
    /// The ledger was made from the intent journal alone.
    case rebuilt
  }

  /// Makes an event.
  public init(
    number: Int64, sale: ClientRef?, at: Timestamp?, kind: String, detail: String = "",
    change: FactChange = FactChange()
  ) {
    self.number = number
    self.sale = sale
    self.at = at
    self.kind = kind
    self.detail = detail
    self.change = change
  }

  /// The bytes that are hashed: each part after its length in bytes, so that no two events share
  /// them.
  ///
  /// - Parameter previous: The hash of the event before.
  public func canonicalBytes(after previous: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    func append(_ part: some Collection<UInt8>) {
      bytes.append(contentsOf: String(part.count).utf8)
      bytes.append(UInt8(ascii: ":"))
      bytes.append(contentsOf: part)
    }
    append("kasir event 1".utf8)
    append(previous)
    append(String(number).utf8)
    // One byte before a text tells it from no text.
    append(sale.map { "=" + $0.text }?.utf8 ?? "-".utf8)
    append(at.map { "=" + String($0.milliseconds) }?.utf8 ?? "-".utf8)
    append(kind.utf8)
    append(detail.utf8)
    append(change.canonical.utf8)
    return bytes
  }
}

/// Where a history ends: the number and the hash of its last event.
public struct ChainHead: Hashable, Sendable {
  /// The last event's number; 0 before the first.
  public let number: Int64
  /// The last event's hash; 32 zeros before the first.
  public let hash: [UInt8]

  /// Makes a head.
  public init(number: Int64, hash: [UInt8]) {
    self.number = number
    self.hash = hash
  }

  /// Before the first event.
  public static let none = ChainHead(number: 0, hash: [UInt8](repeating: 0, count: 32))
}

/// Reckons a hash of 32 bytes: the domain itself reckons none.
public typealias HashFunction = @Sendable ([UInt8]) -> [UInt8]

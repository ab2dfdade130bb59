import CheckoutDomain
import Hashing
import StrictJSON

/// One line of the intent journal: the events of one transaction, as one JSON object.
///
/// A line is whole or it is not there, so that a crash never leaves half of what was decided together.
struct JournalLine {
  /// An event with its hash and, for a request, the exact bytes that are sent.
  typealias Entry = TransactionEvents.Added

  /// The events, none of them missing between the first and the last.
  let entries: [Entry]

  /// Where the history ends with this line.
  var head: ChainHead {
    entries.last.map { ChainHead(number: $0.event.number, hash: $0.hash) } ?? .none
  }

  /// The bytes of the line, with its end.
  var bytes: [UInt8] {
    let document: JSONValue = ["events": .array(entries.map(Self.document))]
    return document.compactBytes + [UInt8(ascii: "\n")]
  }

  /// What a line has of one event.
  static func bytes(of entry: Entry) -> [UInt8] { document(entry).compactBytes }

  init(_ entries: [Entry]) { self.entries = entries }

  /// Reads a line without its end; nil for anything that is none.
  init?(parsing bytes: [UInt8]) {
    guard let document = try? JSONValue(parsing: bytes),
      let events = document["events"]?.array, !events.isEmpty
    else { return nil }
    entries = events.compactMap(Self.entry)
    let first = entries.first?.event.number ?? 0
    guard entries.count == events.count, first > 0,
      entries.enumerated().allSatisfy({ $1.event.number == first + Int64($0) })
    else { return nil }
  }

  /// Whether a line that cannot be read was never whole.
  ///
  /// Where the power goes, a part of it may be there with its end, and zeros in the place of the rest.
  /// A line of text has none, and one bit that turns over makes one at most.
  static func isTorn(_ bytes: [UInt8]) -> Bool { bytes.count { $0 == 0 } > 1 }

  /// Whether the hashes follow from the events, and the bytes of requests from theirs.
  func follows(_ head: ChainHead) -> Bool {
    var head = head
    for entry in entries {
      guard entry.event.number == head.number + 1, Self.hasItsBody(entry) else { return false }
      head = EventRow.head(after: head, entry.event)
      guard head.hash == entry.hash else { return false }
    }
    return true
  }

  /// The bytes of a request are covered by the hash that its event has of them.
  private static func hasItsBody(_ entry: Entry) -> Bool {
    guard entry.event.kind == LedgerEvent.Kind.attemptBegun.rawValue else {
      return entry.body == nil
    }
    let hash = entry.event.change.values.first { $0.key.hasSuffix(".body_sha256") }?.value
    return hash == entry.body.map(Digest.sha256Hex)
  }
}

extension JournalLine {
  private static func document(_ entry: Entry) -> JSONValue {
    var facts = JSONObject()
    let change = entry.event.change.values.sorted {
      $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
    }
    for (name, value) in change { facts[name] = JSONValue(value) }
    var object = JSONObject([
      "number": .integer(entry.event.number),
      "sale": JSONValue(entry.event.sale?.text),
      "at": JSONValue(entry.event.at?.milliseconds),
      "kind": .string(entry.event.kind),
      "detail": .string(entry.event.detail),
      "facts": .object(facts),
    ])
    if let body = entry.body {
      if let text = String(validating: body, as: UTF8.self) {
        object["body"] = .string(text)
      } else {
        object["body_hex"] = .string(Digest.hex(body))
      }
    }
    object["hash"] = .string(Digest.hex(entry.hash))
    return .object(object)
  }

  private static func entry(_ document: JSONValue) -> Entry? {
    guard let number = document["number"]?.integer, let kind = document["kind"]?.string,
      let detail = document["detail"]?.string, let facts = document["facts"]?.object,
      let hash = document["hash"]?.string.flatMap({ Self.bytes(hex: $0) }), hash.count == 32
    else { return nil }
    var change = FactChange()
    for (name, value) in facts.members {
      guard value.isNull || value.string != nil else { return nil }
      change.values[name] = .some(value.string)
    }
    let body =
      document["body"]?.string.map { Array($0.utf8) }
      ?? document["body_hex"]?.string.flatMap { Self.bytes(hex: $0) }
    let event = LedgerEvent(
      number: number, sale: document["sale"]?.string.map { ClientRef($0) },
      at: document["at"]?.integer.map { Timestamp(milliseconds: $0) }, kind: kind, detail: detail,
      change: change)
    return Entry(event: event, hash: hash, body: body)
  }

  private static func bytes(hex: String) -> [UInt8]? {
    let digits = Array(hex.utf8)
    guard digits.count.isMultiple(of: 2) else { return nil }
    return stride(from: 0, to: digits.count, by: 2).reduce(into: [UInt8]?.some([])) {
      bytes, place in
      let pair = String(decoding: digits[place..<place + 2], as: UTF8.self)
      guard let byte = UInt8(pair, radix: 16) else { return bytes = nil }
      bytes?.append(byte)
    }
  }
}

/// Follows the events of one sale and says what does not follow from them.
public struct HistoryCheck: Sendable {
  /// The sale the events are about.
  public let sale: ClientRef
  /// What the events come to.
  public private(set) var facts = Facts()
  /// The last event taken.
  public private(set) var lastEvent: Int64?

  private var tellers: [String: Int64] = [:]

  /// Starts before the first event of a sale.
  public init(of sale: ClientRef) { self.sale = sale }

  /// What people call the sale, by its events.
  public var reference: String? { facts["reference"] }

  /// Takes the next event of the sale.
  ///
  /// - Returns: The rules that it breaks.
  public mutating func take(_ event: LedgerEvent) -> [EvidenceFinding] {
    let before = facts
    let isFirst = !before.values.keys.contains("phase")
    facts.apply(event.change)
    for name in event.change.values.keys { tellers[name] = event.number }
    lastEvent = event.number
    let broken =
      isFirst
      ? [] : Self.changesOfFixed(event, before) + Self.lostEndings(event, before, after: facts)
    return (broken + Self.refundsBegun(event, after: facts)).map { sentence in
      EvidenceFinding(.rule, reference: reference, event: event.number, sentence)
    }
  }

  /// Compares what the ledger has with what the events come to.
  ///
  /// - Parameters:
  ///   - kept: All that is so about the sale, its refunds and its attempts, as the ledger has it; nil
  ///     where it has no such sale.
  public func finish(kept: Facts?) -> [EvidenceFinding] {
    guard let kept else {
      return [finding(.saleUnexplained, lastEvent, "Events tell of a sale that is not there.")]
    }
    guard lastEvent != nil else {
      return [
        EvidenceFinding(
          .saleUnexplained, reference: kept["reference"],
          "The sale stands in the ledger, but no event tells of it.")
      ]
    }
    let names = facts.names(differingFrom: kept)
    return names.map { name in
      finding(
        .differs, tellers[name] ?? lastEvent,
        "\(name) is \(Self.quoted(kept[name])), but the events say \(Self.quoted(facts[name])).")
    } + balances(kept, isDifferent: !names.isEmpty)
  }

  /// What the differences come to in money and in the word that people see.
  private func balances(_ kept: Facts, isDifferent: Bool) -> [EvidenceFinding] {
    guard isDifferent, let here = kept.sale(sale), let told = facts.sale(sale) else { return [] }
    let pairs = [
      ("state", here.state.word, told.state.word),
      ("refunded", here.refunded.formatted, told.refunded.formatted),
      ("reserved", here.reserved.formatted, told.reserved.formatted),
      ("left to refund", here.remaining.formatted, told.remaining.formatted),
    ]
    return pairs.filter { $0.1 != $0.2 }.map { name, here, told in
      finding(.differs, lastEvent, "The balance \(name) is \(here), but by the events \(told).")
    }
  }

  private func finding(
    _ kind: EvidenceFinding.Kind, _ event: Int64?, _ sentence: String
  ) -> EvidenceFinding {
    EvidenceFinding(kind, reference: reference, event: event, sentence)
  }

  private static func quoted(_ text: String?) -> String {
    text.map { "\"\(SafeText.line($0, limit: 60))\"" } ?? "nothing"
  }
}

extension HistoryCheck {
  private static let fixed: Set<String> = [
    "reference", "mode", "currency", "amount", "terminal_type", "created_at", "duplicate_of",
  ]
  private static let fixedOfRefunds: Set<String> = [
    "position", "payment_intent", "client_ref", "amount", "reason", "created_at",
    "refunded_before", "operator_name",
  ]

  /// What was decided once never changes.
  private static func changesOfFixed(_ event: LedgerEvent, _ before: Facts) -> [String] {
    event.change.values.keys.sorted().compactMap { name in
      let member = name.split(separator: ".").last.map(String.init) ?? name
      let isFixed =
        fixed.contains(name) || name.hasPrefix("item.")
        || name.hasPrefix("refund.") && fixedOfRefunds.contains(member) && before[name] != nil
        || isLaterLine(name, before)
      return isFixed ? "The event changes \(name), which never changes." : nil
    }
  }

  /// Which lines a refund gives back is decided with it: none is added afterwards.
  private static func isLaterLine(_ name: String, _ before: Facts) -> Bool {
    guard name.hasPrefix("refund."), let line = name.firstRange(of: ".line.") else { return false }
    return before[name[..<line.lowerBound] + ".state"] != nil
  }

  /// Money that has arrived, or was given back, stays so, unless the gateway revises it: then the sale
  /// says so from that event on.
  private static func lostEndings(
    _ event: LedgerEvent, _ before: Facts, after: Facts
  ) -> [String] {
    guard after["alarm"] != Sale.Alarm.revised.rawValue else { return [] }
    var broken: [String] = []
    if before["phase"] == Sale.Phase.paid.rawValue, let phase = event.change.values["phase"] {
      broken.append("The event makes a paid sale \(phase ?? "nothing") again.")
    }
    for key in before.refundKeys where before.refundState(key) == .refunded {
      guard event.change.values["refund.\(key).state"] != nil else { continue }
      broken.append("The event takes back that the refund \(key) arrived.")
    }
    return broken
  }

  /// No refund is begun beyond what is left, nor beside another one in flight.
  private static func refundsBegun(_ event: LedgerEvent, after: Facts) -> [String] {
    let begun = after.refundKeys.filter { key in
      event.change.values["refund.\(key).amount"] != nil && after.refundState(key) == .sending
    }
    // What was so before there were events was not begun by one.
    guard !begun.isEmpty, event.kind != LedgerEvent.Kind.migrated.rawValue else { return [] }
    let captured = after.number("captured") ?? 0
    var spent = Int64(0)
    var inFlight = 0
    for key in after.refundKeys {
      guard let state = after.refundState(key), let amount = after.number(key, "amount") else {
        continue
      }
      // A refund that was made without Kasir is called by its id, and asks nobody's leave.
      if state.isInFlight, after.refundID(key) != key { inFlight += 1 }
      guard state.isReserving || state == .refunded else { continue }
      let (sum, overflow) = spent.addingReportingOverflow(max(0, amount))
      spent = overflow ? .max : sum
    }
    var broken: [String] = []
    if spent > captured {
      broken.append("The event begins a refund of more than what is left.")
    }
    if inFlight > 1 { broken.append("The event begins a refund beside another one in flight.") }
    return broken
  }
}

import CheckoutDomain
import Ledger
import StrictJSON

/// What commands have acknowledged: what they printed, and which changes they had seen committed.
struct Evidence {
  private struct Printed {
    var isPaid = false
    var refunds: [String: String] = [:]
  }

  private var sales: [String: Printed] = [:]
  private var lastEvent: Int64 = 0
  private var problems: [String] = []

  /// The keys of all refunds that were printed.
  var refunds: Set<String> { Set(sales.values.flatMap(\.refunds.keys)) }

  /// Takes in what a command did until its end.
  mutating func take(_ run: Run, _ ending: Child.Ending) {
    for landmark in run.landmarks where landmark.name.hasPrefix("after ") {
      lastEvent = max(lastEvent, landmark.event ?? 0)
    }
    let name = run.words.joined(separator: " ")
    switch ending {
    case .exited(let code) where run.words.starts(with: ["sales", "verify"]) && code != 0:
      problems.append("sales verify ended with \(code): \(run.messages)")
    case .exited(let code) where ![0, 1, 3, 128 + 15].contains(code):
      problems.append("\(name) ended with \(code): \(run.messages)")
    case .killed(let signal) where signal != 9:
      problems.append("\(name) was ended by signal \(signal): \(run.messages)")
    default: break
    }
    guard let document = try? JSONValue(parsing: run.output) else { return }
    for sale in document.array ?? [document] { note(sale) }
  }

  private mutating func note(_ sale: JSONValue) {
    guard let ref = sale["client_ref"]?.string, let state = sale["state"]?.string else { return }
    var printed = sales[ref] ?? Printed()
    if ["paid", "part_refunded", "refunded"].contains(state) { printed.isPaid = true }
    for refund in sale["refunds"]?.array ?? [] {
      guard let key = refund["key"]?.string, let state = refund["state"]?.string else { continue }
      printed.refunds[key] = state
    }
    sales[ref] = printed
  }

  /// What was acknowledged, and is not in the ledger.
  func violations(in shop: KillShop) throws -> [String] {
    let kept = try shop.sales()
    var violations = problems
    for (ref, printed) in sales {
      guard let sale = kept.first(where: { $0.clientRef.text == ref }) else {
        // A list of the gateway's sessions prints sales of others, too.
        if printed.isPaid || !printed.refunds.isEmpty {
          violations.append("The sale \(ref) was printed, and the ledger has lost it.")
        }
        continue
      }
      if printed.isPaid, sale.progress.phase != .paid {
        violations.append("\(sale.reference) was printed as paid, and is \(sale.state.word).")
      }
      for (key, state) in printed.refunds {
        let refund = sale.refunds.first { $0.key.text == key || $0.id?.text == key }
        if refund == nil || state == "refunded" && refund?.state != .refunded {
          violations.append(
            "The refund \(key) was printed as \(state), and is "
              + (refund?.state.word ?? "lost") + ".")
        }
      }
    }
    guard lastEvent > 0 else { return violations }
    let events = try shop.openLedger().audit().events
    if events < lastEvent {
      violations.append(
        "Event \(lastEvent) had been committed, and the ledger ends with event \(events).")
    }
    return violations
  }
}

import CheckoutDomain
import Testing

struct ChainCheckTests {
  private let chain = History.chained(History.sound)

  @Test("A history that nobody touched has no findings")
  func sound() {
    #expect(History.chainFindings(chain, head: History.head(chain)).isEmpty)
    #expect(History.chainFindings([], head: ChainHead.none).isEmpty)
  }

  enum Edit: CaseIterable {
    case kind, detail, sale, noSale, time, noTime, change

    func applied(to event: LedgerEvent) -> LedgerEvent {
      switch self {
      case .kind: event.with(kind: "denied")
      case .detail: event.with(detail: "step one")
      case .sale: event.with(sale: ClientRef("OTHER"))
      case .noSale: event.with(sale: .some(nil))
      case .time: event.with(at: History.start)
      case .noTime: event.with(at: .some(nil))
      case .change: event.with(change: FactChange(["refund.kasir-1.amount": "1"]))
      }
    }
  }

  @Test("An event of which anything was changed is named", arguments: Edit.allCases)
  func changed(_ edit: Edit) throws {
    var edited = chain
    edited[1].event = edit.applied(to: edited[1].event)
    let findings = History.chainFindings(edited, head: History.head(chain))
    #expect(findings.map(\.kind) == [.eventChanged])
    #expect(findings.first?.event == 2)
    #expect(findings.first?.line.hasPrefix("MEJA-5, event 2: ") == true)
  }

  @Test("A hash that was changed shows there and in the event after it")
  func changedHash() {
    var edited = chain
    edited[1].hash[0] ^= 1
    let findings = History.chainFindings(edited, head: History.head(chain))
    #expect(findings.map(\.event) == [2, 3])
  }

  @Test("Events taken out of the middle are named by their numbers")
  func removed() {
    var edited = chain
    edited.remove(at: 1)
    let findings = History.chainFindings(edited, head: History.head(chain))
    #expect(findings.map(\.kind) == [.eventMissing])
    #expect(findings.first?.sentence.contains("event 2 is missing") == true)
  }

  @Test("An event put in shows, and where the others were numbered anew, they do too")
  func inserted() {
    var events = chain
    let forged = events[1].event.with(detail: "forged")
    events.insert((forged, events[1].hash), at: 1)
    for place in 1..<events.count {
      events[place].event = events[place].event.with(number: Int64(place + 1))
    }
    let findings = History.chainFindings(events, head: History.head(chain))
    #expect(findings.first?.kind == .eventChanged)
    #expect(findings.first?.event == 2)
    #expect(findings.count >= 3)
  }

  @Test("An end that was cut off shows by the head that stands apart")
  func truncated() {
    let findings = History.chainFindings(Array(chain.dropLast()), head: History.head(chain))
    #expect(findings.map(\.kind) == [.eventMissing])
    #expect(findings.first?.sentence.contains("the last ones are missing") == true)
  }

  @Test("An end cut off together with its head is what the chain alone cannot notice")
  func truncatedWithHead() {
    let cut = Array(chain.dropLast())
    #expect(History.chainFindings(cut, head: History.head(cut)).isEmpty)
  }

  @Test("A head that is gone, or that says another thing, is named")
  func wrongHead() {
    #expect(History.chainFindings(chain, head: nil).map(\.kind) == [.head])
    let other = ChainHead(number: 3, hash: chain[0].hash)
    #expect(History.chainFindings(chain, head: other).map(\.kind) == [.head])
    let behind = ChainHead(number: 2, hash: chain[1].hash)
    #expect(History.chainFindings(chain, head: behind).map(\.kind) == [.head])
  }
}

extension LedgerEvent {
  /// The same event with one thing changed, as an editor of the file would.
  func with(
    number: Int64? = nil, sale: ClientRef?? = nil, at: Timestamp?? = nil, kind: String? = nil,
    detail: String? = nil, change: FactChange? = nil
  ) -> LedgerEvent {
    LedgerEvent(
      number: number ?? self.number, sale: sale ?? self.sale, at: at ?? self.at,
      kind: kind ?? self.kind, detail: detail ?? self.detail, change: change ?? self.change)
  }
}

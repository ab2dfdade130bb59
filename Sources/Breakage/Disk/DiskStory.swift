import CheckoutDomain
import Ledger
import LocalGateway
import SandboxGateway
import Synchronization
import Till
import WooshPay

/// A sale and its refunds by the real till on the real ledger, on a disk that may fail at any call.
///
/// Whoever tells it goes on after an error as a person would: with the next thing to do.
final class DiskStory: Sendable {
  /// What came of it.
  struct Outcome: Sendable {
    /// What has reached the disk when it was over; what a ledger does when it is let go comes after it.
    let log: [DiskEntry]
    let calls: [FaultyDisk.Call]
    /// What was said where something could not be done.
    let sentences: [String]
    /// What must not be.
    let violations: [String]
    /// Which call failed first.
    let struck: String?
    /// Whether everything in it happened: a sale, both refunds of it, and another sale.
    let isWhole: Bool
  }

  static let reference = "meja-7"
  static let start = Timestamp(milliseconds: 1_790_000_000_000)

  private let disk: FaultyDisk
  private let told: Mutex<Told>
  private let said = Mutex((sentences: [String](), violations: [String]()))
  /// Whether somebody was told that the ledger takes no change before it is opened again.
  private let isStopped = Mutex(false)
  private let prepare: @Sendable (SQLiteLedger) throws -> Void

  /// - Parameter prepare: What is done to each ledger that is opened.
  init(
    on disk: FaultyDisk, prepare: @escaping @Sendable (SQLiteLedger) throws -> Void = { _ in }
  ) {
    self.disk = disk
    self.prepare = prepare
    var told = Told()
    told.sandbox = Sandbox(configuration: .prompt)
    self.told = Mutex(told)
  }

  /// Tells it.
  func tell() async throws -> Outcome {
    note { _ in }
    let wire = LocalGateway(
      told.withLock(\.sandbox), now: Self.start,
      arrived: { request in
        guard let key = request.headers.first(where: { $0.name == "Idempotency-Key" }) else {
          return
        }
        self.note { $0.requests[key.value] = request.body }
        if self.isStopped.withLock({ $0 }) {
          self.said.withLock {
            $0.violations.append("\(request.target) was sent, after the ledger had stopped.")
          }
        }
      }, answered: { sandbox in self.note { $0.sandbox = sandbox } })
    let names = SeededSource(seed: 7)
    var ledgers: [SQLiteLedger] = []
    if let ledger = open() {
      ledgers.append(ledger)
      try await sell(try told.withLock { $0 }.till(ledger, wire, names, process: "first"), wire)
      // The ledger is closed, which moves everything into its own file, and opened again.
      perform { try ledger.close() }
    }
    if let ledger = open() {
      ledgers.append(ledger)
      try await goOn(try told.withLock { $0 }.till(ledger, wire, names, process: "second"), wire)
      perform { _ = try ledger.care(at: wire.now) }
      await sell("meja-8", try told.withLock { $0 }.till(ledger, wire, names, process: "second"))
    }
    return withExtendedLifetime(ledgers) {
      let (sentences, violations) = said.withLock { $0 }
      let sales = told.withLock { $0.sales.values.map(\.state) }
      return Outcome(
        log: disk.log, calls: disk.calls, sentences: sentences, violations: violations,
        struck: disk.struck,
        isWhole: sales.count == 2 && sales.contains(.waiting) && sales.contains(.partRefunded)
          && told.withLock { $0.sales.values.flatMap(\.refunds).map(\.state) }
            == [.refunded, .refunded]
      )
    }
  }

  /// A sale that is paid, and a first part of it refunded.
  private func sell(_ till: Till, _ wire: LocalGateway) async throws {
    await sell(Self.reference, till)
    wire.pass(.seconds(5))
    await each(till) { await till.refresh($0.clientRef) }
    await each(till) {
      try await till.refund($0.clientRef, amount: Money(minorUnits: 200_000, .idr))
    }
  }

  /// A second part, whose answer is lost, and which is looked up.
  private func goOn(_ till: Till, _ wire: LocalGateway) async throws {
    perform {
      try Recovery.run(till.ledger, now: wire.now) { $0.text == "second" }
    }
    await each(till) { await till.refresh($0.clientRef) }
    await each(till) {
      wire.lose(.answer)
      return try await till.refund($0.clientRef, amount: Money(minorUnits: 300_000, .idr))
    }
    wire.pass(.seconds(30))
    await each(till) { await till.refresh($0.clientRef) }
  }

  private func sell(_ reference: String, _ till: Till) async {
    do {
      var cart = Cart(currency: .idr, terminalType: .web)
      try cart.add(LineItem(name: "teh", quantity: 2, unitAmount: Money(minorUnits: 500_000, .idr)))
      cart.reference = reference
      show(try await till.charge(cart))
    } catch {
      hear(error)
    }
  }

  /// Does something with each sale that the ledger has.
  private func each(
    _ till: Till, _ body: (Sale) async throws -> TillResult?
  ) async {
    do {
      for sale in try till.read({ try $0.sales(SaleQuery()) }) {
        do { show(try await body(sale)) } catch { hear(error) }
      }
    } catch {
      hear(error)
    }
  }

  private func perform(_ body: () throws -> Void) {
    do { try body() } catch { hear(error) }
  }

  private func open() -> SQLiteLedger? {
    isStopped.withLock { $0 = false }
    do {
      let ledger = try SQLiteLedger(
        path: disk.ledger,
        landmarks: Landmarks(watched: { name, event in
          guard name.hasPrefix("after "), let event else { return }
          self.note { $0.events = max($0.events, event) }
        }), disk: disk.journal)
      try prepare(ledger)
      return ledger
    } catch {
      hear(error)
      return nil
    }
  }

  /// What a person is shown counts.
  private func show(_ result: TillResult?) {
    guard let result else { return }
    note { $0.sales[result.sale.clientRef] = result.sale }
    if let error = result.error { hear(error) }
  }

  private func note(_ change: (inout Told) -> Void) {
    disk.tell(
      told.withLock { told in
        change(&told)
        return told
      })
  }

  /// Every error has to be a sentence that is meant for people.
  private func hear(_ error: any Error) {
    var sentence: String
    switch error {
    case let error as TillError:
      sentence = error.message
      if sentence.contains("takes no change before it is opened again") {
        isStopped.withLock { $0 = true }
      }
    case LedgerError.unavailable(let words): sentence = words
    default: sentence = "\(error)"
    }
    if !(error is TillError || error is LedgerError) || !sentence.hasSuffix(".") {
      said.withLock { $0.violations.append("An error is no sentence: \(error)") }
    }
    sentence = sentence.replacing(disk.folder, with: "…")
    said.withLock { $0.sentences.append(sentence) }
  }
}

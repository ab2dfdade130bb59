import CheckoutDomain
import SandboxGateway
import Till
import WooshPay

/// Everything of one run: a gateway, a wire, a machine with some consoles on one ledger, and people.
final class World: @unchecked Sendable {
  static let start: Int64 = 1_790_000_000_000

  let scenario: Scenario
  let loop: SerialLoop
  let host = SimulatedHost()
  let gateway: GatewaySide
  let network: SimulatedNetwork
  let ledger: any SalesLedger
  let checker: Checker
  let wishes = Wishes()
  let reading = ReadAnswers()
  let trace: Trace?
  private(set) var consoles: [Console] = []
  /// How each sale's customer behaves, by the sale.
  var customers: [ClientRef: Customer] = [:]
  /// What the gateway tells of by itself; nil where nobody listens.
  private(set) var courier: SimulatedCourier?
  /// The processes that run.
  private(set) var living: Set<ProcessIdentity> = []
  /// Tasks of consoles that have not ended.
  var taskCount = 0
  /// What the gateway held when the rules were checked last.
  private var checkedBooks = -1
  private var changed: Set<ClientRef> = []
  /// What happened, and how often.
  var coverage = Coverage()
  /// Puts something between the consoles and the wire.
  var transport: (any HTTPTransport) -> any HTTPTransport = { $0 }
  /// Whether nothing can be written to the disk until then.
  var isDiskFullUntil: Int64 = .min
  private(set) var hasDiskFailed = false

  init(_ scenario: Scenario, ledger: any SalesLedger, isTraced: Bool) {
    self.scenario = scenario
    self.ledger = ledger
    loop = SerialLoop(start: Self.start)
    trace = isTraced ? Trace(loop) : nil
    var configuration = SandboxConfiguration(
      customer: .abandon, behaviour: scenario.behaviour, seed: scenario.seed)
    configuration.delay = .seconds(86_400)
    configuration.lateness = .milliseconds(scenario.lateness)
    gateway = GatewaySide(
      Sandbox(configuration: configuration), keepsPast: scenario.weather.stale > 0,
      isTimed: scenario.isPaced)
    network = SimulatedNetwork(
      loop, gateway, scenario.weather,
      honoursKeys: scenario.behaviour.keys == .honoured(for: .seconds(86_400)))
    checker = Checker(scenario.behaviour, wishes)
    if let trace { network.trace = { trace.add($0()) } }
    network.happened = { [unowned self] in coverage.add(.fault, $0) }
    for trait in scenario.behaviour.traits { coverage.add(.gateway, trait) }
    loop.afterEachMoment = { [unowned self] in check() }
    consoles = (0..<scenario.consoles).map { Console($0, self) }
    if scenario.listens { courier = SimulatedCourier(self, to: consoles[0]) }
  }

  /// Opens the shop: what is known of the gateway stands in the ledger, and every console starts.
  func open() {
    let facts = scenario.facts.answers.sorted { $0.key.rawValue < $1.key.rawValue }
    do {
      try ledger.write { ledger in
        for (question, answer) in facts {
          try ledger.set(GatewayFacts.setting(question), to: answer.text)
        }
      }
    } catch {
      checker.fail(.broken, "the ledger cannot be written: \(error)")
    }
    courier?.subscribe()
    for console in consoles { console.start() }
  }

  var now: Timestamp { Timestamp(milliseconds: loop.now) }

  func note(_ line: @autoclosure () -> String) { trace?.add(line()) }

  /// Whether the disk takes a change now.
  func isDiskFull() -> Bool {
    guard loop.now < isDiskFullUntil else { return false }
    hasDiskFailed = true
    return true
  }

  /// Whether a process runs, as every process of the machine can tell.
  func isAlive(_ process: ProcessIdentity) -> Bool { living.contains(process) }

  func wasBorn(_ process: SimulatedProcess) {
    living.insert(process.identity)
    note("born \(process.identity.text)")
  }

  func hasDied(_ process: SimulatedProcess) {
    living.remove(process.identity)
    note("died \(process.identity.text)")
  }

  /// Called for each committed change of the ledger.
  func saved(_ changes: SavedSales, by process: ProcessIdentity) {
    if let trespass = changes.trespass { checker.fail(.guarded, trespass) }
    for clientRef in changes.clientRefs {
      guard let sale = try? ledger.read({ try $0.sale(clientRef) }) else { continue }
      take(sale, wasTold: changes.told.contains(clientRef))
      let before = checker.shown.count
      if let old = checker.sale(clientRef), let gap = evidenceGap(from: old, to: sale) {
        checker.fail(.evidence, gap)
      }
      checker.saved(sale, gateway.books(at: loop.now), at: loop.now)
      note("\(process.text) saved \(sale.summary)")
      if checker.shown.count > before { show(sale) }
      changed.insert(clientRef)
    }
    guard !changes.clientRefs.isEmpty else { return }
    for console in consoles { console.notice(changeBy: process) }
  }

  /// Counts the states it has come to; each has to stand in its history.
  private func take(_ sale: Sale, wasTold: Bool) {
    let old = checker.sale(sale.clientRef)
    var isNews = old?.state != sale.state
    if isNews { coverage.add(.sale, sale.state.rawValue) }
    if old == nil { payTwin(sale) }
    if let old, [.expired, .canceled, .failed].contains(old.progress.phase),
      sale.progress.captured != nil
    {
      coverage.add(.customer, Customer.paysLate.name)
    }
    for (place, refund) in sale.refunds.enumerated()
    where old.map({ $0.refunds.count <= place || $0.refunds[place].state != refund.state }) ?? true
    {
      coverage.add(.refund, refund.state.rawValue)
      isNews = true
    }
    if isNews, !wasTold {
      checker.fail(.evidence, "\(sale.reference) became \(sale.state), and no event tells of it")
    }
  }

  private func evidenceGap(from old: Sale, to new: Sale) -> String? {
    EvidenceCheck.gap(
      from: old, to: new,
      createAttempt: {
        let creation = old.progress.chargedBy.creation
        let last = try? self.ledger.read { try $0.lastAttempt(creation, of: new.clientRef) }
        return last ?? nil
      }, attempts: attempts)
  }

  private func attempts(of key: IdempotencyKey) -> [AttemptRecord] {
    (try? ledger.read { try $0.attempts(of: key) }) ?? []
  }

  /// A customer sees the code of a sale.
  private func show(_ sale: Sale) {
    guard let intent = sale.progress.paymentIntent?.text else { return }
    let customer = customers[sale.clientRef] ?? .abandons
    switch customer {
    case .abandons: coverage.add(.customer, customer.name)
    case .paysLate: gateway.delayCustomer(of: intent, at: loop.now)
    case .paysEverything(let after): press("pay", on: intent, in: after)
    case .pays(let after): press("pay", on: intent, in: after, as: customer.name)
    case .isDeclined(let after, thenPaysAfter: nil):
      press("decline", on: intent, in: after, as: customer.name)
    case .isDeclined(let after, let thenPaysAfter?):
      press("decline", on: intent, in: after)
      press("pay", on: intent, in: after + thenPaysAfter, as: customer.name)
    }
  }

  /// A customer who gets hold of a second link of a sale pays that too.
  private func payTwin(_ twin: Sale) {
    guard let first = twin.duplicateOf, let intent = twin.progress.paymentIntent,
      case .paysEverything(let after) = customers[first]
    else { return }
    press("pay", on: intent.text, in: after / 40, as: customers[first]?.name)
  }

  private func press(_ deed: String, on intent: String, in delay: Int64, as name: String? = nil) {
    loop.at(loop.now + delay) { [unowned self] in
      let done = gateway.press(deed, on: intent, at: loop.now)
      note("customer \(deed) \(intent) \(done)")
      if done, let name { coverage.add(.customer, name) }
    }
  }

  private func check() {
    courier?.plan()
    let books = gateway.books(at: loop.now)
    let isNews = gateway.sandbox.revision != checkedBooks
    guard isNews || !changed.isEmpty else { return }
    checker.check(books, sales: isNews ? nil : changed)
    checkedBooks = gateway.sandbox.revision
    changed = []
  }

  /// Whether the machine sleeps.
  var isAsleep: Bool { loop.now < loop.hostWakesAt }

  /// Lets the time pass.
  func pass(_ milliseconds: Int64) { loop.run(until: loop.now + milliseconds) }

  /// The machine sleeps.
  func suspend(_ milliseconds: Int64) {
    note("suspended for \(milliseconds) ms")
    loop.hostWakesAt = loop.now + milliseconds
    host.asleep += milliseconds
    pass(milliseconds)
  }
}

extension Sale {
  /// A line for a trace.
  fileprivate var summary: String {
    let refunds = refunds.map { "\($0.amount.minorUnits):\($0.state)" }.joined(separator: " ")
    return "\(reference) \(state) [\(refunds)] \(progress.problem ?? "")"
  }
}

import CheckoutDomain
import StrictJSON
import Till

/// A console: one process at a time, its watcher, and whatever its operator has begun.
final class Console: @unchecked Sendable {
  let number: Int
  private unowned let world: World
  private(set) var process: SimulatedProcess?
  private var watcher: Watcher?
  private var listener: (desk: Till, worker: EventWorker)?
  private var pace: RequestPace?
  private var tasks: [Int: Task<Void, Never>] = [:]
  private var lastTask = 0
  private var births = 0

  init(_ number: Int, _ world: World) {
    self.number = number
    self.world = world
  }

  var isRunning: Bool { process?.isAlive ?? false }
  var taskCount: Int { tasks.count }
  var listens: Bool { listener != nil }

  /// Starts the program, unless it runs.
  func start() {
    guard !isRunning else { return }
    births += 1
    let process = SimulatedProcess(
      console: number, identity: ProcessIdentity("console-\(number)-\(births)")
    ) { [unowned self] in lost($0) }
    self.process = process
    world.wasBorn(process)
    pace = world.scenario.isPaced ? RequestPace(HostClock(world.loop, world.host, process)) : nil
    let till = till(process, Draw(seed: world.scenario.seed, 3, UInt64(number), UInt64(births)))
    let random = DrawSource(Draw(seed: world.scenario.seed, 4, UInt64(number), UInt64(births)))
    let watcher = Watcher(till, random: random) { _ in }
    self.watcher = watcher
    begin {
      _ = try? till.recover()
      await watcher.run()
    }
    if world.courier != nil, number == 0 { listen(process) }
  }

  /// Acts on what the gateway tells of by itself.
  private func listen(_ process: SimulatedProcess) {
    let desk = till(process, Draw(seed: world.scenario.seed, 12, UInt64(births)))
    let worker = EventWorker(desk, told: { _ in }, trouble: { _ in })
    listener = (desk, worker)
    begin { await worker.run() }
  }

  /// Takes a delivery in: it is kept before it is acted on.
  ///
  /// - Returns: The answer's status; nil where nobody listens.
  func take(event body: [UInt8]) -> Int? {
    guard isRunning, !world.isAsleep, let (desk, worker) = listener,
      let event = try? JSONValue(parsing: body), let id = event["id"]?.string
    else { return nil }
    do throws(TillError) { _ = try desk.receive(id, body: body) } catch { return 500 }
    world.checker.told(event)
    begin { await worker.poke() }
    return 200
  }

  /// Loses the process: its tasks find a dead ledger and a dead network.
  private func lost(_ process: SimulatedProcess) {
    watcher = nil
    listener = nil
    for task in tasks.sorted(by: { $0.key < $1.key }) { task.value.cancel() }
    world.hasDied(process)
  }

  /// Leaves the program as its operator does.
  func quit() {
    watcher?.leave()
    process?.die()
  }

  /// Says which sale is on screen.
  func look(at clientRef: ClientRef?) {
    guard let watcher else { return }
    begin { await watcher.show(clientRef) }
  }

  /// The ledger's file has changed, which every other process on it is told of.
  func notice(changeBy other: ProcessIdentity) {
    guard let watcher, listens || process?.identity != other else { return }
    begin { await watcher.poke() }
  }

  /// Begins a deed of the operator, with a till of its own; false where the console is down.
  @discardableResult
  func work(
    _ step: Step, willRefund: @escaping @Sendable (Refund) -> Void = { _ in },
    _ body: @escaping @Sendable (Till) async -> String
  ) -> Bool {
    guard let process, process.isAlive, let watcher else { return false }
    let draw = Draw(seed: world.scenario.seed, 5, UInt64(step.number), UInt64(number))
    let till = till(process, draw, willRefund: willRefund)
    let world = world
    begin {
      let result = await body(till)
      world.note("\(process.identity.text) did #\(step.number): \(result)")
      await watcher.poke()
    }
    return true
  }

  private func begin(_ body: @escaping @Sendable () async -> Void) {
    lastTask += 1
    let number = lastTask
    tasks[number] = Task {
      await body()
      self.tasks[number] = nil
    }
  }

  private func till(
    _ process: SimulatedProcess, _ draw: Draw,
    willRefund: @escaping @Sendable (Refund) -> Void = { _ in }
  ) -> Till {
    var draw = draw
    let names = DrawSource(Draw(seed: draw.next()))
    let world = world
    return Till(
      gateway: SimulatedGateway(
        world.transport(SimulatedTransport(world.network, process, draw)), world.reading,
        pace: pace, willRefund: willRefund),
      ledger: ProcessLedger(world.ledger, process, world),
      time: HostClock(world.loop, world.host, process), random: names, pace: pace,
      process: process.identity, isAlive: { world.isAlive($0) })
  }
}

import CheckoutDomain
import Till

/// A console: one process at a time, its watcher, and whatever its operator has begun.
final class Console: @unchecked Sendable {
  let number: Int
  private unowned let world: World
  private(set) var process: SimulatedProcess?
  private var watcher: Watcher?
  private var tasks: [Int: Task<Void, Never>] = [:]
  private var lastTask = 0
  private var births = 0

  init(_ number: Int, _ world: World) {
    self.number = number
    self.world = world
  }

  var isRunning: Bool { process?.isAlive ?? false }
  var taskCount: Int { tasks.count }

  /// Starts the program, unless it runs.
  func start() {
    guard !isRunning else { return }
    births += 1
    let process = SimulatedProcess(
      console: number, identity: ProcessIdentity("console-\(number)-\(births)")
    ) { [unowned self] in lost($0) }
    self.process = process
    world.wasBorn(process)
    let till = till(process, Draw(seed: world.scenario.seed, 3, UInt64(number), UInt64(births)))
    let random = DrawSource(Draw(seed: world.scenario.seed, 4, UInt64(number), UInt64(births)))
    let watcher = Watcher(till, random: random) { _ in }
    self.watcher = watcher
    begin {
      _ = try? till.recover()
      await watcher.run()
    }
  }

  /// Loses the process: its tasks find a dead ledger and a dead network.
  private func lost(_ process: SimulatedProcess) {
    watcher = nil
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
        willRefund: willRefund),
      ledger: ProcessLedger(world.ledger, process, world),
      time: HostClock(world.loop, world.host, process), random: names, process: process.identity,
      isAlive: { world.isAlive($0) })
  }
}

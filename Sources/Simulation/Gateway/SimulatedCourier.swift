import SandboxGateway
import StrictJSON

/// Carries what the gateway tells of by itself to the console that listens: lost, late and twice like
/// everything else on this wire.
///
/// Signatures are not looked at here: who has none is refused before anything reads the event.
final class SimulatedCourier {
  private unowned let world: World
  private let listener: Console
  private var draw: Draw
  private var timer: LoopTimer?

  init(_ world: World, to listener: Console) {
    self.world = world
    self.listener = listener
    draw = Draw(seed: world.scenario.seed, 11)
  }

  /// Asks the gateway to tell of everything.
  func subscribe() { world.gateway.subscribe(at: world.loop.now) }

  /// Sees to it that the next delivery is made when it is due.
  func plan() {
    guard let due = world.gateway.nextDeliveryAt else { return }
    if let timer, timer.isSet, timer.due <= due { return }
    timer?.cancel()
    timer = world.loop.at(due) { [unowned self] in deliver() }
  }

  /// Nobody is told of anything any more.
  func stop() { timer?.cancel() }

  private func deliver() {
    for delivery in world.gateway.takeDeliveries(at: world.loop.now) { carry(delivery) }
    plan()
  }

  private func carry(_ delivery: OutgoingDelivery) {
    let mishap = world.network.weather.mishap(&draw, isQuestion: false, mayRepeat: false)
    let (up, down) = (draw.within(3...180), draw.within(3...180))
    let isDown = world.loop.now < world.network.isDownUntil
    world.loop.at(world.loop.now + up) { [unowned self] in
      let arrives = !isDown && mishap.letsArrive
      let status = arrives ? listener.take(event: delivery.body) : nil
      world.note("delivery \(mishap) \(status.map(String.init) ?? "-")")
      world.loop.at(world.loop.now + down) { [unowned self] in
        world.gateway.ended(
          delivery, status: mishap == .none ? status : nil, at: world.loop.now)
        plan()
      }
    }
  }
}

extension Mishap {
  /// Whether a delivery comes to its listener at all.
  fileprivate var letsArrive: Bool {
    switch self {
    case .none, .twice, .stale, .declined: true
    case .fault(let fault):
      switch fault.onTheWay {
      case nil: true
      case .refuse: false
      case .exchange(let arrivals, _): arrivals > 0
      }
    case .late, .outage: false
    }
  }
}

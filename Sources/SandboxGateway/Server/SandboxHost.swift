/// Holds the one sandbox behind a server: one request at a time, saved before it is answered.
actor SandboxHost {
  private(set) var sandbox: Sandbox
  private let file: StateFile?
  let clock: @Sendable () -> Int64

  init(_ sandbox: Sandbox, file: StateFile?, clock: @escaping @Sendable () -> Int64) {
    self.sandbox = sandbox
    self.file = file
    self.clock = clock
  }

  /// Answers a request.
  ///
  /// What cannot be saved has not happened: the answer is then a 500.
  func answer(_ request: SandboxRequest) -> SandboxResponse {
    let before = sandbox
    let response = sandbox.handle(request, now: clock())
    guard sandbox.revision != before.revision else { return response }
    if sandbox.nextDeliveryAt != nil || sandbox.nextEventAt != nil { pokeCourier() }
    guard let file else { return response }
    do throws(SandboxServerError) {
      try file.save(sandbox.state)
      return response
    } catch {
      sandbox = before
      return Refusal(status: 500, kind: .api, code: nil, message: error.description)
        .response(wrapped: sandbox.behaviour.wrapsErrors)
    }
  }

  func moveIn(port: UInt16) throws(SandboxServerError) {
    sandbox.moveIn(port: port)
    try file?.save(sandbox.state)
  }

  // MARK: Deliveries

  private var isPoked = false
  private var sleeper: Task<Void, Never>?

  /// Takes the deliveries that are due.
  func takeDeliveries() -> [OutgoingDelivery] {
    isPoked = false
    guard sandbox.hasEndpoints else { return [] }
    let due = sandbox.takeDeliveries(now: clock())
    save()
    return due
  }

  func ended(_ delivery: OutgoingDelivery, status: Int?) {
    sandbox.ended(delivery, status: status, now: clock())
    save()
  }

  /// Waits until something may have to be delivered: a delivery is due, or something happens by
  /// itself that is told of.
  func waitForDeliveries() async {
    guard !isPoked, !Task.isCancelled else { return }
    let next =
      sandbox.hasEndpoints
      ? [sandbox.nextDeliveryAt, sandbox.nextEventAt].compactMap(\.self).min() : nil
    let pause = next.map { max(10, $0 - clock()) }
    let sleeper = Task<Void, Never> {
      try? await Task.sleep(for: pause.map { .milliseconds($0) } ?? .seconds(365 * 86_400))
    }
    self.sleeper = sleeper
    await withTaskCancellationHandler {
      await sleeper.value
    } onCancel: {
      sleeper.cancel()
    }
    self.sleeper = nil
  }

  private func pokeCourier() {
    isPoked = true
    sleeper?.cancel()
  }

  /// What cannot be saved is delivered again after a restart, which an endpoint must bear anyway.
  private func save() { try? file?.save(sandbox.state) }

  func setConfiguration(_ configuration: SandboxConfiguration) {
    sandbox.configuration = configuration
  }
}

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
    guard let file, sandbox.revision != before.revision else { return response }
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

  func setFaults(_ faults: (any FaultPlan)?) { sandbox.faults = faults }

  func setConfiguration(_ configuration: SandboxConfiguration) {
    sandbox.configuration = configuration
  }
}

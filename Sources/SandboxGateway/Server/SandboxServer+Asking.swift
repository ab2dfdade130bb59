/// What is asked of a served sandbox past its port.
extension SandboxServer {
  /// Answers a request that came over no connection.
  package func answer(_ request: SandboxRequest) async -> SandboxResponse {
    await host.answer(request)
  }

  /// What it truly holds, once everything has happened that is due.
  package var books: SandboxBooks {
    get async { await host.books }
  }
}

extension SandboxHost {
  /// What the sandbox holds now.
  fileprivate var books: SandboxBooks {
    var sandbox = sandbox
    sandbox.catchUp(to: clock())
    return sandbox.books
  }
}

import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

/// The exit codes of the design, over every command and each way it can end.
@Suite(.serialized) struct ExitCodeTests {
  @Test(arguments: Ending.all)
  func `a command ends with its code, its error and its document`(ending: Ending) async throws {
    let gateway = try IndependentGateway.start()
    defer { gateway.stop() }
    let shop = try Shop(gateway: gateway.baseURL)
    try await prepare(shop, gateway, ending.before)
    if let weather = ending.weather { gateway.next(weather, on: filter(ending)) }
    let result = try await shop.json(ending.command)
    #expect(result.exitCode == ending.code, "\(result.errorOutput)")
    #expect(result.stdout.isEmpty != ending.prints)
    if ending.prints { _ = try result.document }
    if ending.code == 0 {
      #expect(result.stderr.isEmpty)
    } else if let kind = ending.kind {
      #expect(try result.error["kind"] == .string(kind))
    } else {
      #expect(try result.error["kind"]?.string != nil)
    }
  }

  @Test func `every command is in the table`() async throws {
    let inTable = Set(Ending.all.map { $0.command.prefix(2).joined(separator: " ") })
    for command in try await Definitions.leaves(Shop(gateway: nil)) {
      let isIn = inTable.contains { $0 == command.path || $0.hasPrefix(command.path + " ") }
      #expect(isIn, "\(command.path)")
    }
  }

  private func prepare(
    _ shop: Shop, _ gateway: IndependentGateway, _ before: Ending.Before?
  ) async throws {
    switch before {
    case nil: return
    case .waiting: try await shop.sell("meja-7")
    case .paid: try await shop.sellPaid("meja-7", at: gateway)
    case .declined:
      try await shop.sell("meja-7")
      try gateway.decline(#require(gateway.sessions.first?.id))
    case .expired:
      try await shop.sell("meja-7")
      try gateway.expire(#require(gateway.sessions.first?.id))
    case .unknown:
      gateway.next(.resetAfterCommit, on: .createSession)
      let lost = try await shop.json(Shop.tea + ["--reference", "meja-7"])
      #expect(lost.exitCode == 3)
    }
  }

  /// The request that a command is about.
  private func filter(_ ending: Ending) -> RequestFilter {
    switch ending.command.prefix(2).joined(separator: " ") {
    case "session create": .createSession
    case "session expire": .expireSession
    case "session list": .listSessions
    case "refund create": .createRefund
    case "intent list", "intent search", "webhook list", "webhook update", "webhook delete": .any
    default: .getIntent
    }
  }
}

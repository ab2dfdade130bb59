import CheckoutDomain
import LocalGateway
import SandboxGateway
import Till
import WooshPay

/// Lets a week happen: every sale goes through the till and the sandbox's own books, so that ledger
/// and gateway agree as they would after a real one.
struct DemoFilling {
  let week: DemoWeek
  private let till: Till
  private let transport: LocalGateway

  /// - Parameters:
  ///   - ledger: An empty ledger.
  ///   - port: The port on which the sandbox will be served, for the links.
  init(
    _ week: DemoWeek, seed: UInt64, in ledger: any SalesLedger, key: SecretKey, port: UInt16,
    configuration: SandboxConfiguration = SandboxConfiguration(), process: ProcessIdentity
  ) throws(TillError) {
    self.week = week
    var sandbox = Sandbox(configuration: configuration)
    sandbox.moveIn(port: port)
    transport = LocalGateway(
      sandbox, now: week.steps.first?.at ?? Timestamp(milliseconds: 0))
    let address: GatewayAddress
    do throws(SetupError) {
      address = try GatewayAddress(base: sandbox.baseURL, for: key)
    } catch {
      throw TillError(setup: error)
    }
    till = Till(
      gateway: WooshPayGateway(address: address, key: key, transport: transport), ledger: ledger,
      time: transport, random: SeededSource(seed: seed), process: process, operatorName: "Sari")
  }

  /// Does every step, and returns what the gateway remembers then.
  func run() async throws(TillError) -> SandboxState {
    var names: [Int: ClientRef] = [:]
    for step in week.steps {
      transport.pass(to: step.at)
      if case .sell(let customer, let wait, let isLost) = step.deed {
        transport.configure { ($0.customer, $0.delay) = (customer, wait) }
        if isLost { transport.lose(.answer) }
        names[step.sale] = try await till.charge(week.carts[step.sale]).sale.clientRef
      } else if let name = names[step.sale] {
        try await perform(step.deed, on: name)
      }
    }
    return transport.sandbox.state
  }

  private func perform(_ deed: DemoWeek.Deed, on name: ClientRef) async throws(TillError) {
    switch deed {
    case .sell, .look: _ = await till.refresh(name)
    case .cancel: _ = try await till.cancel(name)
    case .refund(let perMille, let reason, let end):
      guard let sale = try till.read({ try $0.sale(name) }), sale.progress.phase == .paid else {
        return
      }
      // Whole thousands of rupiah, as a person would give back.
      let part = sale.amount.minorUnits / 1000 * perMille / 100_000 * 100_000
      let amount =
        perMille == 1000 ? sale.remaining : Money(minorUnits: max(part, 100_000), .idr)
      expect(end)
      _ = try await till.refund(name, amount: amount, reason: reason)
      expect(.done)
    }
  }

  /// Lets the next refunds end so.
  private func expect(_ end: DemoWeek.RefundEnd) {
    transport.configure {
      $0.behaviour.refundLife =
        end == .failsLater ? .pendingThenFails(after: .seconds(60)) : .succeedsAtOnce
    }
    transport.lose(end == .neverArrives ? .request : nil)
  }
}

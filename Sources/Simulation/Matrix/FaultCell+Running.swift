import CheckoutDomain
package import SandboxGateway
import Till
import WooshPay

extension FaultCell {
  /// Runs the cell in process: the real till and the real reader of answers, a ledger in memory, a
  /// gateway on the other end of a wire that goes wrong as ordered, and a clock that only waiting
  /// moves.
  package func run() async -> MatrixOutcome {
    let counter = MatrixCounter(self)
    for step in deed.before { _ = await counter.perform(step) }
    for (action, fault) in strikes { counter.network.strike(action, fault, times) }
    let ending = await counter.perform(deed.command)
    let (kept, books) = (counter.kept, counter.network.books)
    counter.network.calm()
    if settles { _ = await counter.perform(.wait(MatrixDeed.settled)) }
    _ = await counter.perform(deed.again)
    return MatrixOutcome(ending: ending, kept: kept, books: books, later: counter.kept)
  }

  /// Which requests go wrong, and how.
  private var strikes: [(SandboxAction, NamedFault)] {
    guard let fault else { return [] }
    guard fault == .refuse, times == nil, deed.passes == nil else { return [(deed.struck, fault)] }
    return SandboxAction.allCases.map { ($0, fault) }
  }
}

/// A counter of one sale, whose commands do what those of `kasir` do.
private final class MatrixCounter {
  private static let reference = "meja-7"
  /// A key that could never be real.
  private static let key = "sk_test_matrix"
  private static let base = "http://127.0.0.1:8080"

  let network: FaultNetwork
  private let clock = MatrixClock()
  private let ledger = MemoryLedger()
  private let till: Till
  private let listing: any GatewayListing
  private let links: PaymentLinkPolicy

  init(_ cell: FaultCell) {
    network = FaultNetwork(Sandbox(cell: cell, base: Self.base), clock)
    guard let key = try? SecretKey(parsing: Self.key, from: "the matrix"),
      let address = try? GatewayAddress(base: Self.base, for: key)
    else { preconditionFailure("the matrix's own key is well formed") }
    let gateway = WooshPayGateway(address: address, key: key, transport: network)
    listing = gateway
    till = Till(
      gateway: gateway, ledger: ledger, time: clock, random: DrawSource(Draw(seed: 7)),
      process: ProcessIdentity("matrix"))
    links = PaymentLinkPolicy(mode: .test, gateway: address.origin)
  }

  /// The sale as the ledger has it.
  var kept: MatrixSale? { sale.map { MatrixSale($0) } }

  private var sale: Sale? {
    (try? ledger.read { try $0.sale(reference: Self.reference) }) ?? nil
  }

  func perform(_ step: MatrixDeed.Step) async -> MatrixEnding {
    switch step {
    case .pay: press("pay")
    case .endElsewhere: endSession()
    case .wait(let time): clock.advance(by: time)
    case .strike(let action, let fault, let times): network.strike(action, fault, times)
    case .charge, .chargeIntent, .show, .expire, .cancelIntent, .refund, .showRefund, .list:
      do {
        let result = try await command(step)
        return MatrixEnding(result.error, result.sale)
      } catch {
        return MatrixEnding(error, isList(step) ? nil : sale)
      }
    }
    return MatrixEnding(exitCode: 0)
  }

  private func isList(_ step: MatrixDeed.Step) -> Bool { step == .list }

  private func command(_ step: MatrixDeed.Step) async throws(TillError) -> TillResult {
    switch step {
    case .charge: return try await charge(by: .session)
    case .chargeIntent: return try await charge(by: .intent)
    case .list: return TillResult(sale: try await newest())
    case .showRefund:
      let known = try await till.findOrImport(refund: sale?.refunds.last?.key.text ?? "")
      return await till.refresh(known.clientRef) ?? TillResult(sale: known)
    default: break
    }
    let known = try await till.findOrImport(Self.reference).sale
    switch step {
    case .expire, .cancelIntent: return try await till.cancel(known.clientRef)
    case .refund(let rupiah):
      let amount = Money(minorUnits: rupiah * 100, .idr)
      if let refusal = till.refusal(refunding: amount, of: known) { throw refusal }
      return try await till.refund(known.clientRef, amount: amount)
    default: return await till.refresh(known.clientRef) ?? TillResult(sale: known)
    }
  }

  private func charge(by kind: ChargeKind) async throws(TillError) -> TillResult {
    var cart = Cart(currency: .idr, chargedBy: kind)
    guard
      let tea = try? LineItem(
        name: "teh", quantity: 1, unitAmount: Money(minorUnits: 500_000, .idr)),
      (try? cart.add(tea)) != nil
    else { preconditionFailure("a tea of Rp 5.000 can be sold") }
    cart.reference = Self.reference
    let result = try await till.charge(cart)
    if result.error == nil { _ = try PaymentLink.drawable(of: result.sale, links) }
    return result
  }

  private func newest() async throws(TillError) -> Sale {
    var newest: Sale?
    _ = try await till.sessions(ListingQuery(limit: 20), in: listing) { _, sale in
      newest = newest ?? sale
      return true
    }
    guard let newest else { throw TillError(.notFound, "The list is empty.") }
    return newest
  }

  private func press(_ deed: String) {
    guard let session = network.books.sessions.last else { return }
    let page = session.id.replacing("cs_", with: "cs_test_")
    _ = network.ask(SandboxRequest(method: "POST", target: "/pay/\(page)/\(deed)"))
  }

  private func endSession() {
    guard let session = network.books.sessions.last else { return }
    _ = network.ask(
      SandboxRequest(
        method: "POST", target: "/v1/checkout/sessions/\(session.id)/expire",
        headers: [NamedText("Authorization", "Basic c2tfdGVzdF9tYXRyaXg6")]))
  }
}

extension Sandbox {
  /// The gateway of a cell: its customer does nothing by itself.
  init(cell: FaultCell, base: String) {
    self.init(configuration: cell.configuration, baseURL: base)
  }
}

extension FaultCell {
  /// Whether a refund of its gateway becomes something else by itself.
  package var settles: Bool { configuration.behaviour.refundLife != .succeedsAtOnce }

  /// How its gateway is configured.
  package var configuration: SandboxConfiguration {
    var configuration = SandboxConfiguration(customer: .abandon, delay: .seconds(86_400))
    configuration.behaviour =
      manner?.applied(to: deed.behaviour, settling: MatrixDeed.settling) ?? deed.behaviour
    return configuration
  }
}

extension MatrixEnding {
  /// An error of a command, or none.
  fileprivate init(_ error: TillError?, _ sale: Sale?) {
    let code = error.map { ExitCodes.code($0.kind) } ?? 0
    self.init(
      exitCode: code, kind: error?.kind.rawValue, message: error?.message, hint: error?.hint,
      sale: code == ExitCodes.usage ? nil : sale.map { MatrixSale($0) })
  }
}

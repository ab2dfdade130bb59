import Foundation
import SandboxGateway
import Simulation
import StrictJSON

/// A counter of one sale over HTTP: the real `kasir`, and the sandbox behind the fault proxy.
final class HTTPCounter {
  private static let reference = "meja-7"

  private let kasir: KasirRun
  private let server: SandboxServer
  private let proxy: FaultProxy
  /// What goes wrong as long as nobody says otherwise.
  private var lasting: [FaultOrder] = []
  private var key = ""

  private init(_ kasir: KasirRun, _ server: SandboxServer, _ proxy: FaultProxy) {
    self.kasir = kasir
    self.server = server
    self.proxy = proxy
  }

  /// Runs a cell with ledger and log in a folder of its own, which is removed.
  static func run(_ cell: FaultCell, with executable: String) async throws -> MatrixOutcome {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "kasir-matrix-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await SandboxServer.servingFaults(configuration: cell.configuration) {
      server, proxy, base in
      let kasir = KasirRun(executable: executable, folder: folder, base: base)
      return try await HTTPCounter(kasir, server, proxy).run(cell)
    }
  }

  private func run(_ cell: FaultCell) async throws -> MatrixOutcome {
    for step in cell.deed.before { _ = try await perform(step) }
    if let fault = cell.fault { strike(cell.deed, fault, cell.times) }
    let ending = try await perform(cell.deed.command)
    let books = await server.books
    let kept = try await kept()
    lasting = []
    proxy.follow(FaultOrders())
    proxy.open()
    if cell.settles { _ = try await perform(.wait(MatrixDeed.settled)) }
    _ = try await perform(cell.deed.again)
    return MatrixOutcome(ending: ending, kept: kept, books: books, later: try await self.kept())
  }

  private func strike(_ deed: MatrixDeed, _ fault: NamedFault, _ times: Int?) {
    guard fault == .refuse else { return strike(deed.struck, fault, times) }
    // One try meets a shut door, the next one a little later an open one.
    let seconds = times == nil ? 3600 : 1
    if let passes = deed.passes {
      follow([FaultOrder(passes, .shut(seconds: seconds))])
    } else {
      proxy.shut(for: .seconds(seconds))
    }
  }

  private func strike(_ action: SandboxAction, _ fault: NamedFault, _ times: Int?) {
    let order = FaultOrder(action, .fault(fault, times: times ?? 1_000_000))
    if times == nil { lasting.append(order) }
    follow(times == nil ? [] : [order])
  }

  private func follow(_ passing: [FaultOrder]) { proxy.follow(FaultOrders(lasting + passing)) }

  private func perform(_ step: MatrixDeed.Step) async throws -> MatrixEnding {
    switch step {
    case .pay: try await press("pay")
    case .endElsewhere: try await endSession()
    case .wait(let time): try await Task.sleep(for: time)
    case .strike(let action, let fault, let times): strike(action, fault, times)
    case .charge:
      return MatrixEnding(
        try await kasir(
          "session", "create", "--item", "teh:1:5000", "--reference", Self.reference))
    case .chargeIntent:
      return MatrixEnding(
        try await kasir(
          "intent", "create", "--item", "teh:1:5000", "--reference", Self.reference))
    case .cancelIntent: return MatrixEnding(try await kasir("intent", "cancel", Self.reference))
    case .show: return MatrixEnding(try await kasir("session", "show", Self.reference))
    case .expire: return MatrixEnding(try await kasir("session", "expire", Self.reference))
    case .refund(let amount):
      return MatrixEnding(
        try await kasir("refund", "create", Self.reference, "--amount", String(amount), "--yes"))
    case .showRefund:
      let key = try await document()?["refunds"]?.array?.last?["key"]?.string
      return MatrixEnding(try await kasir("refund", "show", key ?? "none"))
    case .list: return MatrixEnding(try await kasir("session", "list"))
    }
    return MatrixEnding(exitCode: 0)
  }

  /// The sale as the ledger has it.
  private func kept() async throws -> MatrixSale? {
    try await document().flatMap { MatrixSale($0) }
  }

  private func document() async throws -> JSONValue? {
    try await kasir("sales", "show", Self.reference).document
  }

  private func press(_ deed: String) async throws {
    guard let session = await server.books.sessions.last else { return }
    let page = session.id.replacing("cs_", with: "cs_test_")
    _ = await server.answer(SandboxRequest(method: "POST", target: "/pay/\(page)/\(deed)"))
  }

  private func endSession() async throws {
    guard let session = await server.books.sessions.last else { return }
    let authorization = Data("sk_test_matrix:".utf8).base64EncodedString()
    _ = await server.answer(
      SandboxRequest(
        method: "POST", target: "/v1/checkout/sessions/\(session.id)/expire",
        headers: [NamedText("Authorization", "Basic " + authorization)]))
  }
}

extension MatrixEnding {
  /// How a command ended.
  init(_ ending: KasirRun.Ending) {
    let error = ending.error
    let document = ending.document
    self.init(
      exitCode: ending.exitCode, kind: error?["kind"]?.string, message: error?["message"]?.string,
      hint: error?["hint"]?.string,
      sale: (document?.array?.first ?? document).flatMap { MatrixSale($0) })
  }
}

extension MatrixSale {
  /// What a printed sale says; nil where the document is none.
  init?(_ document: JSONValue) {
    guard let state = document["state"]?.string else { return nil }
    let refund = document["refunds"]?.array?.last
    self.init(
      state: state, refunded: document["refunded"]?.integer ?? -1,
      reserved: document["reserved"]?.integer ?? -1, refund: refund?["state"]?.string,
      refundAmount: refund?["amount"]?.integer)
  }
}

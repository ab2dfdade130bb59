import CheckoutDomain
import Testing

@testable import Till

struct ImportTests {
  private let counter: Counter
  /// Another shop's counter: its sales are at the gateway, but not in our ledger.
  private let other: Counter

  init() throws {
    counter = try Counter()
    other = try Counter(process: "another till", at: counter.gateway, counter.clock)
  }

  @Test(arguments: ["cs_1", "pi_1"])
  func `a payment that the ledger lacks is fetched by its id`(_ id: String) async throws {
    let theirs = try await other.paidSale()
    let (sale, isNew) = try await counter.till.findOrImport(id)
    #expect(isNew)
    #expect(sale.clientRef == theirs.clientRef)
    #expect(sale.reference == theirs.reference)
    #expect(sale.amount == theirs.amount)
    #expect(sale.state == .paid)
    #expect(sale.remaining == theirs.amount)
    #expect(sale.items == theirs.items)
    #expect(try counter.kept(sale) == sale)
    #expect(try counter.kinds(sale).first == "imported")
    let (again, isNewAgain) = try await counter.till.findOrImport(id)
    #expect(again == sale)
    #expect(!isNewAgain)
  }

  @Test func `an imported payment can be refunded`() async throws {
    _ = try await other.paidSale(1000)
    let (sale, _) = try await counter.till.findOrImport("pi_1")
    let result = try await counter.till.refund(sale.clientRef, amount: rupiah(400))
    #expect(result.sale.remaining == rupiah(600))
  }

  @Test func `a sale of the ledger is found without asking the gateway`() async throws {
    let sale = try await counter.waitingSale()
    for id in [sale.reference, "cs_1", "pi_1"] {
      let (found, isNew) = try await counter.till.findOrImport(id)
      #expect(found == sale)
      #expect(!isNew)
    }
    #expect(counter.gateway.questions.isEmpty)
  }

  @Test func `a reference that another sale of the ledger has gives way to the id`() async throws {
    _ = try await counter.till.charge(Counter.cart(reference: "MEJA-5"))
    _ = try await other.till.charge(Counter.cart(reference: "MEJA-5"))
    let (sale, _) = try await counter.till.findOrImport("cs_2")
    #expect(sale.reference == "cs_2")
    #expect(try counter.ledger.read { try $0.sales(SaleQuery()) }.count == 2)
  }

  @Test func `the session of a sale that nobody knew to be open is the sale's own`() async throws {
    counter.gateway.willEnd(.silent(did: true))
    let unknown = try await counter.till.charge(Counter.cart(reference: "MEJA-5")).sale
    let (sale, isNew) = try await counter.till.findOrImport("cs_1")
    #expect(!isNew)
    #expect(sale.clientRef == unknown.clientRef)
    #expect(sale.reference == "MEJA-5")
    #expect(sale.state == .waiting)
    #expect(try counter.kinds(sale) == ["sending", "unknown", "waiting"])
  }

  @Test func `a session fetched while its own create is on the wire is the sale's own`()
    async throws
  {
    let seen = Box<[Sale]>([])
    counter.gateway.whileSending { [till = counter.till, gateway = counter.gateway] request in
      guard request.path == "/v1/checkout/sessions", gateway.intents.isEmpty else { return }
      gateway.set { _ = $0.deliver(request) }
      if let found = try? await till.findOrImport("cs_1") { seen.append(found.sale) }
    }
    let sale = try await counter.waitingSale()
    #expect(seen.value.map(\.clientRef) == [sale.clientRef])
    #expect(try counter.ledger.read { try $0.sales(SaleQuery()) }.count == 1)
    #expect(counter.gateway.sent.count == 1)
  }

  @Test func `a second session of a sale never takes the sale's place`() async throws {
    let paid = try await counter.paidSale()
    counter.gateway.set { state in
      var second = state.sessions[0]
      second.id = SessionID("cs_9")
      second.paymentIntent = PaymentIntentID("pi_9")
      second.status = .open
      state.sessions.append(second)
      var intent = state.intents[0]
      intent.id = PaymentIntentID("pi_9")
      intent.status = .requiresPaymentMethod
      state.intents.append(intent)
    }
    for id in ["cs_9", "pi_9"] {
      let (sale, _) = try await counter.till.findOrImport(id)
      #expect(sale.clientRef != paid.clientRef)
      #expect(sale.reference == "cs_9")
    }
    #expect(try counter.kept(paid) == paid)
    #expect(try counter.ledger.read { try $0.sales(SaleQuery()) }.count == 2)
  }

  @Test func `a second session that is paid too is for a person, and can be given back`()
    async throws
  {
    let paid = try await counter.paidSale()
    counter.gateway.set { state in
      state.sessions[0].id = SessionID("cs_9")
      state.sessions[0].paymentIntent = PaymentIntentID("pi_9")
      state.intents[0].id = PaymentIntentID("pi_9")
    }
    let (sale, _) = try await counter.till.findOrImport("cs_9")
    #expect(sale.state == .paid)
    #expect(sale.duplicateOf == paid.clientRef)
    #expect(sale.needsAttention)
    #expect(
      try await counter.till.refund(sale.clientRef, amount: sale.remaining).sale.state == .refunded)
    #expect(try counter.kept(paid) == paid)
  }

  @Test func `two imports at the same moment make one sale`() async throws {
    _ = try await other.paidSale()
    counter.gateway.edit(try other.ledger.read { try $0.sales(SaleQuery()) }[0]) {
      // Without our name in it, nothing but its own ids says that it is the same.
      $0.clientRef = nil
      $1.clientRef = nil
    }
    let neighbour = counter.neighbour("other process")
    async let first = counter.till.findOrImport("cs_1")
    async let second = neighbour.till.findOrImport("cs_1")
    let found = try await [first.sale.clientRef, second.sale.clientRef]
    #expect(Set(found).count == 1)
    #expect(try counter.ledger.read { try $0.sales(SaleQuery()) }.count == 1)
  }

  @Test(arguments: ["cs_nothing", "pi_nothing", "MEJA-9", ""])
  func `what nobody knows is not found`(_ id: String) async throws {
    let error = await #expect(throws: TillError.self) {
      try await counter.till.findOrImport(id)
    }
    #expect(error?.kind == .notFound)
  }

  @Test(arguments: ["cs_1", "pi_1"])
  func `a currency that Kasir does not know is said, and nothing is kept`(_ id: String) async throws
  {
    _ = try await other.waitingSale()
    counter.gateway.set { state in
      state.sessions[0].currency = "USD"
      state.intents[0].currency = "USD"
    }
    let error = await #expect(throws: TillError.self) {
      try await counter.till.findOrImport(id)
    }
    #expect(error?.kind == .mismatch)
    #expect(error?.message.contains("USD") == true)
    #expect(try counter.ledger.read { try $0.sales(SaleQuery()) }.isEmpty)
  }

  @Test func `a payment whose session the gateway does not tell is imported without its lines`()
    async throws
  {
    let theirs = try await other.paidSale()
    counter.gateway.set { $0.sessions = [] }
    let (sale, _) = try await counter.till.findOrImport("pi_1")
    #expect(sale.items.isEmpty)
    #expect(sale.amount == theirs.amount)
    #expect(sale.state == .paid)
  }

  @Test(arguments: [true, false])
  func `an imported payment that was given up does not wait for ever`(
    _ hasSession: Bool
  ) async throws {
    let theirs = try await other.waitingSale()
    counter.gateway.edit(theirs) { intent, session in
      intent.status = .canceled
      session.status = .expired
    }
    if !hasSession { counter.gateway.set { $0.sessions = [] } }
    let (sale, _) = try await counter.till.findOrImport("pi_1")
    #expect(sale.state == .expired)
  }
}

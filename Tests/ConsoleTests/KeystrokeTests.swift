import CheckoutDomain
import TerminalUI
import Testing
import Till

@testable import Console

/// How many keys ten tasks take, beside the names and digits that only the operator knows.
struct KeystrokeTests {
  private static let sale = Samples.sale(.paid)

  @Test func `1: a sale of one item sold before, to its code: at most 6 beside its name`() {
    var task = Task()
    task.press(.character("n"))
    task.write("kopi susu")
    task.press(.enter)
    #expect(task.did(.findPrice(try! ItemEntry(parsing: "kopi susu", .idr), .idr)))
    task.take(.priceFound(try! ItemEntry(parsing: "kopi susu", .idr), Samples.rupiah(18_000)))
    task.press(.function(10))
    let cart = task.counter.state.newSale?.cart
    #expect(cart.map { task.did(.charge($0)) } == true)
    #expect(task.keys <= 6)
    #expect(task.keys == 3)
  }

  @Test func `2: a refund from the list: at most 8 beside the digits`() {
    var task = Task([Self.sale])
    task.press(.character("r"))
    task.write("10000")
    task.press(.function(10), .character("y"))
    #expect(
      task.did(
        .refund(RefundOrder(Self.sale.clientRef, Samples.rupiah(10_000), .requestedByCustomer))))
    #expect(task.keys <= 8)
    #expect(task.keys == 3)
  }

  @Test func `3: a refund of all that is left: 5 beside the digits`() {
    var task = Task([Self.sale])
    task.press(.character("r"), .function(3), .function(10))
    task.write("41000")
    task.press(.character("y"))
    #expect(
      task.did(
        .refund(RefundOrder(Self.sale.clientRef, Samples.rupiah(41_000), .requestedByCustomer))))
    #expect(task.keys <= 5)
  }

  @Test func `4: a refund of one line: at most 6`() {
    var task = Task([Self.sale])
    task.press(.character("r"), .function(6), .character("+"), .function(10), .character("y"))
    #expect(
      task.did(
        .refund(
          RefundOrder(
            Self.sale.clientRef, Samples.rupiah(18_000), .requestedByCustomer,
            lines: [Samples.oneKopi]))))
    #expect(task.keys <= 6)
  }

  @Test func `5: canceling a sale that waits: 2`() {
    let waiting = Samples.sale(.waiting)
    var task = Task([waiting])
    task.press(.character("x"), .character("y"))
    #expect(task.did(.cancel(waiting.clientRef)))
    #expect(task.keys == 2)
  }

  @Test func `6: the customer's view of a sale that waits: 2`() {
    var task = Task([Samples.sale(.waiting)])
    task.press(.enter, .character("f"))
    #expect(task.counter.state.kind == .customersView)
    #expect(task.keys == 2)
  }

  @Test func `7: to leave a sale in the background and start the next: 2`() {
    var task = Task([Samples.sale(.waiting)])
    task.press(.enter)
    task.keys = 0
    task.press(.character("b"), .character("n"))
    #expect(task.counter.state.kind == .newSale)
    #expect(task.keys == 2)
  }

  @Test func `8: to find a sale and open it: 3 beside what is looked for`() {
    var task = Task(Samples.everyState)
    task.press(.character("/"))
    task.write("ppq4")
    task.counter.load(Samples.everyState.filter { $0.reference == "PPQ4-77AB" })
    task.press(.enter, .enter)
    #expect(task.counter.state.saleInFocus?.reference == "PPQ4-77AB")
    #expect(task.counter.state.kind == .detail)
    #expect(task.keys == 3)
  }

  @Test func `9: to park a sale and take it up again: 4`() {
    var task = Task()
    task.press(.character("n"))
    task.write("teh 5000")
    task.press(.enter)
    task.keys = 0
    task.press(.function(4), .function(5))
    task.take(.parkedLoaded(Samples.parked))
    task.press(.enter)
    if task.counter.state.kind == .parked { task.press(.function(5)) }
    #expect(task.did(.recall(Samples.parked[0].id)))
    #expect(task.keys <= 4)
  }

  @Test func `10: to see what is wrong with the first sale that needs attention: 2`() {
    var task = Task(Samples.everyState)
    task.press(.character("5"))
    task.counter.load(Samples.inTrouble)
    #expect(task.counter.screen().contains("Do not"))
    task.press(.enter)
    #expect(task.counter.state.saleInFocus?.reference == "AB2C-9XYZ")
    #expect(task.keys == 2)
  }

  /// A console whose keys are counted; a name or digits count as nothing.
  private struct Task {
    var counter: Counter
    var keys = 0

    init(_ sales: [Sale] = []) { counter = Counter(sales: sales) }

    mutating func press(_ pressed: Key...) {
      for key in pressed {
        counter.press(key)
        keys += 1
      }
    }

    mutating func write(_ text: String) { counter.type(text) }
    mutating func take(_ action: Action) { counter.take(action) }
    func did(_ effect: Effect) -> Bool { counter.effects.contains(effect) }
  }
}

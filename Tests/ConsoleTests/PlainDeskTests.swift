import CheckoutDomain
import TerminalUI
import Testing
import Till

@testable import Console

/// The console in lines: what a line does, what is told, and what must be typed before money moves.
struct PlainDeskTests {
  // MARK: The main job

  @Test func `a sale, its link, the payment and a part given back`() throws {
    var desk = Desk()
    #expect(desk.all.contains("1 New sale"))
    desk.type("1", "2*kopi susu 18000", "teh 5000")
    #expect(desk.lines.last == "Total  Rp 41.000")
    desk.type("")
    #expect(desk.lines.contains("1 Charge"))
    desk.type("1")
    guard case .charge(let cart) = desk.effects.last else { return desk.fail("no charge") }
    #expect(try cart.total() == Samples.rupiah(41_000))

    let waiting = Samples.sale(.waiting)
    desk.take(.chargeBegan(Samples.sale(.sending)))
    desk.take(.charged(.success(TillResult(sale: waiting))))
    let link = try #require(waiting.progress.url)
    #expect(desk.lines.contains("Link: \(link)"))
    #expect(desk.lines.contains { $0.hasPrefix("05:23:08 ") && $0.contains("WAITING") })
    #expect(!desk.all.contains { $0.contains("#") || $0.contains("▀") })
    desk.take(.saleChanged(Samples.sale(.paid)))
    #expect(desk.lines.count == 1)
    #expect(desk.lines[0].contains("PAID, Rp 41.000. The money has arrived."))

    desk.type("", "r")
    #expect(desk.lines.contains("Left to refund: Rp 41.000"))
    desk.type("10000")
    #expect(desk.lines.contains("ten thousand rupiah"))
    #expect(!desk.hasRefund)
    desk.type("y")
    #expect(
      desk.effects.contains(
        .refund(RefundOrder(waiting.clientRef, Samples.rupiah(10_000), .requestedByCustomer))))
  }

  @Test func `the code is drawn only when it is asked for`() {
    var desk = Desk(sale: Samples.sale(.waiting))
    #expect(!desk.all.contains { $0.contains("█") })
    desk.choose("The code in characters, to be scanned")
    #expect(desk.lines.contains { $0.contains("█") })
    #expect(desk.lines.last?.hasPrefix("http") == true)
  }

  @Test func `a link that may not be drawn is an alarm, and is not told`() {
    let evil = "https://pay.example.com/pay/cs_test_1680914308084531200"
    let desk = Desk(sale: Samples.sale(.waiting, url: evil))
    #expect(desk.all.contains { $0.contains("pay.example.com") && !$0.contains("/pay/") })
    #expect(!desk.all.contains { $0.contains(evil) || $0.hasPrefix("Link") })
    #expect(!desk.desk.told.contains { $0.deed == .code })
  }

  // MARK: Confirmation

  @Test(arguments: ["", "n", "yes", "Y y", "1", "0", "refund"])
  func `anything but a y sends no refund`(line: String) {
    var desk = Desk(sale: Samples.sale(.paid))
    desk.choose("Refund")
    desk.type("10000", line)
    #expect(!desk.hasRefund)
    #expect(desk.all.contains("Nothing was done."))
    desk.type("y", "y")
    #expect(!desk.hasRefund)
  }

  @Test func `all of it asks for the amount to be typed, then for a y`() {
    var desk = Desk(sale: Samples.sale(.paid))
    desk.choose("Refund")
    desk.type("")
    desk.choose("All that is left: Rp 41.000")
    #expect(desk.lines.last?.contains("First type the amount again") == true)
    desk.type("y")
    #expect(desk.lines.contains("Nothing was done."))
    desk.type("")
    desk.choose("All that is left: Rp 41.000")
    desk.type("40000")
    #expect(desk.lines.contains { $0.contains("not this amount") })
    desk.type("41.000")
    #expect(!desk.hasRefund)
    #expect(desk.lines.last?.hasPrefix("Type y to refund Rp 41.000") == true)
    desk.type("y")
    #expect(desk.hasRefund)
  }

  @Test func `lines are chosen by number, piece by piece`() {
    var desk = Desk(sale: Samples.sale(.paid))
    desk.choose("Refund")
    desk.type("")
    desk.choose("Refund by line")
    desk.choose("kopi susu: 0 of 2")
    desk.choose("kopi susu: 1 of 2")
    #expect(desk.lines.contains("Rp 36.000 of Rp 41.000 left"))
    desk.choose("kopi susu: 2 of 2")
    desk.choose("teh: 0 of 1")
    desk.choose("Go on")
    desk.type("y")
    #expect(
      desk.effects.contains {
        if case .refund(let order) = $0 { order.amount == Samples.rupiah(5000) } else { false }
      })
  }

  @Test func `a cancel asks, and only a y expires the session`() {
    let waiting = Samples.sale(.waiting)
    var desk = Desk(sale: waiting)
    desk.choose("Cancel the sale")
    desk.type("")
    #expect(!desk.effects.contains(.cancel(waiting.clientRef)))
    desk.choose("Cancel the sale")
    desk.type("y")
    #expect(desk.effects.contains(.cancel(waiting.clientRef)))
  }

  @Test func `the first live charge asks for its amount`() {
    var desk = Desk()
    desk.type("1", "teh 5000", "", "1")
    desk.take(.liveConfirmationNeeded)
    #expect(desk.lines.contains("It is sent as 500000 minor units."))
    desk.type("4000")
    #expect(!desk.effects.contains { if case .confirmLiveAndCharge = $0 { true } else { false } })
    desk.type("5000")
    #expect(desk.effects.contains { if case .confirmLiveAndCharge = $0 { true } else { false } })
  }

  @Test func `leaving asks while money is moving`() {
    var desk = Desk(sale: Samples.sale(.paid))
    desk.choose("Refund")
    desk.type("10000", "y", "0", "0")
    desk.load([])
    desk.type("0", "0")
    let (isFinished, isAsking) = (desk.desk.isFinished, desk.desk.isAsking)
    #expect(!isFinished && isAsking)
    desk.type("y")
    let hasLeft = desk.desk.isFinished
    #expect(hasLeft)
  }

  // MARK: What is told

  @Test func `a number means what was told, whatever has changed since`() {
    let waiting = Samples.sale(.waiting)
    var desk = Desk(sale: waiting)
    let number = desk.number(of: "Cancel the sale")
    desk.take(.saleChanged(Samples.sale(.paid)))
    desk.type(number)
    #expect(!desk.desk.isAsking)
    #expect(desk.lines.contains { $0.contains("there is nothing open to cancel") })
  }

  @Test func `what nobody knows is told with what not to do`() {
    let desk = Desk(sale: Samples.sale(.unknown))
    #expect(desk.all.contains { $0.hasPrefix("Do not: charge it again") })
    #expect(desk.all.contains { $0.hasPrefix("Known: ") })
  }

  @Test func `each change is one line with a time, and what is only read is none`() {
    var desk = Desk()
    let paid = Samples.sale(.paid)
    desk.take(.saleChanged(Samples.sale(.waiting)))
    desk.take(.saleChanged(paid))
    #expect(desk.lines.count == 1)
    desk.take(.saleChanged(paid))
    #expect(desk.lines == [])
    desk.take(.gatewayTrouble(TillError(.gateway, "The gateway cannot be reached.")))
    #expect(desk.lines == ["05:23:08 The gateway cannot be reached. It is asked again by itself."])
    desk.take(.gatewayTrouble(nil))
    #expect(desk.lines == ["05:23:08 The gateway answers again."])
  }

  @Test func `a wrong number is named, and an empty line tells the choices`() {
    var desk = Desk()
    desk.type("77")
    #expect(desk.lines == ["There is no choice 77. Enter alone tells the choices."])
    desk.type("")
    #expect(desk.lines.first == "1 New sale")
    #expect(desk.lines.last == "Type a number.")
  }

  @Test func `the list is paged, searched and opened by number`() {
    var desk = Desk()
    desk.type("2")
    desk.load(Samples.everyState)
    #expect(
      desk.lines.contains { $0.hasPrefix("1 11-23 05:22, TABLE-12, 2 kopi susu, teh, Rp 41.000") })
    #expect(desk.lines.contains { $0.hasSuffix("More sales") })
    desk.choose("More sales")
    #expect(desk.lines.contains { $0.contains("DRAFT-1") })
    desk.choose("Search")
    desk.type("PPQ4")
    desk.load(Samples.everyState.filter { $0.reference == "PPQ4-77AB" })
    desk.type("1")
    desk.take(.timelineLoaded(Samples.everyState[3].clientRef, []))
    #expect(desk.lines.contains("Sale PPQ4-77AB"))
    #expect(desk.lines.contains("State: PAID"))
  }

  @Test(arguments: Language.allCases) func `nothing is drawn and nothing moves a cursor`(
    _ language: Language
  ) {
    for sale in Samples.everyState + [Samples.needsHuman] {
      var settings = Samples.settings()
      settings.preferences.language = language
      let desk = Desk(settings, sale: sale)
      for line in desk.all {
        #expect(!line.contains("\u{1B}"))
        #expect(!line.contains { "─│┌┐└┘├┤▸▀▄".contains($0) }, "\(line)")
      }
    }
  }

  @Test func `in Indonesian too`() {
    var settings = Samples.settings()
    settings.preferences.language = .indonesian
    var desk = Desk(settings, sale: Samples.sale(.paid))
    desk.choose("Kembalikan dana")
    desk.type("10000")
    #expect(desk.lines.contains("sepuluh ribu rupiah"))
    #expect(desk.lines.last == "Ketik y untuk kembalikan Rp 10.000. Yang lain: jangan kembalikan.")
  }
}

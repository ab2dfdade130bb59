import CheckoutDomain
import TerminalUI
import Till

@testable import Console

/// Every screen in a state worth a picture, by the keys and facts that lead there.
enum Scenes {
  /// Brings a console into the state.
  typealias Play = (inout Counter) -> Void

  /// A scene: what its console is set up with, and what is done then.
  struct Scene: Sendable, CustomStringConvertible {
    let name: String
    var mode = Mode.test
    var sales: [Sale] = Samples.everyState
    let play: @Sendable (inout Counter) -> Void

    var description: String { name }

    /// The console in the state of the scene.
    func counter(_ language: Language) -> Counter {
      var settings = Samples.settings(mode: mode)
      settings.preferences.language = language
      var counter = Counter(settings, sales: sales)
      play(&counter)
      return counter
    }
  }

  static let all: [Scene] = lists + selling + paying + refunding + others

  static let lists: [Scene] = [
    Scene(name: "list") { _ in },
    Scene(name: "list-empty", sales: []) { _ in },
    Scene(name: "list-live", mode: .live) { _ in },
    Scene(name: "list-search") { counter in
      counter.press(.character("/"))
      counter.type("m2m2")
      counter.load(Samples.everyState.filter { $0.reference.hasPrefix("M2M2") })
    },
    Scene(name: "list-sorted") { counter in
      counter.press(.right, .right, .right)
      counter.load(Samples.everyState.sorted { $0.amount.minorUnits > $1.amount.minorUnits })
    },
    Scene(name: "list-attention") { counter in
      counter.press(.character("5"))
      counter.load(Samples.inTrouble)
      counter.press(.down, .down)
    },
    Scene(name: "list-attention-unknown") { counter in
      counter.press(.character("5"))
      counter.load(Samples.inTrouble)
    },
    Scene(name: "list-beside", sales: [Samples.sale(.paid)]) { counter in
      counter.take(.timelineLoaded(ClientRef("ref-K7Q2-M4XD"), Samples.timeline))
    },
    Scene(name: "list-trouble") { counter in
      counter.take(
        .gatewayTrouble(
          TillError(.gateway, "The connection broke.", hint: "Ask again in a moment.")))
    },
    Scene(name: "list-nothing-to-refund") { counter in counter.press(.character("r")) },
  ]

  static let selling: [Scene] = [
    Scene(name: "new-sale-empty", sales: []) { counter in counter.press(.character("n")) },
    Scene(name: "new-sale") { counter in
      counter.press(.character("n"))
      counter.enter("2*kopi susu 18000")
      counter.enter("teh 5000")
      counter.press(.up)
    },
    Scene(name: "new-sale-problem") { counter in
      counter.press(.character("n"))
      counter.enter("teh 5.00")
    },
    Scene(name: "new-sale-details") { counter in
      counter.press(.character("n"))
      counter.enter("teh 5000")
      counter.press(.function(2))
      counter.type("TABLE-12")
    },
    Scene(name: "new-sale-live", mode: .live) { counter in
      counter.press(.character("n"))
      counter.enter("teh 25000")
      counter.press(.function(10))
      counter.take(.liveConfirmationNeeded)
      counter.enter("25001")
    },
    Scene(name: "new-sale-discard") { counter in
      counter.press(.character("n"))
      counter.enter("teh 5000")
      counter.press(.escape)
    },
    Scene(name: "parked") { counter in
      counter.press(.function(5))
      counter.take(.parkedLoaded(Samples.parked))
    },
    Scene(name: "parked-empty") { counter in
      counter.press(.function(5))
      counter.take(.parkedLoaded([]))
    },
  ]

  static let paying: [Scene] = [
    payment(
      "payment-waiting-live", Samples.sale(.waiting, mode: .live, url: Samples.liveLink),
      mode: .live),
    payment("payment-waiting", Samples.sale(.waiting)),
    payment("payment-declined", Samples.sale(.waiting, decline: "insufficient limit")),
    payment("payment-customer", Samples.sale(.waiting)) { $0.press(.character("f")) },
    payment("payment-paid", Samples.sale(.waiting)) { counter in
      counter.take(.saleChanged(Samples.sale(.paid)))
    },
    payment(
      "payment-unknown",
      Samples.sale(
        .unknown, problem: "The connection to 127.0.0.1 broke before the answer was complete.")
    ) { counter in
      counter.take(
        .nextCheckFound(ClientRef("ref-K7Q2-M4XD"), Samples.now + .seconds(20)))
    },
    payment(
      "payment-not-sent",
      Samples.sale(.draft, problem: "127.0.0.1 refused the connection, or cannot be reached.")),
    payment(
      "payment-alarm",
      Samples.sale(.waiting, url: "https://pay.example.net/cs_1680914308084531200")),
    payment("payment-question", Samples.sale(.waiting)) { $0.press(.character("x")) },
    payment("payment-sending", Samples.sale(.sending)),
  ]

  private static func payment(
    _ name: String, _ sale: Sale, mode: Mode = .test,
    _ play: @escaping @Sendable (inout Counter) -> Void = { _ in }
  ) -> Scene {
    Scene(name: name, mode: mode, sales: [sale]) { counter in
      counter.press(.enter)
      counter.take(.ticked(Samples.now + .seconds(60), clock: 1))
      play(&counter)
    }
  }

  static let refunding: [Scene] = [
    detail(
      "detail",
      Samples.sale(
        .paid,
        refunds: [Samples.refund(10_000, .refunded), Samples.refund(5000, .pending, key: "2")])
    ),
    detail(
      "detail-unknown-refund",
      Samples.sale(
        .paid,
        refunds: [
          Samples.refund(10_000, .refunded),
          Samples.refund(5000, .unknown, key: "2", problem: "The connection broke."),
        ])),
    detail("detail-needs-human", Samples.needsHuman),
    refund("refund") { $0.type("10000") },
    refund("refund-problem") { counter in
      counter.type("50000")
      counter.press(.function(10))
    },
    refund("refund-question") { counter in
      counter.type("10000")
      counter.press(.function(10))
    },
    refund("refund-typed") { counter in
      counter.press(.function(3), .function(10))
      counter.type("4100")
      counter.press(.character("y"))
    },
    refund("refund-lines") { counter in
      counter.press(.function(6), .character("+"), .down, .character(" "))
    },
    Scene(
      name: "refund-lines-again",
      sales: [
        Samples.sale(
          .paid,
          refunds: [
            Samples.refund(18_000, .refunded, lines: [Samples.oneKopi]),
            Samples.refund(5000, .refunded, key: "2"),
          ])
      ]
    ) { counter in
      counter.press(.character("r"), .function(6), .down, .character(" "))
    },
    refund("refund-sending") { counter in
      counter.type("10000")
      counter.press(.function(10), .character("y"))
    },
    Scene(name: "settle", sales: [Samples.needsHuman]) { counter in
      counter.press(.character("e"), .right, .right, .tab)
      counter.type("ticket 4711")
    },
    Scene(name: "settle-question", sales: [Samples.needsHuman]) { counter in
      counter.press(.character("e"), .right, .tab)
      counter.type("tiket 4711, 23 Nov")
      counter.press(.tab)
      counter.press(.tab)
      counter.type("Budi")
      counter.press(.function(10))
    },
  ]

  private static func detail(_ name: String, _ sale: Sale) -> Scene {
    Scene(name: name, sales: [sale]) { counter in
      counter.press(.enter)
      counter.take(.timelineLoaded(sale.clientRef, Samples.timeline))
      counter.take(.nextCheckFound(sale.clientRef, Samples.now + .seconds(20)))
    }
  }

  private static func refund(
    _ name: String, _ play: @escaping @Sendable (inout Counter) -> Void
  ) -> Scene {
    Scene(name: name, sales: [Samples.sale(.paid)]) { counter in
      counter.press(.character("r"))
      play(&counter)
    }
  }

  static let others: [Scene] = [
    Scene(name: "help") { $0.press(.character("?")) },
    Scene(name: "help-new-sale") { $0.press(.character("n"), .function(1)) },
    Scene(name: "palette") { counter in
      counter.press(.character(":"))
      counter.type("re")
    },
    Scene(name: "themes") { counter in
      counter.press(.character("T"))
      counter.take(.themesLoaded([.standard, Theme(name: "light", colours: [:])]))
    },
    Scene(name: "reconcile") { $0.press(.character("R")) },
    Scene(name: "reconcile-differs") { counter in
      counter.press(.character("R"), .function(10))
      counter.take(.reconciled(days: 1, .success(Samples.reconciliation)))
      counter.press(.down)
    },
    Scene(name: "alarm", sales: [Samples.lostSale]) { counter in
      counter.press(.character("e"))
      counter.type("goods handed over")
    },
    Scene(name: "settings") { $0.press(.character(",")) },
    Scene(name: "about") { $0.press(.character("A")) },
    Scene(name: "leave-question") { counter in
      counter.press(.character("n"))
      counter.enter("teh 5000")
      counter.press(.function(10))
      counter.take(.chargeBegan(Samples.sale(.sending)))
      counter.press(.control("c"))
    },
  ]
}

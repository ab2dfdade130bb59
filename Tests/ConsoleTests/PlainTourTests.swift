import CheckoutDomain
import TerminalUI
import Testing
import Till

@testable import Console

/// The guided tour in lines: what a learner types, and what it says.
struct PlainTourTests {
  private static func settings(
    _ standing: TourProgress.Standing, _ step: TourStep = .firstSale,
    _ language: Language = .english
  ) -> ConsoleSettings {
    var settings = Samples.settings()
    var progress = TourProgress()
    (progress.standing, progress.step) = (standing, step)
    settings.tour = progress
    settings.preferences.language = language
    return settings
  }

  private static func step(_ desk: Desk) -> TourStep? { desk.desk.console.tour?.progress.step }

  /// Types the number that the hint told last names for a command of this name.
  private static func hint(_ desk: Desk) -> String? {
    desk.all.last { $0.hasPrefix("Tour ") }
  }

  @Test func `it is offered, begun, left and taken up again by its number`() {
    var desk = Desk(Self.settings(.offered))
    #expect(desk.all.contains("12 Guided tour in ten short steps"))
    #expect(!desk.all.contains { $0.hasPrefix("Tour ") })
    desk.choose("Guided tour in ten short steps")
    #expect(
      desk.lines == [
        "Tour 1/10: first sale. A customer wants to pay later with Akulaku. "
          + "Press 1 for a new sale."
      ])
    #expect(desk.effects.contains { if case .tour = $0 { true } else { false } })
    desk.type("", "12")
    #expect(desk.desk.console.tour?.progress.standing == .left)
    #expect(desk.hasTold("\"Take the guided tour up again, at step 1 of 10\" takes it up again"))
  }

  @Test func `without a tour nothing speaks of it`() {
    let desk = Desk()
    #expect(!desk.all.contains { $0.lowercased().contains("tour") })
  }

  @Test func `a first sale, told step by step`() {
    var desk = Desk(Self.settings(.running))
    desk.type("1")
    #expect(Self.hint(desk)?.contains("Type 2*kopi susu 18000 and press Enter") == true)
    desk.type("2*kopi susu 18000")
    #expect(Self.hint(desk)?.contains("Enter alone tells the choices") == true)
    desk.type("")
    #expect(Self.hint(desk)?.hasSuffix("1 charges this.") == true)
    desk.type("1")
    desk.take(.chargeBegan(Samples.sale(.sending, reference: "NEW")))
    desk.take(.charged(.success(TillResult(sale: Samples.sale(.waiting, reference: "NEW")))))
    #expect(Self.hint(desk)?.contains("Wait for the line that says what became of it") == true)
    desk.take(.saleChanged(Samples.sale(.paid, reference: "NEW")))
    #expect(Self.step(desk) == .declined)
    #expect(desk.hasTold("Paid: the gateway said so."))
    #expect(desk.lines.last?.hasPrefix("Tour 2/10: declined customer.") == true)
    let number = desk.number(of: "New sale")
    #expect(desk.lines.last?.contains("Press \(number) and sell something") == true)
    desk.type("")
    #expect(desk.lines.count { $0.hasPrefix("Tour ") } == 1, "it is told once with the choices")
  }

  @Test func `a part is given back, by amount and by line`() {
    var desk = Desk(Self.settings(.running, .partialRefund), sale: Samples.sale(.paid))
    #expect(
      Self.hint(desk)?.hasSuffix(
        "Press \(desk.number(of: "Refund")) to refund a part of this sale.")
        == true)
    desk.choose("Refund")
    #expect(Self.hint(desk)?.contains("Type 1000 and press Enter") == true)
    desk.type("1000")
    #expect(Self.hint(desk)?.contains("y and Enter send it") == true)
    desk.type("y")
    let part = Samples.sale(.paid, refunds: [Samples.refund(1000, .refunded)])
    desk.take(.refundEnded(part.clientRef, Samples.rupiah(1000), .success(TillResult(sale: part))))
    #expect(Self.step(desk) == .refundByLine)
    desk.choose("Refund")
    #expect(Self.hint(desk)?.contains("Refund by line among them") == true)
    desk.type("")
    desk.choose("Refund by line")
    #expect(Self.hint(desk)?.contains("takes one piece of it") == true)
    desk.choose("kopi susu: 0 of 2")
    #expect(Self.hint(desk)?.contains("\(desk.number(of: "Go on")) goes on") == true)
    desk.choose("Go on")
    desk.type("y")
    let more = Samples.sale(
      .paid,
      refunds: [
        Samples.refund(1000, .refunded), Samples.refund(18_000, .unknown, key: "key-2"),
      ])
    desk.take(
      .refundEnded(more.clientRef, Samples.rupiah(18_000), .success(TillResult(sale: more))))
    #expect(Self.step(desk) == .refundByLine)
  }

  @Test func `in the menu a learner is sent to what can be refunded`() {
    var desk = Desk(Self.settings(.running, .partialRefund))
    desk.type("2")
    desk.load([Samples.sale(.paid)])
    #expect(Self.hint(desk)?.contains("Type the number of a sale that is PAID") == true)
    desk.type("0")
    #expect(Self.hint(desk)?.contains("Press 4 for the sales that are PAID") == true)
  }

  @Test func `a setting takes the place of the theme, and 0 of leaving`() {
    var desk = Desk(Self.settings(.running, .theme))
    #expect(Self.hint(desk) == "Tour 9/10: settings. Press 10 for the settings.")
    desk.type("10")
    desk.choose("Bell when paid: on")
    #expect(Self.step(desk) == .leaving)
    #expect(desk.hasTold("Kept in the config file."))
    desk.type("0")
    desk.load([])
    #expect(Self.hint(desk)?.contains("Press 0 to leave") == true)
    desk.type("0")
    #expect(desk.desk.isFinished)
    #expect(desk.desk.console.tour?.progress.standing == .done)
  }

  @Test(arguments: Language.allCases) func `no hint speaks of a key or of what is only seen`(
    _ language: Language
  ) {
    let words = Words(language, isInLines: true)
    let forbidden = try? Regex(
      #"\b(F\d+|Esc|Tab|Up|Down|Left|Right|Space|Naik|Turun|Kiri|Kanan|Spasi)\b"#)
    guard let forbidden else { return _ = Issue.record("no pattern") }
    for step in TourStep.allCases {
      for place in PlainTourPlace.allCases {
        let hint = words.plainTourHint(step, place) { _ in "1" } ?? ""
        #expect(hint.firstMatch(of: forbidden) == nil, "\(step) \(place): \(hint)")
      }
      let lesson = words.tourLesson(step)
      #expect(lesson.firstMatch(of: forbidden) == nil, "\(lesson)")
      var desk = Desk(Self.settings(.running, step, language), sale: Samples.sale(.paid))
      for line in ["", "2", "", "2", "1", "0", "0", "0", "1", "teh 5000", "", "0", "y", "7", "x"] {
        desk.type(line)
      }
      for line in desk.all where line.hasPrefix("Tour ") || line.hasPrefix("Tur ") {
        #expect(line.firstMatch(of: forbidden) == nil, "\(step): \(line)")
      }
    }
  }
}

import CheckoutDomain
import TerminalUI
import Testing
import Till

@testable import Console

/// What 40 columns and 12 rows must not make anyone misread.
struct NarrowScreenTests {
  private func rows(_ frame: Frame) -> [String] {
    FrameText.text(frame).split(separator: "\n").map {
      $0.trimmingPrefix(while: { " │┌└─".contains($0) }).description
    }
  }

  @Test(arguments: Scenes.all)
  func `no amount is torn from its currency`(_ scene: Scenes.Scene) {
    for language in Language.allCases {
      let counter = scene.counter(language)
      for (columns, height) in [(40, 12), (44, 14), (60, 20), (80, 24)] {
        for row in rows(counter.frame(columns, height)) {
          let text = row.drop { $0 == " " }.reversed().drop { " │".contains($0) }.reversed()
          let isTorn = String(text).hasSuffix(" Rp") || String(text) == "Rp"
          #expect(!isTorn, "\(scene) \(language) \(columns): \(row)")
        }
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `the palette says the name of every command whole`(language: Language) {
    var seen: Set<ScreenKind> = []
    for scene in Scenes.all {
      var counter = scene.counter(language)
      guard counter.state.commands.contains(.palette), counter.state.dialog == nil,
        counter.state.overlay == nil, seen.insert(counter.state.kind).inserted
      else { continue }
      counter.take(.command(.palette))
      for command in counter.state.offers(PaletteState()) {
        let name = Words(language)[command.entry.label]
        #expect(counter.screen(40, 12).contains("▸ \(name) "), "\(scene): \(name)")
        counter.press(.down)
      }
    }
    #expect(seen.count >= 8)
  }

  @Test(arguments: Language.allCases)
  func `the outcome of a settlement is never cut`(language: Language) {
    let words = Words(language)
    var settings = Samples.settings()
    settings.preferences.language = language
    var counter = Counter(settings, sales: [Samples.needsHuman])
    counter.press(.character("e"))
    for wasRefunded in [true, false] {
      counter.press(.right)
      let screen = counter.screen(40, 12)
      #expect(screen.contains("◀ \(words.settleOutcomeWord(wasRefunded)) ▶"), "\(screen)")
      // What it means is said in full under the fields.
      let whole = screen.split { $0 == "\n" || $0 == " " }.joined(separator: " ")
      #expect(whole.contains(words.settleOutcome(wasRefunded)), "\(screen)")
      #expect(whole.contains(words.settleHint(.outcome)), "\(screen)")
      #expect(counter.screen(80, 24).contains(words.settleOutcome(wasRefunded)))
    }
  }

  @Test(arguments: RefundReason.all)
  func `the reason of a refund is never cut`(reason: RefundReason) {
    for language in Language.allCases {
      var settings = Samples.settings()
      settings.preferences.language = language
      var counter = Counter(settings, sales: [Samples.sale(.paid)])
      counter.press(.character("r"), .tab)
      while case .refund(let form) = counter.state.screens.last, form.reason != reason {
        counter.press(.right)
      }
      #expect(counter.screen(40, 12).contains("◀ \(Words(language).reason(reason)) ▶"))
      counter.press(.tab)
      #expect(counter.screen(40, 12).contains(Words(language).reason(reason)))
    }
  }

  @Test(arguments: Language.allCases)
  func `no setting is cut`(language: Language) {
    var settings = Samples.settings()
    settings.preferences.language = language
    var counter = Counter(settings)
    counter.press(.character(","))
    #expect(counter.screen(40, 12).contains("◀ \(language.name) ▶"))
    #expect(!counter.screen(40, 12).contains("…"))
  }

  @Test func `a link is shown whole or not at all`() {
    let url = Samples.liveLink
    for language in Language.allCases {
      var settings = Samples.settings(mode: .live)
      settings.preferences.language = language
      var counter = Counter(
        settings, sales: [Samples.sale(.waiting, mode: .live, url: url)])
      counter.press(.enter)
      counter.take(.ticked(Samples.now + .seconds(60), clock: 1))
      let joined = counter.screen(40, 12).filter { !$0.isWhitespace }
      #expect(joined.contains(url), "\(language)")
      // A message takes the rows that it needed.
      counter.press(.character("r"))
      let shorter = counter.screen(40, 12)
      #expect(!shorter.contains("cs_live"))
      #expect(shorter.contains(language == .english ? "c copies it" : "c menyalinnya"))
    }
  }

  @Test func `without a code nobody is told to scan one`() {
    var counter = Counter(sales: [Samples.sale(.waiting)])
    counter.press(.enter)
    #expect(!counter.screen(40, 12).contains("scan"))
    #expect(counter.screen(132, 43).contains("The customer can scan and pay."))
  }

  /// The words of a screen, wherever its lines are broken.
  private func flow(_ screen: String) -> String {
    screen.split { $0 == "\n" || $0 == " " }.joined(separator: " ")
  }

  @Test(arguments: Language.allCases)
  func `what a new sale is and what its keys do is said whole`(language: Language) {
    let words = Words(language)
    var settings = Samples.settings()
    settings.preferences.language = language
    var counter = Counter(settings)
    counter.press(.character("n"))
    counter.enter("2*kopi susu 18000")
    counter.enter("teh 5000")
    counter.press(.function(7))
    for (columns, rows) in [(40, 12), (40, 10), (60, 20), (80, 24)] {
      let screen = flow(counter.screen(columns, rows))
      for part in words.partsAboutSale(counter.state.newSale!.cart) {
        #expect(
          screen.contains(part), "\(columns)×\(rows): \(part)\n\(counter.screen(columns, rows))")
      }
      #expect(screen.contains("Total Rp 41.000"))
      #expect(screen.contains(words.chargeHint("F10", "Rp 41.000")))
    }
    counter.press(.up)
    for key in words.lineKeys { #expect(flow(counter.screen(40, 12)).contains(key)) }
    #expect(counter.screen(40, 12).contains("▸    1  teh"))
    counter.press(.down, .function(2))
    counter.type(String(repeating: "R", count: 40))
    counter.press(.enter)
    counter.take(.referenceChecked(String(repeating: "R", count: 40), problem: nil))
    #expect(counter.screen(40, 12).contains(String(repeating: "R", count: 38)))
    #expect(counter.screen(40, 12).contains("teh"))
  }

  @Test(arguments: Language.allCases)
  func `what is in the parked sale that is selected is said whole`(language: Language) {
    var settings = Samples.settings()
    settings.preferences.language = language
    var counter = Counter(settings)
    counter.press(.function(5))
    counter.take(.parkedLoaded(Samples.parked))
    for sale in Samples.parked {
      #expect(flow(counter.screen(40, 12)).contains(Words(language).parkedItems(sale.cart)))
      #expect(counter.screen(40, 12).ranges(of: "Rp 41.000").count == 2, "both rows")
      counter.press(.down)
    }
    #expect(!counter.screen(80, 24).contains("─"), "where the row has all of it, nothing is added")
  }

  @Test(arguments: Language.allCases)
  func `what does not fit under needs attention says which key shows it`(language: Language) {
    let words = Words(language)
    var settings = Samples.settings()
    settings.preferences.language = language
    for (index, sale) in Samples.inTrouble.enumerated() {
      var counter = Counter(settings, sales: Samples.inTrouble)
      counter.press(.character("5"))
      counter.load(Samples.inTrouble)
      for _ in 0..<index { counter.press(.down) }
      let view = ConsoleView(state: counter.state, settings: counter.program.settings)
      let rows =
        view.explanation(of: sale)?.rows.map(\.words)
        ?? AttentionReason(sale).map { [words.matter($0, sale), words.whatToDo($0, view.key)] }
        ?? []
      let screen = counter.screen(40, 12)
      let isWhole = rows.allSatisfy { flow(screen.filter { $0 != "│" }).contains($0) }
      #expect(isWhole || screen.contains("\(words.more): Enter"), "\(sale.reference)\n\(screen)")
      if isWhole { continue }
      // The sale's own screen has all of it, by the key that is named there.
      counter.press(.enter)
      if counter.state.kind == .payment {
        #expect(
          counter.screen(40, 12).contains("\(words.more): Enter"), "\(counter.screen(40, 12))")
        counter.press(.enter)
      }
      #expect(counter.state.kind == .detail)
      let detail = flow(FrameText.text(counter.frame(40, 60)))
      for row in rows { #expect(detail.contains(row), "\(row)\n\(detail)") }
    }
  }

  @Test func `the banner of real money leaves the screen's name whole`() {
    for language in Language.allCases {
      var settings = Samples.settings(mode: .live)
      settings.preferences.language = language
      var counter = Counter(settings, sales: [Samples.sale(.paid, mode: .live)])
      let words = Words(language)
      #expect(counter.screen(40, 12).hasPrefix(" \(words.modeLive)  "))
      #expect(counter.screen(40, 12).contains(words.salesTitle))
      counter.press(.character("A"))
      #expect(counter.screen(40, 12).contains(words.aboutTitle))
    }
  }

  @Test func `about says every file on a small screen, too`() {
    var counter = Counter()
    counter.press(.character("A"))
    let joined = counter.screen(40, 12).filter { !$0.isWhitespace }
    for path in ["/data/kasir/demo.sqlite", "/config/kasir/config.toml", "/state/kasir/kasir.log"] {
      #expect(joined.contains(path), "\(path)")
    }
  }
}

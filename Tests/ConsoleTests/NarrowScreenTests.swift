import CheckoutDomain
import TerminalUI
import Testing

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

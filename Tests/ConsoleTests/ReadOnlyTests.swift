import CheckoutDomain
import OwnThread
import TerminalUI
import Testing
import Till

@testable import Console

/// A console for somebody who only looks.
@Suite(.ownThread) struct ReadOnlyTests {
  private static func settings(_ language: Language = .english) -> ConsoleSettings {
    var settings = Samples.settings()
    settings.isReadOnly = true
    settings.preferences.language = language
    return settings
  }

  @Test(arguments: Language.allCases)
  func `every screen says so beside the mode`(_ language: Language) {
    let words = Words(language)
    var counter = Counter(Self.settings(language), sales: Samples.everyState)
    for key in [Key.enter, .escape, .down, .enter] {
      #expect(counter.screen(40, 12).contains(words.modeReadOnly))
      counter.press(key)
    }
  }

  @Test(arguments: Command.allCases.filter(\.changesSomething))
  func `what would change something says why it does not, and no footer offers it`(
    _ command: Command
  ) {
    let settings = Self.settings()
    for sale in Samples.everyState + Samples.inTrouble {
      let counter = Counter(settings, sales: [sale])
      #expect(counter.state.obstacle(to: command, settings) == counter.state.words.isReadOnly)
      #expect(!counter.state.isShown(command, settings))
    }
  }

  @Test func `the sale that is open is read again whenever the ledger has changed`() {
    var counter = Counter(Self.settings(), sales: [Samples.sale(.waiting)])
    counter.press(.enter)
    _ = counter.takeEffects()
    counter.take(.ledgerChanged)
    #expect(counter.takeEffects().contains(.loadSale(Samples.sale(.waiting).clientRef)))
    counter.take(.saleChanged(Samples.sale(.paid)))
    #expect(counter.screen().contains("The money has arrived"))
  }

  @Test func `an empty list asks for no first sale`() {
    let counter = Counter(Self.settings())
    #expect(counter.screen().contains("No sales yet."))
    #expect(!counter.screen().contains("Press"))
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `whatever is pressed, nothing is changed or sent`(seed: UInt64) {
    var dice = KeyFuzzTests.Dice(state: seed)
    let sales = Samples.everyState + Samples.inTrouble
    var counter = Counter(Self.settings(), sales: sales)
    for _ in 0..<2000 {
      if dice.roll(9) == 0 { counter.load(sales) }
      counter.press(KeyFuzzTests.keys[dice.roll(KeyFuzzTests.keys.count)])
      for effect in counter.takeEffects() where effect.changesSomething {
        Issue.record("\(effect)")
      }
      if counter.state.isFinished { counter = Counter(Self.settings(), sales: sales) }
    }
  }
}

extension Effect {
  /// Whether it goes beyond what somebody sees of the ledger, and their own settings.
  fileprivate var changesSomething: Bool {
    switch self {
    case .charge, .confirmLiveAndCharge, .chargeAgain, .cancel, .refund, .check, .settle,
      .settleAlarm, .reconcile, .replaceIntent, .replaceSession, .keepDraft, .dropDraft, .recall:
      true
    default: false
    }
  }
}

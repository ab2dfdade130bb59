import CheckoutDomain
import TerminalUI
import Testing

@testable import Console

/// Who works here, changed while Kasir runs.
struct SettingsTests {
  private func atTheName() -> Counter {
    var counter = Counter(sales: [Samples.needsHuman])
    counter.press(.character(","), .end)
    return counter
  }

  @Test func `a name that is typed and kept goes into the config, and into refunds from now on`() {
    var counter = atTheName()
    counter.press(.enter, .control("u"))
    counter.type("Budi q,:")
    #expect(counter.state.isTyping, "printable keys are text")
    counter.press(.enter)
    #expect(
      counter.takeEffects().suffix(2) == [
        .setOperator("Budi q,:"), .keepSetting("operator", "Budi q,:"),
      ])
    #expect(counter.screen().contains("Refunds are made by Budi q,: from now on."))
    #expect(!counter.state.isTyping)
    counter.press(.escape, .character("e"))
    #expect(counter.screen().contains("Your name       Budi q,:"), "forms begin with it")
  }

  @Test func `Esc leaves the name as it was, and no name is none`() {
    var counter = atTheName()
    _ = counter.takeEffects()
    counter.press(.enter)
    counter.type("x")
    counter.press(.escape)
    #expect(counter.state.preferences.operatorName == "Sari")
    #expect(counter.state.kind == .settings, "the screen stays")
    counter.press(.enter, .control("u"), .enter)
    #expect(counter.screen().contains("Type a name. Esc leaves it as it was."))
    #expect(counter.state.isTyping)
    counter.press(.control("u"))
    counter.type("  ")
    counter.press(.enter)
    #expect(counter.state.preferences.operatorName == "Sari")
    #expect(counter.takeEffects() == [])
  }

  @Test func `a name has no control characters, wherever they came from`() {
    var counter = atTheName()
    counter.press(.enter, .control("u"), .paste("Bu\u{1B}[31mdi\n"), .enter)
    #expect(!counter.state.preferences.operatorName.contains("\u{1B}"))
    #expect(counter.state.preferences.operatorName.hasSuffix("di"))
  }

  @Test func `in lines the name is a setting too`() {
    var desk = Desk()
    desk.choose("Settings")
    desk.choose("Your name: Sari")
    #expect(desk.lines.last?.hasPrefix("Type it: Your name.") == true)
    desk.type("-")
    #expect(desk.desk.console.preferences.operatorName == "Sari")
    desk.choose("Your name: Sari")
    desk.type("Budi")
    #expect(desk.effects.suffix(2) == [.setOperator("Budi"), .keepSetting("operator", "Budi")])
    #expect(desk.hasTold("Refunds are made by Budi from now on."))
    #expect(desk.lines.contains("3 Your name: Budi"))
  }
}

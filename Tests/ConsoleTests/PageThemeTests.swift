import TerminalUI
import Testing

@testable import Console

/// The theme follows the terminal's page until somebody chooses one.
struct PageThemeTests {
  private let light = Theme(name: "light", colours: [.background: .rgb(255, 255, 255)])
  private let paper = Theme(name: "paper", colours: [.background: .rgb(250, 240, 230)])

  private func counter(isThemeChosen: Bool = false) -> Counter {
    var settings = Samples.settings()
    settings.preferences.isThemeChosen = isThemeChosen
    return Counter(settings, sales: [])
  }

  @Test func `a light page takes the light theme, unless the config names one`() {
    var counter = counter()
    counter.take(.pageNeeds(light))
    #expect(counter.program.theme(in: counter.state) == light)
    #expect(
      counter.takeEffects().filter { if case .keepSetting = $0 { true } else { false } } == [])
    var chosen = self.counter(isThemeChosen: true)
    chosen.take(.pageNeeds(light))
    #expect(chosen.program.theme(in: chosen.state) == .standard)
  }

  @Test func `a theme that was chosen before the answer came stays`() {
    for key in [Key.enter, .escape] {
      var counter = counter()
      counter.press(.character("T"))
      counter.take(.themesLoaded([.standard, light, paper]))
      counter.press(.down, .down)
      #expect(counter.state.preferences.theme == paper)
      // Nothing changes under a person who is choosing.
      counter.take(.pageNeeds(light))
      #expect(counter.state.preferences.theme == paper)
      counter.press(key)
      counter.take(.pageNeeds(light))
      #expect(counter.state.preferences.theme == (key == .enter ? paper : light))
    }
  }

  @Test func `Enter keeps also the theme that was there by itself, for the next start`() {
    var counter = counter()
    counter.take(.pageNeeds(light))
    for kept in [[Effect.keepSetting("theme", "light")], []] {
      counter.press(.character("T"))
      counter.take(.themesLoaded([.standard, light, paper]))
      _ = counter.takeEffects()
      counter.press(.enter)
      #expect(counter.takeEffects() == kept)
    }
  }

  @Test func `the customer's display does the same`() {
    for isThemeChosen in [false, true] {
      let program = DisplayProgram(
        DisplaySettings(preferences: Preferences(theme: paper, isThemeChosen: isThemeChosen)))
      var state = DisplayState()
      #expect(program.theme(in: state) == paper)
      _ = program.update(&state, .pageNeeds(light))
      #expect(program.theme(in: state) == (isThemeChosen ? paper : light))
    }
  }
}

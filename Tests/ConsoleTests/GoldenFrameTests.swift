import TerminalUI
import Testing

@testable import Console

/// Every screen as it looks, in both languages, at the sizes that terminals have.
struct GoldenFrameTests {
  static let sizes = [(80, 24), (100, 30), (40, 12), (132, 43)]

  @Test(arguments: Scenes.all) func `looks as it did`(_ scene: Scenes.Scene) throws {
    for language in Language.allCases {
      let counter = scene.counter(language)
      for (columns, rows) in Self.sizes {
        try Golden.expect(counter.frame(columns, rows), scene.name, in: language.rawValue)
      }
    }
  }

  @Test(arguments: DisplayScenes.all)
  func `the customer's display looks as it did`(_ scene: DisplayScenes.Scene) throws {
    for language in Language.allCases {
      let display = scene.display(language)
      for (columns, rows) in Self.sizes {
        try Golden.expect(display.frame(columns, rows), scene.name, in: language.rawValue)
      }
    }
  }

  @Test func `no two scenes share a name`() {
    let names = Scenes.all.map(\.name) + DisplayScenes.all.map(\.name)
    #expect(Set(names).count == names.count)
  }
}

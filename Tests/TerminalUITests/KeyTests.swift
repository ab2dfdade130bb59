import Testing

@testable import TerminalUI

struct KeyTests {
  @Test(
    arguments: [
      ("F10", Key.function(10)), ("f3", .function(3)), ("Ctrl-O", .control("o")),
      ("ctrl-o", .control("o")), ("C-e", .control("e")), ("^G", .control("g")),
      ("Ctrl-Space", .control(" ")), ("Esc", .escape), ("Del", .delete), ("delete", .delete),
      ("PgUp", .pageUp), ("Shift-Tab", .backTab), ("Space", .character(" ")),
      ("T", .character("T")),
      ("t", .character("t")), ("?", .character("?")), ("/", .character("/")),
      ("^", .character("^")),
      ("한", .character("한")), ("f", .character("f")),
    ])
  func `reads a key's name`(name: String, key: Key) {
    #expect(Key(named: name) == key)
  }

  @Test(arguments: ["", "F0", "F64", "F-1", "Ctrl-", "Ctrl-oo", "Ctrl-é", "Paste", "Foo", "fx"])
  func `refuses what is no key's name`(name: String) {
    #expect(Key(named: name) == nil)
  }

  @Test
  func `names and reading are inverse`() {
    let keys: [Key] =
      [
        .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left, .right,
        .home, .end, .pageUp, .pageDown, .character(" "), .character("q"), .character("Q"),
        .control(" "),
      ]
      + (1...63).map { .function($0) }
      + "abcdefghijklmnopqrstuvwxyz".map { .control($0) }
    for key in keys { #expect(Key(named: key.name) == key) }
    #expect(Set(keys.map(\.name)).count == keys.count)
  }
}

import Testing

@testable import TerminalUI

struct CommandSupportTests {
  @Test(arguments: [
    ("xterm-256color", true, true), ("tmux-256color", true, true), ("vte-256color", true, true),
    ("xterm-kitty", true, true), ("alacritty", true, true), ("screen", true, false),
    ("screen-256color", true, false), ("screen.xterm-256color", true, false),
    ("linux", false, false), ("linux-16color", false, false), ("vt100", false, false),
    ("vt220", false, false), ("eterm-color", false, false), ("dumb", false, false),
    ("", false, false),
  ])
  func `is known by the terminal's name`(term: String, clipboard: Bool, links: Bool) {
    #expect(CommandSupport.takesClipboard(term: term) == clipboard)
    #expect(CommandSupport.takesLinks(term: term) == links)
  }
}

struct LinkTests {
  @Test(arguments: ["", "https://a/\u{1B}\\", "https://a/b c", "https://a/\u{07}", "https://é/"])
  func `an address that could steer the terminal is none`(address: String) {
    #expect(LinkSequence.opening(address) == nil)
    var frame = Frame(size: Size(columns: 40, rows: 2))
    frame.writeLink(address, in: frame.bounds)
    #expect(frame.links.isEmpty)
  }

  @Test func `it goes over rows, whole or not at all`() {
    let address = "https://a.example/pay/cs_12345678"
    var frame = Frame(size: Size(columns: 20, rows: 2))
    #expect(frame.writeLink(address, in: frame.bounds) == 2)
    #expect(frame.links.map(\.text).joined() == address)
    #expect(frame.links(inRow: 0).count == 1 && frame.links(inRow: 1).count == 1)
    #expect(frame.writeLink(address, in: frame.bounds.row(0)) == 0)
    // What is written over it ends it.
    frame.write("y", at: Point(x: 3, y: 0))
    #expect(frame.links(inRow: 0).isEmpty && frame.links(inRow: 1).count == 1)
  }
}

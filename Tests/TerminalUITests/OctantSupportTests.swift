import Testing

@testable import TerminalUI

struct OctantSupportTests {
  @Test(arguments: [
    (["TERM": "xterm-kitty"], false), (["TERM": "tmux-256color"], true),
    (["TERM": "screen.xterm-256color"], true),
    (["TERM": "xterm-256color", "TMUX": "/tmp/x,1,0"], true),
    (["TERM": "xterm-256color", "STY": "1.x"], true),
    (["TERM": "xterm-256color", "TMUX": ""], false),
  ])
  func `what passes octants on is known by the environment`(
    environment: [String: String], isMultiplexed: Bool
  ) {
    #expect(OctantSupport.isMultiplexed(environment) == isMultiplexed)
    // Inside of tmux and screen it is the C library that decides.
    let isPassedOn = OctantSupport.isPassedOn(environment)
    #expect(isPassedOn == (!isMultiplexed || Curses.knows("\u{1CD00}")))
  }
}

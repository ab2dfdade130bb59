import Testing

@testable import TerminalUI

struct TerminalLocaleTests {
  @Test(
    arguments: [
      (["LANG": "en_US.UTF-8"], "xterm", true), (["LANG": "C.utf8"], "xterm", true),
      (["LANG": "de_DE.UTF-8@euro"], "xterm", true), ([:], "xterm", false),
      (["LANG": "C"], "xterm", false), (["LANG": "ko_KR.EUC-KR"], "xterm", false),
      (["LC_ALL": "C", "LANG": "en_US.UTF-8"], "xterm", false),
      (["LC_ALL": "", "LC_CTYPE": "C.UTF-8", "LANG": "C"], "xterm", true),
      (["LANG": "en_US.UTF-8"], "vt100", false),
      (["LANG": "en_US.UTF-8"], "vt220", false), (["LANG": "en_US.UTF-8"], "vte-256color", true),
      (["LANG": "en_US.UTF-8"], "linux", true),
    ])
  func `knows whether the user's side is UTF-8`(
    environment: [String: String], term: String, expected: Bool
  ) {
    #expect(TerminalLocale.isUTF8(environment: environment, term: term) == expected)
  }
}

internal import Glibc

/// The locale that the wide functions of ncurses need.
package enum TerminalLocale {
  /// Sets the process's locale from the environment, with UTF-8 in any case, since otherwise
  /// ncurses can draw only ASCII.
  ///
  /// Numbers keep the form that machines read.
  static func prepare() {
    setlocale(LC_ALL, "")
    if codeset != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
    setlocale(LC_NUMERIC, "C")
  }

  private static var codeset: String {
    nl_langinfo(Int32(CODESET)).map { String(cString: $0) } ?? ""
  }

  /// The locale that texts are wanted in; nil where nobody says.
  package static func messages(_ environment: [String: String]) -> String? {
    ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
  }

  /// Whether the user says that the terminal is for UTF-8.
  ///
  /// Judged by the names alone: a locale that this system lacks still says what the terminal at the
  /// other end of a connection can show.
  package static func isUTF8(environment: [String: String], term: String) -> Bool {
    let old = ["ansi", "cons25", "sun", "wyse", "dumb"]
    if isVT(term) || old.contains(where: { term.hasPrefix($0) }) { return false }
    let names = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }
    guard let name = names.first(where: { !$0.isEmpty })?.lowercased() else { return false }
    return name.hasSuffix("utf-8") || name.hasSuffix("utf8") || name.contains("utf-8@")
      || name.contains("utf8@")
  }

  /// Whether a name is one of DEC's own terminals, `vt100` and its kin; `vte` is none of them.
  static func isVT(_ term: String) -> Bool {
    term.hasPrefix("vt") && term.dropFirst(2).first?.isNumber == true
  }
}

import CheckoutDomain
import Glibc
import QRCode
import TerminalUI

/// What is so about the terminal.
struct TerminalState: Hashable {
  var isTerminal = true
  var term = "xterm-256color"
  /// How many colours it has; nil for a terminal that nobody knows.
  var colours: Int? = 256
  var isUTF8 = true
  var columns = 80
  var rows = 24
  /// Whether `NO_COLOR` is set.
  var isColourless = false

  init() {}

  /// Reads the terminal on standard output.
  init(_ surroundings: Surroundings) {
    isTerminal = Surroundings.isTerminal(STDOUT_FILENO)
    term = surroundings.value("TERM") ?? ""
    colours = TerminalDescription.colours(of: term)
    isUTF8 = TerminalLocale.isUTF8(environment: surroundings.environment, term: term)
    isColourless = surroundings.value("NO_COLOR") != nil
    if let size = Surroundings.terminalSize(STDOUT_FILENO) {
      (columns, rows) = (size.columns, size.rows)
    }
  }
}

/// Whether the console can be drawn on the terminal, and how.
enum TerminalCheck {
  static func line(_ terminal: TerminalState) -> DoctorLine {
    guard terminal.isTerminal else {
      return DoctorLine(
        .terminal, .ok, "Standard output is no terminal: commands work, the console needs one.")
    }
    let term = SafeText.line(terminal.term, limit: 40)
    guard !["", "dumb", "unknown"].contains(terminal.term), let colours = terminal.colours else {
      return DoctorLine(
        .terminal, .warning,
        term.isEmpty
          ? "TERM is not set." : "The console cannot be drawn on a terminal of the kind \(term).",
        hint: "Set TERM to what it is, such as xterm-256color. Commands work anyway.")
    }
    let palette =
      colours < 8
      ? "no colours"
      : terminal.isColourless ? "colours turned off by NO_COLOR" : "\(colours) colours"
    let words = "\(term), \(terminal.columns)×\(terminal.rows), \(palette)"
    guard terminal.isUTF8 else {
      return DoctorLine(
        .terminal, .warning, "\(words), without UTF-8: frames and codes are drawn in ASCII.",
        hint: "Set LANG to a UTF-8 locale, such as C.UTF-8, where the terminal shows UTF-8.")
    }
    return DoctorLine(.terminal, .ok, "\(words), UTF-8.")
  }
}

/// Whether the code of a payment link fits.
enum CodeCheck {
  /// - Parameter mode: Whose links; live ones are longer (contract sheet §1).
  static func line(_ terminal: TerminalState, mode: Mode) -> DoctorLine? {
    guard terminal.isTerminal else { return nil }
    let link =
      mode == .live
      ? "https://checkout.wooshpay.com/pay/cs_" + digits(19) + "?key=pk_live_" + digits(79)
      : "https://checkouttest.wooshpay.com/pay/cs_test_" + digits(19) + "?key=pk_test_" + digits(40)
    let name = "The code of a \(mode.rawValue) link (\(link.utf8.count) bytes)"
    let form: QRForm = terminal.isUTF8 ? .halfBlocks : .ascii
    guard
      let plan = try? QRPlan.fitting(
        link, columns: terminal.columns, rows: terminal.rows, form: form)
    else { return nil }
    switch plan {
    case .fits(let layout):
      guard let note = layout.note else { return DoctorLine(.code, .ok, "\(name) fits.") }
      return DoctorLine(.code, .ok, "\(name) fits. \(note)")
    case .tooSmall(let needed, _):
      return DoctorLine(
        .code, .warning,
        "\(name) does not fit: it needs \(needed.columns)×\(needed.rows).",
        hint:
          "Make the terminal larger, or its letters smaller. Without room the link is shown as text."
      )
    }
  }

  /// Letters and digits in place of a key; mixed, so that the code is as large as a real one.
  private static func digits(_ count: Int) -> String {
    String((0..<count).map { Array("aB3xY7")[$0 % 6] })
  }
}

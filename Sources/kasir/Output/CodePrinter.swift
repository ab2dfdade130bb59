import CheckoutDomain
import Glibc
import QRCode
import TerminalUI
import Till

/// Prints a QR code on a terminal or into a pipe.
struct CodePrinter {
  /// How the code looks where it goes.
  enum Look {
    /// Black on white in 256 colours.
    case colours
    /// Light modules in reverse video.
    case reverse
    /// Characters alone.
    case plain
  }

  let look: Look
  let form: QRForm
  /// The room there is; nil in a pipe.
  let room: QRSize?

  /// - Parameters:
  ///   - descriptor: Where the code goes.
  ///   - isASCII: Whether somebody asked for characters that every terminal has.
  init(_ descriptor: Int32, isASCII: Bool = false, _ surroundings: Surroundings) {
    let term = surroundings.value("TERM") ?? ""
    guard Surroundings.isTerminal(descriptor) else {
      (look, form, room) = (.plain, isASCII ? .ascii : .halfBlocks, nil)
      return
    }
    let isUTF8 = TerminalLocale.isUTF8(environment: surroundings.environment, term: term)
    form = isASCII || !isUTF8 ? .ascii : .halfBlocks
    look = Self.look(term, colours: surroundings.value("COLORTERM"))
    var size = winsize()
    let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    room = isKnown ? QRSize(columns: Int(size.ws_col), rows: Int(size.ws_row)) : nil
  }

  private static func look(_ term: String, colours: String?) -> Look {
    if term.isEmpty || term == "dumb" { return .plain }
    return term.contains("256color") || colours != nil ? .colours : .reverse
  }

  /// The code of a text.
  ///
  /// - Throws: ``TillError`` of kind `limit` where it does not fit: the size needed is in it.
  func code(_ text: String) throws(TillError) -> String {
    let plan: QRPlan
    do throws(QRError) {
      // A row is kept free for the prompt that follows.
      plan = try QRPlan.fitting(
        text, columns: room?.columns ?? .max, rows: room.map { $0.rows - 1 } ?? .max, form: form)
    } catch {
      throw TillError(.limit, error.description)
    }
    switch plan {
    case .tooSmall(let needed, _):
      throw TillError(
        .limit, "The code does not fit: it needs \(needed.columns)×\(needed.rows + 1).",
        hint: "Make the terminal larger, or its letters smaller.")
    case .fits(let layout):
      let drawn = QRText(layout)
      switch look {
      case .colours: return drawn.ansi
      case .reverse: return drawn.reverseVideo
      case .plain: return drawn.plain
      }
    }
  }

  /// Prints the code of a sale's link, if the link may be shown at all.
  static func printLink(
    of sale: Sale, to descriptor: Int32, _ policy: PaymentLinkPolicy, _ surroundings: Surroundings
  ) {
    guard sale.isOpen, let url = sale.progress.url else { return }
    switch policy.check(
      url, session: sale.progress.sessionID, paymentIntent: sale.progress.paymentIntent)
    {
    case .refused(let sentence): Output.message(sentence)
    case .drawable(let checked):
      do throws(TillError) {
        Output.write(try CodePrinter(descriptor, surroundings).code(checked), to: descriptor)
      } catch {
        Output.message(error.text)
      }
    }
  }
}

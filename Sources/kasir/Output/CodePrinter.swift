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

  /// A code as text, ready to be written.
  struct Drawing {
    let text: String
    /// What the person in front of it should know of its margin.
    let note: String?
  }

  private let descriptor: Int32
  private let look: Look
  private let form: QRForm
  /// The room there is; nil in a pipe.
  private let room: QRSize?

  /// - Parameters:
  ///   - descriptor: Where the code goes.
  ///   - isASCII: Whether somebody asked for characters that every terminal has.
  init(_ descriptor: Int32, isASCII: Bool = false, _ surroundings: Surroundings) {
    self.descriptor = descriptor
    let term = surroundings.value("TERM") ?? ""
    guard Surroundings.isTerminal(descriptor) else {
      (look, form, room) = (.plain, isASCII ? .ascii : .halfBlocks, nil)
      return
    }
    let isUTF8 = TerminalLocale.isUTF8(environment: surroundings.environment, term: term)
    form = isASCII || !isUTF8 ? .ascii : .halfBlocks
    look = Self.look(term, colours: surroundings.value("COLORTERM"))
    room = Surroundings.terminalSize(descriptor).map { QRSize(columns: $0.columns, rows: $0.rows) }
  }

  private static func look(_ term: String, colours: String?) -> Look {
    if term.isEmpty || term == "dumb" { return .plain }
    return term.contains("256color") || colours != nil ? .colours : .reverse
  }

  /// Makes the code of a text.
  ///
  /// - Throws: ``TillError`` for a text that has none.
  static func encode(_ text: String) throws(TillError) -> QRMatrix {
    do throws(QRError) {
      return try QRMatrix.encode(text)
    } catch {
      throw TillError(error == .empty ? .usage : .limit, "A QR code cannot be made: \(error).")
    }
  }

  /// Draws a code for the room there is.
  ///
  /// - Throws: ``TillError`` of kind `limit` where it does not fit: the size needed is in it.
  func drawing(of code: QRMatrix) throws(TillError) -> Drawing {
    let layout: QRLayout
    switch plan(code) {
    case .tooSmall(let needed, _):
      throw TillError(
        .limit, "The code does not fit: it needs \(needed.columns)×\(needed.rows).",
        hint: "Make the terminal larger, or its letters smaller.")
    case .fits(let fitting): layout = fitting
    }
    var text = self.text(QRText(layout))
    // A line break after the last row of the terminal would scroll the first one away.
    if let room, layout.size.rows >= room.rows { text.removeLast() }
    return Drawing(text: text, note: layout.note)
  }

  /// Prints a code, and before it the sentence about its margin where there is one.
  ///
  /// Whoever asked for a code beside a JSON document reads that sentence too.
  func print(_ drawing: Drawing, _ options: OutputOptions) {
    if let note = drawing.note, !options.quiet { Output.message(note) }
    Output.write(drawing.text, to: descriptor)
  }

  /// Plans a code with a row to spare for the prompt that follows; without it where it must be.
  private func plan(_ code: QRMatrix) -> QRPlan {
    guard let room else {
      return .fits(QRLayout(matrix: code, form: form))
    }
    let roomy = QRPlan.fitting(code, columns: room.columns, rows: room.rows - 1, form: form)
    guard roomy.layout == nil else { return roomy }
    return QRPlan.fitting(code, columns: room.columns, rows: room.rows, form: form)
  }

  private func text(_ drawn: QRText) -> String {
    switch look {
    case .colours: drawn.ansi
    case .reverse: drawn.reverseVideo
    case .plain: drawn.plain
    }
  }
}

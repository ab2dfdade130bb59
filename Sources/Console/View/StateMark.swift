import CheckoutDomain
import TerminalUI

/// How a state looks: word, glyph and colour together, since none is enough alone.
struct StateMark {
  let glyph: Character
  let word: String
  let style: Style

  /// `✓ PAID`.
  var text: String { "\(glyph) \(word)" }

  init(_ state: SaleState, _ words: Words) {
    word = words.state(state)
    switch state {
    case .draft: (glyph, style) = ("○", Style(.muted))
    case .sending: (glyph, style) = ("→", Style(.accent))
    case .unknown: (glyph, style) = ("?", Style(.warning, bold: true))
    case .waiting: (glyph, style) = ("●", Style(.accent))
    case .paid: (glyph, style) = ("✓", Style(.success, bold: true))
    case .partRefunded, .refunded: (glyph, style) = ("↩", Style(.success))
    case .expired, .canceled: (glyph, style) = ("×", Style(.muted))
    case .failed: (glyph, style) = ("✗", Style(.danger))
    case .mismatch: (glyph, style) = ("!", Style(.danger, bold: true))
    }
  }

  init(_ state: RefundState, _ words: Words) {
    word = words.state(state)
    switch state {
    case .awaiting: (glyph, style) = ("○", Style(.accent))
    case .sending, .pending: (glyph, style) = ("→", Style(.accent))
    case .unknown: (glyph, style) = ("?", Style(.warning, bold: true))
    case .refunded: (glyph, style) = ("✓", Style(.success))
    case .denied, .canceled, .notSent: (glyph, style) = ("×", Style(.muted))
    case .rejected, .failed: (glyph, style) = ("✗", Style(.danger))
    case .needsHuman: (glyph, style) = ("!", Style(.danger, bold: true))
    }
  }
}

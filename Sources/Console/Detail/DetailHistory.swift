import CheckoutDomain
import TerminalUI

/// The refunds of a sale and what happened to it, as lines of its screen.
extension ConsoleView {
  /// From here on a line has room for date, word and detail side by side.
  private static let wide = 64

  func refundLines(_ refund: Refund, of sale: Sale, width: Int) -> [DetailLine] {
    let mark = StateMark(refund.state, words)
    let isWide = width >= Self.wide
    let stamp = refundStamp(refund, of: sale, width: width)
    let indent = stamp.count + 4
    var head = DetailLine(
      ("  \(stamp)  ", Style(.muted)), (refund.amount.formatted.padded(to: 15), .text),
      (mark.text.padded(to: words.widestRefundState + 4), mark.style))
    if isWide { head.parts.append((words.reason(refund.reason), Style(.muted))) }
    let problem =
      refund.problem.map(words.sentence)?.wrapped(to: max(1, width - indent)) ?? []
    let lines = refund.lines.isEmpty ? [] : refund.lines.summary.wrapped(to: max(1, width - indent))
    return [head] + lines.map { indented($0, by: indent, Style(.text)) }
      + problem.map { indented($0, by: indent, Style(.warning)) }
  }

  /// When a refund was decided: its day alone where there is no room for both, and it is not the sale's.
  private func refundStamp(_ refund: Refund, of sale: Sale, width: Int) -> String {
    let full = SaleWords.time(refund.createdAt, offset: settings.utcOffset)
    if 2 + full.count + 2 + 15 + words.widestRefundState + 2 <= width { return full }
    let isSameDay =
      full.prefix(5) == SaleWords.time(sale.createdAt, offset: settings.utcOffset).prefix(5)
    return String(isSameDay ? full.suffix(5) : full.prefix(5))
  }

  func timelineLines(_ recorded: RecordedEntry, width: Int) -> [DetailLine] {
    let time = CalendarTime(recorded.at, offset: settings.utcOffset)
    let label = words.event(recorded.entry.kind)
    let detail = words.sentence(recorded.entry.detail)
    guard width >= Self.wide else { return narrowLines(time, label, detail, width) }
    let eventWidth = words.widestEvent + 2
    let details = detail.wrapped(to: max(1, width - 18 - eventWidth))
    return details.enumerated().map { index, line in
      index == 0
        ? DetailLine(
          ("  \(time.date.dropFirst(5)) \(time.clock)  ", Style(.muted)),
          (label.padded(to: eventWidth), .text), (line, Style(.muted)))
        : indented(line, by: 18 + eventWidth, Style(.muted))
    }
  }

  /// Word and detail one after the other, or under each other where the line is too short.
  private func narrowLines(
    _ time: CalendarTime, _ label: String, _ detail: String, _ width: Int
  ) -> [DetailLine] {
    let stamp = "  \(time.date.dropFirst(5)) \(time.minuteClock)  "
    let head = DetailLine((stamp, Style(.muted)), (label, .text))
    if stamp.count + label.cellWidth + 2 + detail.cellWidth <= width {
      return [DetailLine((stamp, Style(.muted)), (label + "  ", .text), (detail, Style(.muted)))]
    }
    let lines = detail.wrapped(to: max(1, width - stamp.count))
    return [head] + lines.map { indented($0, by: stamp.count, Style(.muted)) }
  }

  private func indented(_ text: String, by columns: Int, _ style: Style) -> DetailLine {
    DetailLine((String(repeating: " ", count: columns), .text), (text, style))
  }
}

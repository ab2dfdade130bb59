import CheckoutDomain
import TerminalUI

extension ConsoleView {
  /// Draws one sale: what it is, its lines, its refunds and what happened to it.
  func draw(_ detail: DetailState, in frame: inout Frame, _ area: Rect) {
    let inner = area.inset(columns: 1, rows: 0)
    let lines = detailLines(detail, width: inner.width)
    let first = max(0, min(detail.scroll, lines.count - inner.height))
    let hasMore = lines.count > first + inner.height
    for (index, line) in lines.dropFirst(first).prefix(inner.height).enumerated() {
      var x = inner.x
      // What stands under the mark is cut before it, not in the middle of a time or an amount.
      let isUnderMark = hasMore && index == inner.height - 1
      let end = inner.maxX - (isUnderMark ? words.more.cellWidth + 1 : 0)
      for part in line.parts {
        x += frame.write(
          part.text, at: Point(x: x, y: inner.y + index), style: part.style,
          maxWidth: max(0, end - x), overflow: .ellipsis)
      }
    }
    if hasMore {
      frame.write(
        words.more, in: inner.row(inner.height - 1), style: Style(.muted), alignment: .right)
    }
  }

  /// A line of the screen, in pieces of one style each.
  struct DetailLine {
    var parts: [(text: String, style: Style)]

    init(_ parts: (String, Style)...) { self.parts = parts.map { (text: $0.0, style: $0.1) } }

    /// Whether it begins with a time.
    var isDated: Bool { parts.count > 2 && parts[0].text.hasPrefix("  ") }

    static let empty = DetailLine()

    static func heading(_ text: String) -> DetailLine {
      DetailLine((text, Style(.title, bold: true)))
    }

    static func field(_ label: String, _ value: String, _ style: Style = .text) -> DetailLine {
      DetailLine((label.padded(to: 16), Style(.muted)), (value, style))
    }
  }

  func detailLines(_ detail: DetailState, width: Int) -> [DetailLine] {
    let sale = detail.sale
    var lines = facts(sale, width: width)
    if !sale.items.isEmpty {
      lines += [.empty, .heading(words.itemsHeading)]
      lines += sale.items.map { item in
        let left = words.each(item)
        let amount = item.total.formatted
        return DetailLine(
          (left.padded(to: max(0, width - amount.cellWidth - 2)) + " ", .text), (amount, .text))
      }
    }
    if !sale.refunds.isEmpty {
      lines += [.empty, .heading(words.refundsHeading)]
      lines += sale.refunds.flatMap { refundLines($0, of: sale, width: width) }
    }
    if !detail.timeline.isEmpty {
      lines += [.empty, .heading(words.timelineHeading)]
      lines += detail.timeline.flatMap { timelineLines($0, width: width) }
    }
    return lines
  }

  private func facts(_ sale: Sale, width: Int) -> [DetailLine] {
    let mark = StateMark(sale.state, words)
    var lines = [DetailLine.field(words.stateLabel, mark.text, mark.style)]
    if let refund = sale.refunds.last, refund.state.isInFlight {
      let mark = StateMark(refund.state, words)
      if width < 60 {
        lines.append(.field(words.refundLabel, mark.text, mark.style))
      } else {
        lines[0].parts += [("  " + words.refundWord + " ", Style(.muted)), (mark.text, mark.style)]
      }
    }
    lines += matter(sale, width: width)
    lines.append(.field(words.amountLabel, sale.amount.formatted, Style(.text, bold: true)))
    if sale.progress.captured != nil {
      lines.append(.field(words.refundedLabel, sale.refunded.formatted))
      if sale.reserved.isPositive {
        lines.append(.field(words.reservedLabel, sale.reserved.formatted, Style(.warning)))
      }
      lines.append(.field(words.leftLabel, sale.remaining.formatted))
    }
    lines.append(
      .field(words.madeLabel, SaleWords.time(sale.createdAt, offset: settings.utcOffset)))
    if let end = sale.progress.expiresAt, sale.isOpen {
      lines.append(.field(words.payableTo, SaleWords.time(end, offset: settings.utcOffset)))
    }
    if !sale.note.isEmpty { lines.append(.field(words.noteLabel, SafeText.line(sale.note))) }
    if let id = sale.progress.sessionID {
      lines.append(.field(words.sessionLabel, SafeText.line(id.text)))
    }
    if let id = sale.progress.paymentIntent {
      lines.append(.field(words.intentLabel, SafeText.line(id.text)))
    }
    return lines
  }

  /// What the state means; where nobody knows the end of it, everything that is known.
  private func matter(_ sale: Sale, width: Int) -> [DetailLine] {
    if let explanation = explanation(of: sale) {
      let rows = width < 60 ? explanation.pressingFirst : explanation.rows
      return rows.flatMap { label, text in
        text.wrapped(to: max(1, width - 16)).enumerated().map { index, line in
          DetailLine.field(index == 0 ? label : "", line, Style(.warning))
        }
      }
    }
    let reason = AttentionReason(sale)
    let text =
      reason.map { words.matter($0, sale) + " " + words.whatToDo($0, key) }
      ?? words.explanation(sale)
    return text.wrapped(to: max(1, width - 16)).map {
      .field("", $0, reason == nil ? .text : Style(.warning))
    }
  }
}

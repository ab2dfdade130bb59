import CheckoutDomain
import TerminalUI

/// Sales as plain text, for people who read a terminal or a pipe.
enum SaleText {
  /// One sale over several lines.
  static func sale(_ sale: Sale) -> String {
    var lines = ["\(safe(sale.reference))  \(sale.state.word)  \(sale.amount)"]
    lines += sale.items.map { item in
      "  \(item.quantity) × \(safe(item.name))  \(item.unitAmount.figures)  \(item.total.figures)"
    }
    if sale.progress.captured != nil {
      lines.append(
        "  refunded \(sale.refunded)  reserved \(sale.reserved)  left \(sale.remaining)")
    }
    lines += sale.refunds.flatMap(lines(of:))
    lines.append("  made     \(sale.createdAt.iso8601)")
    if let end = sale.progress.expiresAt, sale.isOpen { lines.append("  expires  \(end.iso8601)") }
    if let id = sale.progress.sessionID { lines.append("  session  \(safe(id.text))") }
    if let id = sale.progress.paymentIntent { lines.append("  intent   \(safe(id.text))") }
    if let url = sale.progress.url, sale.isOpen { lines.append("  link     \(safe(url))") }
    if let decline = sale.progress.decline, sale.isOpen {
      lines.append("  declined \(safe(decline)); the customer can try again")
    }
    if let alarm = sale.progress.alarm { lines.append("  \(words(for: alarm))") }
    if let dispute = sale.dispute {
      lines.append("  disputed \(safe(dispute.id))  \(safe(dispute.status.rawValue))")
    }
    if let problem = sale.progress.problem { lines.append("  \(safe(problem))") }
    return lines.joined(separator: "\n")
  }

  private static func words(for alarm: Sale.Alarm) -> String {
    switch alarm {
    case .lostSale: "LOST SALE: it was paid, and nobody here knew of it; see that it is delivered"
    case .unanswered:
      "UNANSWERED: the gateway says nothing of it; look at WooshPay whether it is paid"
    case .latePayment:
      "PAID LATE: the customer paid after it had ended; hand the goods over, or refund it"
    case .revised: "REVISED: the gateway took back what it had said of its money"
    }
  }

  private static func lines(of refund: Refund) -> [String] {
    let name = refund.id?.text ?? refund.key.text
    let line =
      "  refund \(refund.amount)  \(refund.state.word)  \(safe(refund.reason.rawValue))  "
      + safe(name)
    let lines = refund.lines.map { "    \($0.quantity) × \(safe($0.name))  \($0.amount.figures)" }
    return [line] + lines + (refund.problem.map { ["    " + safe($0)] } ?? [])
  }

  /// One line a sale, newest first.
  ///
  /// - Parameter widest: How wide the references of the pages before were, and are with these.
  static func list(_ sales: [Sale], _ widest: inout Int) -> String {
    let references = sales.map { safe($0.reference) }
    let width = references.map(\.cellWidth).reduce(widest, max)
    widest = width
    return zip(sales, references).map { sale, reference in
      [
        sale.createdAt.iso8601, reference.padded(to: width),
        sale.amount.formatted.padded(to: 14, alignment: .right), sale.state.word,
      ].joined(separator: "  ")
    }.joined(separator: "\n")
  }

  private static func safe(_ text: String) -> String { SafeText.line(text) }
}

package import CheckoutDomain

/// A sale and what happened to it.
package struct DetailState: Equatable, Sendable {
  package var sale: Sale
  package var timeline: [RecordedEntry] = []
  /// Rows scrolled away at the top.
  package var scroll = 0

  package init(_ sale: Sale) { self.sale = sale }

  /// The most that can be scrolled away: everything but the last line.
  var longestScroll: Int { sale.items.count + 2 * (sale.refunds.count + timeline.count) + 20 }
}

package import CheckoutDomain

/// A sale and what happened to it.
package struct DetailState: Equatable, Sendable {
  package var sale: Sale
  package var timeline: [RecordedEntry] = []
  /// Rows scrolled away at the top.
  package var scroll = 0

  package init(_ sale: Sale) { self.sale = sale }
}

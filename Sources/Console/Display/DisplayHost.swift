package import CheckoutDomain

/// What a display knows of the counters it follows.
package struct DisplayLook: Hashable, Sendable {
  /// The sale on the counter's screen; nil between sales.
  package var sale: Sale?
  /// Which of its links may be drawn.
  package var linkPolicy: PaymentLinkPolicy?
  /// Which counter that is, where there are several; nil where there is one.
  package var counter: String?
  /// Whether any console is open.
  package var isCounterOpen: Bool
  /// Why nothing could be read.
  package var problem: String?

  package init(
    sale: Sale? = nil, linkPolicy: PaymentLinkPolicy? = nil, counter: String? = nil,
    isCounterOpen: Bool = false, problem: String? = nil
  ) {
    self.sale = sale
    self.linkPolicy = linkPolicy
    self.counter = counter
    self.isCounterOpen = isCounterOpen
    self.problem = problem
  }
}

/// What a display needs of the machine it runs on; nothing of it sends or changes anything.
package protocol DisplayHost: Sendable {
  /// Looks at what the counter shows now.
  func look() -> DisplayLook
  /// Tells each time that it may be something else; nil where nobody can tell.
  func changes() -> AsyncStream<Void>?
  /// Waits; throws where the wait was cancelled.
  func sleep(for duration: Duration) async throws
}

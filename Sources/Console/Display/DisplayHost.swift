package import CheckoutDomain

/// A console that a display can follow, as it says of itself.
package struct DisplayCounter: Hashable, Sendable {
  /// Its process: a console that is started anew at the same counter is another one.
  package let process: ProcessIdentity
  /// What people call the counter; empty where nobody said.
  package let name: String
  /// The sale on its payment screen; nil between sales.
  package var sale: Sale?
  /// Which of its links may be drawn.
  package var linkPolicy: PaymentLinkPolicy?
  /// Why its sale cannot be read.
  package var problem: String?

  package init(
    process: ProcessIdentity, name: String, sale: Sale? = nil,
    linkPolicy: PaymentLinkPolicy? = nil, problem: String? = nil
  ) {
    self.process = process
    self.name = name
    self.sale = sale
    self.linkPolicy = linkPolicy
    self.problem = problem
  }

  /// `Sari 4711`: consoles of one person are told apart by the numbers of their processes.
  var title: String { process.titled(name) }

  /// Whether there is a sale on its payment screen.
  var isShowing: Bool { sale != nil || problem != nil }

  /// Whether it is what a person means who names a counter: by its name, or by its number.
  func isCalled(_ text: String) -> Bool { text == name || text == process.number }
}

/// What a display needs of the machine it runs on; nothing of it sends or changes anything.
package protocol DisplayHost: Sendable {
  /// Looks at what the consoles that are open show now.
  func look() -> [DisplayCounter]
  /// Tells each time that it may be something else; nil where nobody can tell.
  func changes() -> AsyncStream<Void>?
  /// Waits; throws where the wait was cancelled.
  func sleep(for duration: Duration) async throws
}

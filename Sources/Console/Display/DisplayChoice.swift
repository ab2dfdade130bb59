import CheckoutDomain

/// Which of the consoles on a ledger a display belongs to.
///
/// A display stands before one customer, and the code of another counter's sale would have that
/// customer pay somebody else's bill. So nothing is guessed: the only console there has ever been is
/// followed, and once there are several a person says which one it is.
package struct DisplayChoice: Equatable, Sendable {
  /// Named when the display was started; nil for any.
  let wanted: String?
  /// The consoles that are open, of those that are wanted, in the order in which they are offered.
  private(set) var open: [DisplayCounter] = []
  /// Whether several are open, so that it has to be said which one is followed.
  private(set) var areSeveral = false
  /// What a person chose, and the console that has taken its place since.
  private var chosen: DisplayCounter?
  /// The only console there has ever been; where another one opens, until its sale is over.
  private var only: ProcessIdentity?
  /// Consoles that were open beside another one: no new beginning of the one that was chosen.
  private var others: Set<ProcessIdentity> = []

  package init(wanted: String? = nil) { self.wanted = wanted }

  /// The console it follows; nil where none is open, or a person has to say which.
  var followed: DisplayCounter? {
    let process = chosen?.process ?? only
    return open.first { $0.process == process }
  }

  /// The consoles that a person has to choose from; empty where there is nothing to ask.
  var offered: [DisplayCounter] { followed == nil ? Array(open.prefix(9)) : [] }

  /// Takes the consoles that are open now.
  mutating func take(_ counters: [DisplayCounter]) {
    open = counters.filter { counter in wanted.map(counter.isCalled) ?? true }
      .sorted { ($0.name, $0.process.text) < ($1.name, $1.process.text) }
    areSeveral = counters.count > 1
    if let chosen, !open.contains(where: { $0.process == chosen.process }) {
      let again = open.filter { $0.name == chosen.name && !others.contains($0.process) }
      if !chosen.name.isEmpty, again.count == 1 { self.chosen = again.first }
    }
    if open.count > 1 { others.formUnion(open.map(\.process)) }
    if others.isEmpty {
      only = open.first?.process
    } else if !open.contains(where: { $0.process == only && $0.isShowing }) {
      only = nil
    }
  }

  /// A person says which console it is.
  mutating func choose(_ process: ProcessIdentity) {
    guard let counter = open.first(where: { $0.process == process }) else { return }
    chosen = counter
  }
}

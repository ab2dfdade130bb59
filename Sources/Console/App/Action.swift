package import CheckoutDomain
package import TerminalUI
package import Till

/// A fact that reached the console.
package enum Action: Sendable {
  /// A key was pressed.
  /// - Parameter rows: Those of the screen that it was pressed on; nil where there is none.
  case key(Key, rows: Int? = nil)
  /// A row of the list with the focus was clicked.
  case rowClicked(Int)
  /// The heading of a column of the list was clicked.
  case headingClicked(Int)
  /// A command was chosen by another way than its key.
  case command(Command)
  /// A page of sales was read.
  case salesLoaded([Sale], counts: [SaleTab: Int], SaleQuery, token: Int)
  /// A timeline was read.
  case timelineLoaded(ClientRef, [RecordedEntry])
  /// The price an item was last sold for was looked up.
  case priceFound(ItemEntry, Money?)
  /// A reference was looked up; the problem where it is not free.
  case referenceChecked(String, problem: TillError?)
  /// The first live charge of this ledger has to be confirmed before it is sent.
  case liveConfirmationNeeded
  /// A charge is in the ledger and is sent next.
  case chargeBegan(Sale)
  /// A request that somebody waits for is sent again in a while; the sentence says why.
  case sendingDelayed(String)
  /// A charge ended, or was refused before anything was sent.
  case charged(Result<TillResult, TillError>)
  /// A cancel ended.
  case cancelEnded(ClientRef, Result<TillResult, TillError>)
  /// A refund ended, or was refused before anything was sent.
  case refundEnded(ClientRef, Money, Result<TillResult, TillError>)
  /// The gateway was asked about a sale because somebody wanted it.
  case checked(ClientRef, Result<TillResult, TillError>)
  /// When a sale is asked about next; nil where this process does not ask.
  case nextCheckFound(ClientRef, Timestamp?)
  /// A settlement ended, or was refused; then nothing has changed.
  case settled(ClientRef, Result<Sale, TillError>)
  /// An alarm was settled, or could not be.
  case alarmSettled(ClientRef, Result<Sale, TillError>)
  /// This many payments were compared so far.
  case reconcileProgressed(days: Int, Int)
  /// Ledger and gateway were compared.
  case reconciled(days: Int, Result<Reconciliation, TillError>)
  /// The parked sales were read.
  case parkedLoaded([ParkedSale])
  /// A parked sale was taken; nil where somebody else was first.
  case recalled(ParkedSale?)
  /// The themes were read.
  case themesLoaded([Theme])
  /// The terminal's page asks for this theme.
  case pageNeeds(Theme)
  /// A setting could not be kept.
  case settingNotKept(TillError)
  /// A sale has changed.
  case saleChanged(Sale)
  /// The gateway cannot be asked; nil when it can again.
  case gatewayTrouble(TillError?)
  /// The gateway's clock is so far from this computer's; nil when it is not any more.
  case clockOff(Duration?)
  /// Another process has changed the ledger.
  case ledgerChanged
  /// The ledger could not be read.
  case ledgerFailed(TillError)
  /// Time has passed on the clock of this number.
  case ticked(Timestamp, clock: Int)
}

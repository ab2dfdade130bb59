import CheckoutDomain
import QRCode
import TerminalUI
import Till

/// What is said of each place.
extension PlainDesk {
  var view: ConsoleView { ConsoleView(state: console, settings: settings) }

  var greeting: [String] {
    var lines = ["Kasir. \(view.modeWords). \(settings.gatewayHost). \(settings.maskedKey)"]
    if settings.isSandbox { lines.append(words.notRealMoney) }
    return lines + [words.plainWelcome]
  }

  /// What stands where somebody has just come to.
  var heading: [String] {
    switch place {
    case .menu: [words.plainMenu]
    case .list: listHeading
    case .search: [words[Command.search.entry.label]]
    case .newSale(let lines, _): [words.newSaleTitle] + cartLines(lines)
    case .cartLines: [words.plainChangeLines]
    case .cartLine(_, let item): [cartLine(item)] + cartTotal
    case .price(let name): [words.priceOf(name)]
    case .details: [words[Command.details.entry.label]]
    case .liveAmount: liveHeading
    case .payment: paymentHeading
    case .detail: detailHeading
    case .refund, .refundLines: refundHeading
    case .settlement(let form):
      [
        words.settleScreenTitle(form.sale.reference), words.settleIntro(form.refund, form.sale),
        words.settleWhere(form.refund), words.plainSettleHow,
      ]
    case .outcome: [words.settleLabel(.outcome), words.settleHint(.outcome)]
    case .alarm(let form):
      [
        words.settleScreenTitle(form.sale.reference),
        AttentionReason(form.sale).map { words.matter($0, form.sale) } ?? "", words.plainAlarmHow,
      ]
    case .parked(let ids, let isDiscarding):
      [
        ids.isEmpty
          ? words.nothingParked : isDiscarding ? words.plainWhichToDiscard : words.parkedTitle
      ]
    case .reconcile: reconcileHeading
    case .settings:
      [words.settingsTitle] + (settings.isReadOnly ? [] : [words.plainSettingsHint])
    case .about: [words.aboutTitle] + view.aboutLines.map { "\($0): \($1)" } + [words.aboutWords]
    case .waiting(let words): [words]
    case .field: []
    case .question(_, let isReady): question(isReady)
    }
  }

  /// What may be typed here, where it is a text.
  var prompt: String {
    switch place {
    case .search: words.plainSearch
    case .newSale: words.plainEntry
    case .price: words.plainPrice
    case .liveAmount: words.plainLive
    case .refund(_, _): words.plainRefund
    case .field(let field): words.plainField(field)
    case .question(_, let isReady):
      isReady
        ? words.plainYes(console.dialog?.yes ?? "", console.dialog?.no ?? "") : words.plainTyped
    default: words.plainChoose
    }
  }

  /// A row of the list: when, which, what, how much, how it stands.
  func row(_ sale: Sale) -> String {
    let isAttention = console.list.tab == .attention
    let what = isAttention ? AttentionReason(sale).map(words.why) : nil
    return [
      SaleWords.time(sale.createdAt, offset: settings.utcOffset), sale.reference,
      what ?? SaleWords.items(sale), sale.amount.formatted, words.state(sale.state),
      sale.needsAttention && !isAttention ? words.plainNeedsAttention : nil,
    ].compactMap(\.self).joined(separator: ", ")
  }

  /// The code in characters, and the link for whoever cannot scan it.
  var codeLines: [String] {
    guard case .payment(let payment) = console.screens.last,
      case .code(let matrix, let url) = payment.link
    else { return [] }
    let drawn = QRText(QRLayout(matrix: matrix, form: settings.qrForms.first ?? .ascii)).plain
    return drawn.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) + [url]
  }

  private var listHeading: [String] {
    let list = console.list
    let tab = zip(Command.tabs, SaleTab.allCases).first { $0.1 == list.tab }?.0 ?? .tabAll
    let title = words[tab.entry.help]
    if !list.search.isEmpty {
      let text = list.search.text
      return list.sales.isEmpty
        ? [words.plainNothingFound(text)] : [words.plainFound(text)] + sorting
    }
    guard list.sales.isEmpty else { return [title] + sorting }
    return [title, list.tab == .attention ? words.nothingNeedsAttention : words.plainNoSales]
  }

  /// How the list is sorted, where it is not as it always begins.
  private var sorting: [String] {
    console.list.order == .newestFirst ? [] : [words.plainSorted(console.list.order)]
  }

  /// What a typed line has done to a sale that is being built, where that is all that is new.
  func cartChange(since before: PlainPlace?) -> [String]? {
    guard let before, before.isCartText, case .newSale(let items, isChoosing: false) = place,
      let old = toldCart, !old.isEmpty || !items.isEmpty
    else { return nil }
    return items.filter { !old.contains($0) }.map(cartLine) + cartTotal
  }

  private var cartTotal: [String] {
    (try? console.newSale?.cart.total()).map { [words.total($0)] } ?? []
  }

  func cartLine(_ item: LineItem) -> String {
    "\(String(words.each(item).trimmedSpaces)): \(item.total)"
  }

  private func cartLines(_ items: [LineItem]) -> [String] {
    guard let form = console.newSale, !items.isEmpty else { return [] }
    return items.map(cartLine) + cartTotal + [words.aboutSale(form.cart)]
  }

  private var liveHeading: [String] {
    guard let form = console.newSale, let total = try? form.cart.total() else { return [] }
    return [words.liveTitle] + words.liveLines(total)
  }

  private var paymentHeading: [String] {
    guard case .payment(let payment) = console.screens.last else { return [] }
    let left = payment.sale.isOpen ? payment.timeLeft.map { [words.timeLeft($0)] } : nil
    return standing + paymentLines + (left ?? [])
  }

  /// What is said of a sale beside its code, but for what each second changes.
  var paymentLines: [String] {
    guard case .payment(let payment) = console.screens.last else { return [] }
    let sale = payment.sale
    var lines: [String]
    switch payment.link {
    case .refused(let sentence): lines = [words.sentence(sentence)]
    case .code(_, let url): lines = [words.explanation(sale), "\(words.plainLink): \(url)"]
    case .none: lines = matter(sale)
    }
    if sale.needsAttention, let reason = AttentionReason(sale),
      let attention = words.plainAttention(reason, sale)
    {
      lines += [attention, words.whatToDo(reason, view.key)]
    }
    return lines
  }

  /// How the sale stands that the place is about, or what is on its way, in one line.
  var standing: [String] {
    switch place {
    case .waiting(let words) where !words.isEmpty: [words]
    case .payment, .detail, .waiting:
      console.saleInFocus.map { sale in
        let refund = words.openRefund(sale)
        return [
          "\(sale.reference): \(words.state(sale.state)), \(sale.amount)"
            + (refund.isEmpty ? "" : "." + refund)
        ]
      } ?? []
    default: []
    }
  }

  /// A parked sale, as its screen has it.
  func parkedRow(_ sale: ParkedSale) -> String {
    let total = (try? sale.cart.total())?.formatted
    return [
      SaleWords.time(sale.changedAt, offset: settings.utcOffset), words.parkedItems(sale.cart),
      total,
    ].compactMap(\.self).joined(separator: ", ")
  }

  /// What ledger and gateway tell differently, ten differences at a time.
  private var reconcileHeading: [String] {
    guard case .reconcile(let screen) = console.screens.last else { return [] }
    if let compared = screen.compared { return [words.comparing(compared)] }
    if let error = screen.error { return [words.reconcileTitle, words.sentence(error)] }
    guard let report = screen.report else {
      return [words.reconcileTitle, words.reconcileIntro("Kasir")]
    }
    let differences = report.differences.dropFirst(firstDifference).prefix(Self.pageSize)
      .map { "\(SafeText.line($0.reference)): \(words.difference($0))" }
    guard firstDifference == 0 else { return differences }
    return [words.plainCompared(screen.days), words.reconciled(report)]
      + report.unsaid.map(words.sentence)
      + (report.seesForeignRefunds ? [] : [words.foreignRefundsUnseen]) + differences
  }

  /// What nobody knows the end of, row by row; else what the state means.
  private func matter(_ sale: Sale) -> [String] {
    let doubt = matterInDoubt(sale)
    return doubt.isEmpty ? [words.explanation(sale)] : doubt
  }

  /// What nobody knows the end of, row by row; nothing where all is known.
  func matterInDoubt(_ sale: Sale) -> [String] {
    guard let explanation = view.explanation(of: sale) else { return [] }
    let knowsNext = console.nextChecks[sale.clientRef] != nil
    return explanation.rows.filter { knowsNext || $0.label != words.nextCheckLabel }
      .map { "\($0.label): \($0.words)" }
  }

  /// The lines of the picture of one sale, without what only the eye needs.
  private var detailHeading: [String] {
    guard case .detail(let detail) = console.screens.last else { return [] }
    let lines = view.detailLines(detail, width: 2000).map { line in
      Self.told(line.parts.map { Self.withoutGlyph($0.text) }, isDated: line.isDated)
    }
    return [words.saleTitle(detail.sale.reference)] + lines
  }

  /// The parts of a line with what a listener needs between them: a label or a name and what is said
  /// of it, or what happened after its time.
  private static func told(_ parts: [String], isDated: Bool) -> String {
    let parts = parts.map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
    if isDated { return parts.joined(separator: ", ") }
    let rest = parts.dropFirst().joined(separator: " ")
    return rest.isEmpty ? parts.first ?? "" : "\(parts.first ?? ""): \(rest)"
  }

  private static func withoutGlyph(_ text: String) -> String {
    let isMarked =
      text.first.map { "○→?●✓↩×✗!".contains($0) } == true && text.dropFirst().first == " "
    return isMarked ? String(text.dropFirst(2)) : text
  }

  private var refundHeading: [String] {
    guard case .refund(let form) = console.screens.last else { return [] }
    let left = "\(words.leftLabel): \(form.sale.remaining)"
    if let lines = form.lines {
      return [words.refundedWithoutLines(form.sale)].compactMap(\.self)
        + [words.linesComeTo(lines.amount(of: form.sale), left: form.sale.remaining)]
    }
    return [words.refundScreenTitle(form.sale.reference), left]
  }

  private func question(_ isReady: Bool) -> [String] {
    guard let dialog = console.dialog else { return [] }
    // The question is not told twice where an amount had to be typed in between.
    return isReady && dialog.typed != nil ? [] : [dialog.title] + dialog.lines
  }
}

package import CheckoutDomain
package import TerminalUI
import Till

/// The form in which somebody says that an alarm was looked into.
package struct AlarmState: Equatable, Sendable {
  package var sale: Sale
  package var name: TextField
  package var evidence = TextField(limit: 300)
  /// Whether the name has the focus, not what was found.
  package var isNaming = false
  package var problem: String?

  package init(_ sale: Sale, operatorName: String) {
    self.sale = sale
    name = TextField(operatorName, limit: 60)
  }

  /// Applies a key that is no command.
  mutating func press(_ key: Key) {
    problem = nil
    switch key {
    case .tab, .backTab, .up, .down, .enter: isNaming.toggle()
    default: if isNaming { name.handle(key) } else { evidence.handle(key) }
    }
  }
}

extension ConsoleState {
  /// Does a command in the form about an alarm; F10 writes it down.
  mutating func run(_ command: Command, in old: AlarmState) -> [Effect] {
    var form = old
    switch command {
    case .back: return goBack()
    case .proceed:
      let texts = [form.name.text, form.evidence.text].map { String($0.trimmedSpaces) }
      if texts.contains("") {
        form.problem = words.alarmNeeds
        replaceTop(.alarm(form))
        return []
      }
      ask(
        .settleAlarm(form.sale.clientRef, by: texts[0], evidence: texts[1]),
        title: words.alarmTitle, [form.sale.reference, texts[1], words.alarmWritten],
        yes: words.settleYes, no: words.settleNo)
    default: break
    }
    return []
  }

  /// Takes the end of an alarm in.
  mutating func finishAlarm(
    _ clientRef: ClientRef, _ result: Result<Sale, TillError>, _ settings: ConsoleSettings
  ) -> [Effect] {
    switch result {
    case .failure(let error):
      say(error)
      return []
    case .success(let sale):
      if case .alarm(let form) = screens.last, form.sale.clientRef == clientRef {
        screens.removeLast()
      }
      say(words.alarmSettled(sale), .success)
      return take(sale, settings)
    }
  }
}

extension ConsoleView {
  /// Draws the form about an alarm.
  func draw(_ form: AlarmState, in frame: inout Frame, _ area: Rect) {
    var writer = ColumnWriter(area.inset(columns: 2, rows: 0))
    if let reason = AttentionReason(form.sale) {
      writer.write(words.matter(reason, form.sale), Style(.warning, bold: true), in: &frame)
    }
    writer.skip()
    draw(
      words.alarmFound, form.evidence, isFocused: !form.isNaming,
      placeholder: words.alarmPlaceholder, in: &frame, writer.take())
    draw(
      words.settleLabel(.operatorName), form.name, isFocused: form.isNaming, placeholder: "",
      in: &frame, writer.take())
    writer.skip()
    writer.write(
      form.problem ?? words.alarmHint(key(.proceed)),
      form.problem == nil ? Style(.muted) : Style(.danger, bold: true), in: &frame)
  }

  private func draw(
    _ label: String, _ field: TextField, isFocused: Bool, placeholder: String,
    in frame: inout Frame, _ row: Rect
  ) {
    let (left, right) = row.splitColumns(18)
    frame.write(
      (isFocused ? "▸ " : "  ") + label, in: left,
      style: Style(isFocused ? .accent : .muted, bold: isFocused))
    field.draw(in: &frame, right, isFocused: isFocused, placeholder: placeholder)
  }
}

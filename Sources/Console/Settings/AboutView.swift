import CheckoutDomain
import TerminalUI

extension ConsoleView {
  /// Draws what this Kasir is, where its gateway and its files are.
  func drawAbout(in frame: inout Frame, _ area: Rect) {
    let isShort = area.height < 14
    let inner = area.inset(columns: 2, rows: isShort ? 0 : 1)
    // The settings say language and theme, too.
    let told = [words.aboutLanguage, words.aboutTheme]
    let lines = aboutLines.filter { !isShort || !told.contains($0.label) }
    var y = 0
    for (label, value) in lines where y < inner.height {
      let (left, right) = inner.row(y).splitColumns(14)
      frame.write(label, in: left, style: Style(.muted))
      y += max(
        1,
        frame.writeWrapped(
          SafeText.line(value, limit: 400),
          in: Rect(x: right.x, y: right.y, width: right.width, height: inner.height - y),
          style: .text))
    }
    frame.writeWrapped(
      words.aboutWords, in: inner.rows(y + 1, count: inner.height), style: Style(.muted))
  }

  /// What this Kasir is, where its gateway and its files are; colours only where there are any.
  var aboutLines: [(label: String, value: String)] {
    var lines: [(String, String)] = [
      (words.aboutGateway, "\(settings.gatewayHost)  \(modeWords)"),
      (words.aboutCounter, ProcessIdentity(settings.process).titled(settings.operatorName)),
      (words.aboutKey, settings.maskedKey),
      (words.aboutLanguage, state.preferences.language.name),
    ]
    if !state.isInLines { lines.append((words.aboutTheme, state.preferences.theme.name)) }
    if !settings.about.version.isEmpty { lines.insert(("Kasir", settings.about.version), at: 0) }
    lines += [
      (words.aboutLedger, settings.about.ledger), (words.aboutConfig, settings.about.config),
      (words.aboutLog, settings.about.log),
    ].filter { !$0.1.isEmpty }
    return lines.map { (label: $0.0, value: $0.1) }
  }
}

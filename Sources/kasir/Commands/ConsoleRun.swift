import ArgumentParser
import CheckoutDomain
import Console
import Glibc
import QRCode
import TerminalUI
import Till

/// Runs the console on this process's terminal.
enum ConsoleRun {
  /// Refuses early where there is no terminal, before anything is opened; a script and lines need
  /// none.
  static func checkTerminal(_ options: ConsoleOptions, _ config: Config) throws(TillError) {
    if options.script == nil, !isPlain(options, config) { try checkTerminal() }
  }

  /// Refuses early where there is no terminal, before anything is opened.
  static func checkTerminal() throws(TillError) {
    for (descriptor, name) in [(STDIN_FILENO, "input"), (STDOUT_FILENO, "output")]
    where !Surroundings.isTerminal(descriptor) {
      throw TillError(.usage, TerminalError.notATerminal(name).description)
    }
  }

  /// Whether the console is told in lines.
  private static func isPlain(_ options: ConsoleOptions, _ config: Config) -> Bool {
    options.script == nil && (options.plain ?? config.isPlain)
  }

  /// Runs the console until it is left, then ends the process: a question that is still on the wire
  /// has nobody left to answer, and what was sent is recovered by the next start.
  ///
  /// - Parameters:
  ///   - isSandbox: Whether the gateway is the embedded sandbox.
  ///   - script: What plays the keys in place of a person; nil for a person.
  ///   - notice: Something to say at the start.
  ///   - tour: The guided tour, where there is one.
  static func run(
    _ counter: Counter, isSandbox: Bool, _ options: ConsoleOptions, script: ScriptRun?,
    notice: String? = nil, tour: DemoTour? = nil
  ) async throws -> Never {
    let (theme, problem) = Themes.theme(counter.config.theme, in: counter.places.themes)
    var settings = settings(counter, isSandbox: isSandbox, theme)
    let keeping =
      counter.till.isReadOnly
      ? nil : LedgerKeeping(counter.ledger, time: Counter.time, log: counter.log)
    defer { withExtendedLifetime(keeping) {} }
    settings.tour = tour.map { DemoTour.progress(in: $0.file) }
    // Whoever looks at a ledger that is behind has to know it before the first sale is refused.
    let notice = notice ?? counter.outdated
    if isPlain(options, counter.config) {
      await PlainRun.run(counter, settings, notice: notice, tour: tour)
    }
    // What a script keeps of the screen is a file in UTF-8, whatever terminal there is.
    if script != nil {
      settings.qrForms = qrForms(counter.config, isUTF8: true)
      settings.takesClipboard = true
    }
    let host = MachineHost(counter, tour: tour)
    let session = ConsoleSession(settings, counter.till, random: Counter.random, host: host)
    host.openScreen()
    defer { host.closeScreen() }
    do throws(TerminalError) {
      try await session.run(
        notice: notice ?? problem ?? (script == nil ? octantsProblem(counter.config) : nil),
        lightTheme: { Themes.light(in: counter.places.themes) },
        on: { wake throws(TerminalError) in
          if let script { return script.player.open(wake) }
          return try NCursesTerminal(
            input: STDIN_FILENO, output: STDOUT_FILENO,
            environment: Surroundings.ofThisProcess.environment, wake: wake,
            wantsBackground: counter.config.theme == nil, now: { SystemTime.sinceStart })
        },
        ended: { end in
          host.closeScreen()
          exit(script?.end() ?? code(end))
        })
    } catch {
      throw TillError(
        .usage, error.description,
        hint:
          "Without a screen, sell with `kasir session create` and `kasir session wait`, refund with "
          + "`kasir refund create`, and look with `kasir sales list`.")
    }
    exit(0)
  }

  /// The exit code of a program on the screen.
  static func code(_ end: LoopEnd) -> Int32 {
    switch end {
    case .finished: 0
    case .hungUp: 128 + SIGHUP
    case .terminated(let signal): 128 + signal
    }
  }

  private static func settings(
    _ counter: Counter, isSandbox: Bool, _ theme: Theme
  ) -> ConsoleSettings {
    return ConsoleSettings(
      shopName: counter.config.shopName, gatewayHost: counter.till.gateway.host,
      isSandbox: isSandbox, mode: counter.till.gateway.mode, isReadOnly: counter.till.isReadOnly,
      maskedKey: counter.maskedKey,
      currency: counter.config.currency, terminalType: counter.config.terminalType,
      chargedBy: counter.config.chargedBy,
      utcOffset: SystemTime.utcOffset, qrForms: qrForms(counter.config),
      linkPolicy: counter.linkPolicy,
      takesClipboard: CommandSupport.takesClipboard(
        term: Surroundings.ofThisProcess.value("TERM") ?? ""),
      bindings: counter.config.bindings,
      preferences: preferences(counter.config, theme),
      operatorName: counter.till.operatorName, process: counter.till.process.text,
      about: ConsoleSettings.About(
        version: Kasir.version, ledger: counter.ledgerPath,
        config: counter.places.config.path, log: counter.places.log))
  }

  /// How codes may be drawn on this terminal.
  static func qrForms(_ config: Config) -> [QRForm] {
    let surroundings = Surroundings.ofThisProcess
    var config = config
    if octantsProblem(config) != nil { config.octants = false }
    return qrForms(
      config,
      isUTF8: TerminalLocale.isUTF8(
        environment: surroundings.environment, term: surroundings.value("TERM") ?? ""))
  }

  /// Why octants that were asked for are not drawn; nil where they are, or were not asked for.
  static func octantsProblem(_ config: Config) -> String? {
    guard config.octants, !OctantSupport.isPassedOn(Surroundings.ofThisProcess.environment)
    else { return nil }
    return "`octants = true` has no effect here: tmux and screen show empty cells for those "
      + "characters on this system."
  }

  private static func qrForms(_ config: Config, isUTF8: Bool) -> [QRForm] {
    guard isUTF8 else { return [.ascii] }
    return config.octants ? [.halfBlocks, .octants] : [.halfBlocks]
  }

  static func preferences(_ config: Config, _ theme: Theme) -> Preferences {
    Preferences(
      language: Language(
        configured: config.language,
        locale: TerminalLocale.messages(Surroundings.ofThisProcess.environment)),
      theme: theme, isThemeChosen: config.theme != nil, bell: config.bell, mouse: config.mouse)
  }
}

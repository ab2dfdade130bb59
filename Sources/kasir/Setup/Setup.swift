import CheckoutDomain
import Foundation
import Glibc
import Ledger
import Logging
import Till
import WooshPay

/// Everything that is known before anything is opened.
struct Setup: Sendable {
  let surroundings: Surroundings
  let places: Places
  var config: Config
  /// What is said beside a command's answer.
  let voice: Voice

  /// Reads the config.
  ///
  /// - Parameters:
  ///   - configFile: The file of `--config`.
  ///   - voice: What is said beside a command's answer.
  init(
    configFile: String?, _ surroundings: Surroundings = .ofThisProcess, voice: Voice = Voice()
  ) throws(TillError) {
    self.surroundings = surroundings
    self.voice = voice
    places = try Places(surroundings, config: configFile)
    config = try ConfigFile.config(places.config)
  }

  /// Takes what was read already.
  init(
    surroundings: Surroundings, places: Places, config: Config, voice: Voice = Voice()
  ) {
    self.surroundings = surroundings
    self.places = places
    self.config = config
    self.voice = voice
  }

  /// Refuses what changes something without the ledger's knowledge, where Kasir is read-only.
  func requireChanges() throws(TillError) {
    if config.isReadOnly { throw TillError.readOnly }
  }

  /// The secret key; nil where nobody has set one.
  func key() throws(TillError) -> SecretKey? {
    let folder = (places.config.path as NSString).deletingLastPathComponent
    return try KeySource.key(surroundings, config, configFolder: folder)
  }

  /// Where the gateway of a key is.
  func address(of key: SecretKey, base: String?) throws(TillError) -> GatewayAddress {
    do throws(SetupError) {
      return try GatewayAddress(base: base, for: key)
    } catch {
      throw TillError(setup: error)
    }
  }

  /// The name of the ledger that belongs to a key, or the one that the config names.
  func ledgerName(_ key: SecretKey) throws(TillError) -> String {
    if let name = config.ledger { return name }
    let address = try address(of: key, base: surroundings.value("WOOSHPAY_API_BASE"))
    return LedgerFolder.name(
      host: address.display, mode: key.mode, account: config.account ?? key.account)
  }

  /// The log; silent where its file cannot be written.
  func log() -> Logger {
    guard let file = LogFile(path: places.log, time: Counter.time) else {
      return Logger(label: "kasir", factory: { _ in SwiftLogNoOpLogHandler() })
    }
    return Logger(label: "kasir", factory: { _ in file })
  }

  /// What carries requests, each of them told where that is wanted.
  func transport() -> any HTTPTransport {
    let landmarks = KillSwitch.landmarks
    let transport: any HTTPTransport =
      landmarks.isWatched ? LandmarkedTransport(CurlTransport(), landmarks) : CurlTransport()
    guard voice.isVerbose else { return transport }
    return ToldTransport(transport: transport, time: Counter.time, tell: voice.detail)
  }

  /// Opens a ledger's file; where Kasir is read-only, to look at it alone.
  func ledger(at path: String) throws(TillError) -> any SharedLedger {
    config.isReadOnly ? try Counter.viewLedger(path) : try Counter.openLedger(path)
  }

  /// Refuses a key whose ledger is not there yet, where Kasir is read-only: it makes none.
  func requireLedger() throws(TillError) {
    guard config.isReadOnly, let key = try key() else { return }
    let path = LedgerFolder(path: places.data).path(of: try ledgerName(key))
    if access(path, F_OK) != 0 { _ = try Counter.viewLedger(path) }
  }

  /// Opens a ledger that exists, without a key where that is clear.
  ///
  /// - Parameter name: The ledger of `--ledger`; without it the key's own, or the only one there is.
  func existingLedger(_ name: String?) throws(TillError) -> any SalesLedger {
    let ledger = try ledger(at: try existingLedgerPath(name))
    guard !config.isReadOnly else { return ledger.readOnly }
    do throws(TillError) {
      try Counter.recover(ledger, log())
    } catch  where error.kind == .ledger {
      // A ledger that takes no change can still be read.
      voice.note(error.text)
    }
    return ledger
  }

  /// Where the file of a ledger that exists is.
  ///
  /// - Parameters:
  ///   - name: The ledger of `--ledger`; without it the key's own, or the only one there is.
  ///   - orJournal: Whether a journal is enough, whose ledger is gone.
  func existingLedgerPath(
    _ name: String?, orJournal: Bool = false
  ) throws(TillError) -> String {
    let folder = LedgerFolder(path: places.data)
    var names: [String]
    do throws(LedgerError) {
      names = try folder.names()
      if orJournal { names = Set(names + (try folder.journalNames())).sorted() }
    } catch {
      throw TillError(ledger: error)
    }
    let wanted = try wantedLedger(name, names)
    guard names.contains(wanted) else {
      throw TillError(
        .notFound, "There is no ledger \(wanted) in \(places.data).", hint: Self.list(names))
    }
    return folder.path(of: wanted)
  }

  private func wantedLedger(_ name: String?, _ names: [String]) throws(TillError) -> String {
    if let name = name ?? config.ledger { return name }
    if names.count == 1 { return names[0] }
    if let key = try? key(), let own = try? ledgerName(key), names.contains(own) { return own }
    guard !names.isEmpty else {
      throw TillError(
        .notFound, "There is no ledger in \(places.data) yet.",
        hint: "The first sale makes one.")
    }
    throw TillError(
      .usage, "There are several ledgers: say which one with --ledger NAME.", hint: Self.list(names)
    )
  }

  private static func list(_ names: [String]) -> String? {
    names.isEmpty ? nil : "The ledgers are: \(names.joined(separator: ", "))."
  }
}

import CheckoutDomain
import Foundation
import Glibc
import Ledger
import Till
import WooshPay

/// Runs every check, whatever the others find.
struct DoctorRun {
  private let surroundings: Surroundings
  private let configFile: String?
  private let secretFile: String?
  private let voice: Voice

  /// - Parameter secretFile: The file of a webhook secret; nil where none is to be looked at.
  init(
    configFile: String?, secretFile: String? = nil, _ surroundings: Surroundings = .ofThisProcess,
    voice: Voice
  ) {
    self.configFile = configFile
    self.secretFile = secretFile
    self.voice = voice
    self.surroundings = surroundings
  }

  /// What was found, a line for each check.
  ///
  /// - Throws: ``TillError`` where there is no folder to look in at all.
  func lines() async throws(TillError) -> [DoctorLine] {
    let places = try Places(surroundings, config: configFile)
    var problem: TillError?
    var setup = Setup(
      surroundings: surroundings, places: places, config: Config(), voice: voice)
    do throws(TillError) {
      setup = try Setup(configFile: configFile, surroundings, voice: voice)
    } catch {
      problem = error
    }
    let isThere = access(places.config.path, F_OK) == 0
    var lines = [ConfigCheck.line(places.config.path, isThere: isThere, problem)]
    let key = keyResult(setup)
    lines.append(KeyCheck.line(key, source: source(setup)))
    lines += await gatewayLines(setup, key)
    lines += fileLines(places)
    lines.append(ledgerLine(setup))
    lines.append(WebhookCheck.line(secretFile, secretFile.map(secretResult)))
    let terminal = TerminalState(surroundings)
    lines.append(TerminalCheck.line(terminal))
    let mode = (try? key.get())?.mode ?? .live
    if let line = CodeCheck.line(terminal, mode: mode) { lines.append(line) }
    if let line = probeLine(setup, key) { lines.append(line) }
    return lines
  }

  private func keyResult(_ setup: Setup) -> Result<SecretKey?, TillError> {
    do throws(TillError) { return .success(try setup.key()) } catch { return .failure(error) }
  }

  private func secretResult(_ path: String) -> Result<WebhookSecret, TillError> {
    do throws(TillError) { return .success(try WebhookSecret(file: path)) } catch {
      return .failure(error)
    }
  }

  private func source(_ setup: Setup) -> String {
    surroundings.value("WOOSHPAY_SECRET_KEY") != nil
      ? "the environment" : SafeText.line(setup.config.secretKeyFile ?? "nowhere")
  }

  // MARK: The gateway

  private func gatewayLines(
    _ setup: Setup, _ key: Result<SecretKey?, TillError>
  ) async -> [DoctorLine] {
    guard case .success(let key?) = key else { return [] }
    let address: GatewayAddress
    do throws(TillError) {
      address = try setup.address(of: key, base: surroundings.value("WOOSHPAY_API_BASE"))
    } catch {
      return [GatewayCheck.line(.failure(error), nil)]
    }
    let from = Counter.time.now
    let contact = await WooshPayGateway(
      address: address, key: key, transport: setup.transport()
    ).contact()
    let line = GatewayCheck.line(.success(address.display), contact)
    let clock = ClockCheck.line(contact.clock, asked: (from, Counter.time.now))
    return [line] + (clock.map { [$0] } ?? [])
  }

  // MARK: Files

  private func fileLines(_ places: Places) -> [DoctorLine] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: places.data)) ?? []
    let files = names.sorted()
      .filter { name in [".sqlite", "-wal", "-shm", ".journal"].contains(where: name.hasSuffix) }
      .compactMap { FileState(path: places.data + "/" + $0) }
    let data = DataCheck.line(
      places.data, FileState(path: places.data), files: files, free: Self.freeBytes(places.data))
    let log = LogCheck.line(
      places.log, FileState(path: places.log),
      canBeMade: LogFile(path: places.log, time: Counter.time) != nil)
    return [data, log]
  }

  private static func freeBytes(_ path: String) -> Int64? {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return nil }
    let (bytes, overflow) = UInt64(status.f_bavail).multipliedReportingOverflow(
      by: UInt64(status.f_frsize))
    return overflow ? .max : Int64(clamping: bytes)
  }

  private func ledgerLine(_ setup: Setup) -> DoctorLine {
    let name = ownLedger(setup)
    do {
      let folder = LedgerFolder(path: setup.places.data)
      guard let name, try folder.names().contains(name) else {
        return LedgerCheck.line(name ?? "The ledger", .success(nil))
      }
      return LedgerCheck.line(
        name, .success(try setup.ledger(at: folder.path(of: name)).audit()))
    } catch {
      return LedgerCheck.line(name ?? "The ledger", .failure(TillError(ledger: error)))
    }
  }

  /// The name of the configured ledger, or the only one there is.
  private func ownLedger(_ setup: Setup) -> String? {
    if let key = try? setup.key(), let name = try? setup.ledgerName(key) { return name }
    let names = (try? LedgerFolder(path: setup.places.data).names()) ?? []
    return setup.config.ledger ?? (names.count == 1 ? names[0] : nil)
  }

  private func probeLine(
    _ setup: Setup, _ key: Result<SecretKey?, TillError>
  ) -> DoctorLine? {
    guard case .success(let key?) = key, let name = ownLedger(setup),
      let address = try? setup.address(of: key, base: surroundings.value("WOOSHPAY_API_BASE"))
    else { return nil }
    var facts = GatewayFacts()
    let folder = LedgerFolder(path: setup.places.data)
    if (try? folder.names().contains(name)) ?? false,
      let kept = try? setup.ledger(at: folder.path(of: name)).read({ try GatewayFacts($0) })
    {
      facts = kept
    }
    let test = TestFacts.facts(for: key, at: address, setup)
    return ProbeCheck.line(
      facts.inheriting(fromTest: test), mode: key.mode, now: Counter.time.now)
  }
}

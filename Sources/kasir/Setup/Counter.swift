import CheckoutDomain
import Console
import Glibc
import Ledger
import Logging
import Till
import WooshPay

/// A counter that is open for business: gateway, ledger and till, set up from the config, the
/// environment and the command line.
struct Counter: Sendable {
  var till: Till
  let ledger: any SharedLedger
  /// The ledger's file.
  let ledgerPath: String
  /// The gateway's own lists.
  let listing: any GatewayListing
  let config: Config
  let linkPolicy: PaymentLinkPolicy
  let gatewayOrigin: WebOrigin
  let maskedKey: String
  let places: Places
  let log: Logger

  static let time = SystemTime()
  static let random = SystemRandom()

  /// Opens the counter of the configured gateway, and recovers what dead processes left on the wire.
  ///
  /// - Throws: ``TillError``; nothing has been sent then.
  static func open(_ setup: Setup) throws(TillError) -> Counter {
    guard let key = try setup.key() else { throw TillError.noKey }
    let base = setup.surroundings.value("WOOSHPAY_API_BASE")
    let name = try setup.ledgerName(key)
    return try open(
      setup, key: key, base: base, ledger: LedgerFolder(path: setup.places.data).path(of: name))
  }

  /// Opens a counter on a ledger's file.
  ///
  /// - Parameter base: The gateway's origin; nil for WooshPay's own of the key's mode.
  static func open(
    _ setup: Setup, key: SecretKey, base: String?, ledger path: String
  ) throws(TillError) -> Counter {
    let counter = try Counter(
      setup, key: key, base: base, ledger: try openLedger(path, setup), of: path,
      transport: setup.transport())
    if !counter.till.isReadOnly { note(try counter.till.recover(), counter.log) }
    return counter
  }

  /// Sets up a counter on a ledger that is open; nothing is read or sent.
  ///
  /// - Parameters:
  ///   - base: The gateway's origin; nil for WooshPay's own of the key's mode.
  ///   - path: The ledger's file.
  ///   - transport: What carries its requests.
  init(
    _ setup: Setup, key: SecretKey, base: String?, ledger: any SharedLedger, of path: String,
    transport: any HTTPTransport
  ) throws(TillError) {
    let address = try setup.address(of: key, base: base)
    let config = setup.config
    let log = setup.log()
    let pace = RequestPace(Self.time)
    let wooshPay = WooshPayGateway(
      address: address, key: key, transport: transport,
      urls: ReturnAddresses(
        success: config.successURL, cancel: config.cancelURL, intent: config.returnURL),
      pacing: pace)
    let gateway = LoggedGateway(gateway: wooshPay, log: log)
    listing = wooshPay
    till = Till(
      gateway: gateway, ledger: config.isReadOnly ? ledger.readOnly : ledger, time: Self.time,
      random: Self.random, pace: pace,
      process: Processes.this,
      operatorName: config.operatorName ?? setup.surroundings.value("USER") ?? "",
      allowsSeveralRefunds: config.allowsSeveralRefunds,
      testFacts: TestFacts.facts(for: key, at: address, setup), isAlive: Processes.isAlive)
    linkPolicy = PaymentLinkPolicy(
      mode: key.mode, gateway: address.origin, extraHosts: config.checkoutHosts)
    gatewayOrigin = address.origin
    maskedKey = key.masked
    places = setup.places
    self.ledger = ledger
    ledgerPath = path
    self.config = config
    self.log = log
  }

  /// Opens the ledger of a counter; where Kasir is read-only and there is none yet, an empty one that
  /// is gone with it.
  private static func openLedger(
    _ path: String, _ setup: Setup
  ) throws(TillError) -> any SharedLedger {
    guard setup.config.isReadOnly, access(path, F_OK) != 0 else {
      return try setup.ledger(at: path)
    }
    do throws(LedgerError) { return try SQLiteLedger.inMemory() } catch {
      throw TillError(ledger: error)
    }
  }

  /// Opens a ledger, its errors as sentences.
  static func openLedger(_ path: String) throws(TillError) -> SQLiteLedger {
    do throws(LedgerError) {
      return try SQLiteLedger(path: path, landmarks: KillSwitch.landmarks)
    } catch {
      throw TillError(ledger: error)
    }
  }

  /// Opens a ledger to look at it alone, its errors as sentences.
  static func viewLedger(_ path: String) throws(TillError) -> ViewedLedger {
    do throws(LedgerError) { return try ViewedLedger(path: path) } catch {
      throw TillError(ledger: error)
    }
  }

  /// Why the ledger takes no change, where it was replaced by an older copy; nil where it was not.
  var outdated: String? {
    ledger.outdated.map { TillError(ledger: $0).message }
  }

  /// Calls unknown what dead processes left on the wire.
  static func recover(_ ledger: any SalesLedger, _ log: Logger) throws(TillError) {
    note(try Recovery.run(ledger, now: time.now, isAlive: Processes.isAlive), log)
  }

  private static func note(_ recovered: [Sale], _ log: Logger) {
    for sale in recovered {
      log.notice("recovered", metadata: ["sale": "\(sale.reference)", "state": "\(sale.state)"])
    }
  }
}

import CheckoutDomain
import Console
import Foundation
import Glibc
import TOMLKit
import TerminalUI
import Till

/// Reads the config file.
///
/// Whatever is wrong with it is said with file, line and key.
struct ConfigFile {
  private let path: String
  private let text: String
  private let table: TOMLTable

  /// Reads the config of a place; the defaults where nobody named a file and there is none.
  static func config(_ place: (path: String, isNamed: Bool)) throws(TillError) -> Config {
    if !place.isNamed, access(place.path, F_OK) != 0 { return Config() }
    return try ConfigFile(path: place.path).config()
  }

  init(path: String) throws(TillError) {
    self.path = path
    do {
      text = try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      let isThere = access(path, F_OK) == 0
      throw TillError(
        .config, isThere ? "\(path) cannot be read as text." : "There is no file \(path).",
        hint: "Check the path given by --config or KASIR_CONFIG, and who may read it.")
    }
    do {
      table = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw TillError(
        .config,
        "\(path), line \(error.source.begin.line): this is not TOML (\(error.description)).",
        hint: Self.mend)
    } catch {
      throw TillError(.config, "\(path) cannot be read as TOML.", hint: "Mend it, or move it away.")
    }
  }

  func config() throws(TillError) -> Config {
    var config = Config()
    for key in table.keys.sorted() {
      guard let value = table[key] else { continue }
      try take(key, value, into: &config)
    }
    return config
  }

  private func take(
    _ key: String, _ value: any TOMLValueConvertible, into config: inout Config
  ) throws(TillError) {
    switch key {
    case "currency": config.currency = try currency(key, value)
    case "terminal_type": config.terminalType = try terminalType(key, value)
    case "charge_by":
      let name = try choice(key, value, ChargeKind.allCases.map(\.rawValue))
      config.chargedBy = ChargeKind(rawValue: name) ?? .session
    case "success_url": config.successURL = try url(key, value)
    case "cancel_url": config.cancelURL = try url(key, value)
    case "return_url": config.returnURL = try url(key, value)
    case "shop_name": config.shopName = try string(key, value)
    case "operator": config.operatorName = try string(key, value)
    case "language": config.language = try choice(key, value, ["en", "id"])
    case "theme": config.theme = try string(key, value)
    case "bell": config.bell = try flag(key, value)
    case "mouse": config.mouse = try flag(key, value)
    case "octants": config.octants = try flag(key, value)
    case "plain": config.isPlain = try flag(key, value)
    case "account": config.account = try string(key, value)
    case "secret_key_file": config.secretKeyFile = try string(key, value)
    case "ledger": config.ledger = try string(key, value)
    case "checkout_hosts": config.checkoutHosts = try hosts(key, value)
    case "multiple_partial_refunds": config.allowsSeveralRefunds = try flag(key, value)
    case "read_only": config.isReadOnly = try flag(key, value)
    case "keys":
      guard let keys = value.table else {
        throw wrong(key, "must be a table: [keys], then lines such as new_sale = [\"n\", \"F5\"]")
      }
      config.bindings = try KeysTable(keys) { name, problem in
        wrong(name, problem, hint: Self.mend, table: key)
      }.bindings()
    default:
      throw wrong(
        key, "is no setting of Kasir",
        hint: "The settings are: \(Self.names.joined(separator: ", ")).")
    }
  }

  private static let mend = "Mend that line, or take it out."

  private static let names = [
    "currency", "terminal_type", "charge_by", "success_url", "cancel_url", "return_url",
    "shop_name", "operator", "language", "theme", "bell", "mouse", "octants", "plain", "account",
    "checkout_hosts", "multiple_partial_refunds", "read_only", "secret_key_file", "ledger",
    "[keys]",
  ]

  private func wrong(_ key: String, _ problem: String) -> TillError {
    wrong(key, problem, hint: Self.mend)
  }

  private func wrong(
    _ key: String, _ problem: String, hint: String, table: String? = nil
  ) -> TillError {
    let line = TOMLText.line(of: key, in: text, table: table)
    let place = line.map { ", line \($0)" } ?? ""
    return TillError(.config, "\(path)\(place): \(key) \(problem).", hint: hint)
  }

  private func flag(
    _ key: String, _ value: any TOMLValueConvertible
  ) throws(TillError) -> Bool {
    guard let flag = value.bool else { throw wrong(key, "must be true or false") }
    return flag
  }

  private func string(
    _ key: String, _ value: any TOMLValueConvertible
  ) throws(TillError) -> String {
    guard let text = value.string, !text.isEmpty else {
      throw wrong(key, "must be a text in quotes")
    }
    return text
  }

  private func choice(
    _ key: String, _ value: any TOMLValueConvertible, _ choices: [String]
  ) throws(TillError) -> String {
    guard let text = value.string, choices.contains(text) else {
      let list = choices.map { "\"\($0)\"" }.joined(separator: " or ")
      throw wrong(key, "must be \(list)")
    }
    return text
  }

  private func currency(
    _ key: String, _ value: any TOMLValueConvertible
  ) throws(TillError) -> Currency {
    let code = try choice(key, value, Currency.all.map(\.code))
    return Currency(code: code) ?? .idr
  }

  private func terminalType(
    _ key: String, _ value: any TOMLValueConvertible
  ) throws(TillError) -> TerminalType {
    let name = try choice(key, value, TerminalType.allCases.map(\.rawValue))
    return TerminalType(rawValue: name) ?? .web
  }

  private func url(_ key: String, _ value: any TOMLValueConvertible) throws(TillError) -> String {
    let text = try string(key, value)
    guard let address = try? WebAddress(parsing: text), address.origin.scheme == .https else {
      throw wrong(key, "must be an https address such as \"https://wooshpay.com/\"")
    }
    return text
  }

  private func hosts(
    _ key: String, _ value: any TOMLValueConvertible
  ) throws(TillError) -> [String] {
    let problem = "must be a list of host names such as [\"pay.example.com\"]"
    guard let list = value.array else { throw wrong(key, problem) }
    var hosts: [String] = []
    for element in list {
      guard let host = element.string, let address = try? WebAddress(parsing: "https://" + host),
        address.origin.authority == host.lowercased(), address.path.isEmpty
      else { throw wrong(key, problem) }
      hosts.append(host)
    }
    return hosts
  }
}

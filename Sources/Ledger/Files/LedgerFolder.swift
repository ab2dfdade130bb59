package import CheckoutDomain

/// The folder that holds one ledger file for each host, mode and account.
package struct LedgerFolder: Sendable {
  /// The longest name in bytes; a file's name may have 255, and SQLite appends to it.
  private static let longestName = 200

  private let folder: String

  /// Names a folder, which need not exist.
  package init(path: String) {
    folder = path.hasSuffix("/") && path.count > 1 ? String(path.dropLast()) : path
  }

  /// The names of the ledgers here, in order; none where there is no folder.
  package func names() throws(LedgerError) -> [String] {
    try LedgerFile.names(in: folder)
      .filter { $0.hasSuffix(LedgerFile.ending) && !$0.hasPrefix(".") }
      .map(LedgerFile.name(of:))
      .sorted()
  }

  /// The names of the ledgers that have an intent journal here, in order; none where there is no
  /// folder.
  package func journalNames() throws(LedgerError) -> [String] {
    try LedgerFile.names(in: folder)
      .filter { $0.hasSuffix(IntentJournal.ending) && !$0.hasPrefix(".") }
      .map { String($0.dropLast(IntentJournal.ending.count)) }
      .sorted()
  }

  /// Where the file of a ledger is, or would be; never outside this folder.
  package func path(of name: String) -> String {
    var safe = name.replacing("/", with: "%2F")
    if safe.hasPrefix(".") { safe = "%2E" + safe.dropFirst() }
    return folder + "/" + safe + LedgerFile.ending
  }

  /// The name of the ledger of a host, mode and account: another one for each of them.
  ///
  /// A port's `:` becomes `_`; whatever else a file's name should not hold becomes `%` and two hex
  /// digits, so that two accounts never share a file.
  ///
  /// - Parameter host: The gateway's host, with its port where it has one; its case does not count.
  package static func name(host: String, mode: Mode, account: String) -> String {
    let host = escaped(host.lowercased(), plain: ".-").replacing("%3A", with: "_")
    // No `-` in the account: the last two of the name then always stand around the mode.
    let name = host + "-" + mode.rawValue + "-" + escaped(account, plain: ".")
    guard name.utf8.count > longestName else { return name }
    return name.prefix(longestName - 17) + "~" + fingerprint(name)
  }

  private static func escaped(_ text: String, plain: String) -> String {
    var safe = ""
    for byte in text.utf8 {
      let scalar = Unicode.Scalar(byte)
      let isLetterOrDigit =
        scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      if isLetterOrDigit || plain.unicodeScalars.contains(scalar) && !(safe.isEmpty && byte == 0x2E)
      {
        safe.unicodeScalars.append(scalar)
      } else {
        safe += "%" + hexadecimal(UInt64(byte), digits: 2)
      }
    }
    return safe
  }

  /// 64 bits that differ for names that differ only after the cut (FNV-1a).
  private static func fingerprint(_ text: String) -> String {
    let hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return hexadecimal(hash, digits: 16)
  }

  private static func hexadecimal(_ number: UInt64, digits: Int) -> String {
    let text = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}

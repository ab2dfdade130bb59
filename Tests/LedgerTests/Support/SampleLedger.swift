import CheckoutDomain
import GRDB
import Glibc

@testable import Ledger

/// A folder of its own for a test, gone with the last reference to it.
final class SampleFolder: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/kasir-ledger-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw SampleFolderError(number: errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { Self.remove(path) }

  private static func remove(_ path: String) {
    if let names = try? LedgerFile.names(in: path) {
      for name in names where name != "." && name != ".." { remove(path + "/" + name) }
    }
    Glibc.remove(path)
  }

  /// The mode bits of a file here; nil where there is none.
  func mode(of name: String) -> UInt32? {
    var status = stat()
    return stat(path + "/" + name, &status) == 0 ? status.st_mode & 0o777 : nil
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    guard let file = fopen(path + "/" + name, "w") else { throw SampleFolderError(number: errno) }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }
}

struct SampleFolderError: Error {
  let number: Int32
}

extension SQLiteLedger {
  func save(_ sales: Sale...) throws {
    try write { ledger in for sale in sales { try ledger.save(sale) } }
  }

  func sale(_ sale: Sale) throws -> Sale? { try read { try $0.sale(sale.clientRef) } }

  func references(_ query: SaleQuery) throws -> [String] {
    try read { try $0.sales(query) }.map(\.reference)
  }

  /// Changes the file behind the port's back.
  func execute(_ sql: String) throws {
    try database.writeWithoutTransaction { try $0.execute(sql: sql) }
  }

  /// What SQLite would do for a statement, a line for each step.
  func plan(_ sql: String, _ arguments: StatementArguments = []) throws -> [String] {
    try database.read {
      try Row.fetchAll($0, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments)
        .map { $0["detail"] }
    }
  }
}

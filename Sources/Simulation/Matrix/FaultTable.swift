import SandboxGateway

/// The fault matrix: what must follow from every fault of every deed, thought out beforehand.
///
/// Each deed has a table of text, a row for each fault; columns stand two spaces apart, `-` is
/// nothing, and `…` between parts of a sentence stands for anything.
package enum FaultTable {
  /// Why a table cannot be read.
  package struct Misprint: Error, CustomStringConvertible {
    package let description: String
  }

  /// Every cell.
  package static func cells() throws(Misprint) -> [FaultCell] {
    var cells: [FaultCell] = []
    for (deed, text) in tables {
      cells += try rows(text).map { row throws(Misprint) in try cell(deed, nil, row) }
    }
    cells += try rows(once).map { row throws(Misprint) in
      guard let deed = MatrixDeed(rawValue: row.take()) else { throw row.misprint("deed") }
      return try cell(deed, nil, row)
    }
    return cells
      + (try rows(manners).map { row throws(Misprint) in
        guard let deed = MatrixDeed(rawValue: row.take()) else { throw row.misprint("deed") }
        guard let manner = NamedManner(rawValue: row.take()) else { throw row.misprint("manner") }
        return try cell(deed, manner, row)
      })
  }

  /// The table of each deed that has one of its own.
  static let tables: KeyValuePairs<MatrixDeed, String> = [
    .charge: charge, .expire: expire, .refund: refund, .reread: reread, .readIntent: readIntent,
    .readSession: readSession, .readRefund: readRefund, .find: find, .findInList: findInList,
    .findRefund: findRefund, .list: list, .chargeIntent: chargeIntent, .cancelIntent: cancelIntent,
    .findIntent: findIntent,
  ]

  /// The rows of a table, without its heading.
  private static func rows(_ table: String) -> [Row] {
    table.split(separator: "\n").dropFirst().map { Row(String($0)) }
  }

  private static func cell(
    _ deed: MatrixDeed, _ manner: NamedManner?, _ row: Row
  ) throws(Misprint) -> FaultCell {
    let (fault, times) = try fault(row)
    guard let exitCode = Int32(row.take()) else { throw row.misprint("exit code") }
    let cell = FaultCell(
      deed: deed, fault: fault, times: times, manner: manner, exitCode: exitCode,
      kind: row.word(), sale: row.word(), refund: row.word(), books: row.take(),
      then: row.take(), words: row.parts())
    guard row.isWhole else { throw row.misprint("number of columns") }
    return cell
  }

  private static func fault(_ row: Row) throws(Misprint) -> (NamedFault?, Int?) {
    let parts = row.take().split(separator: ":")
    guard parts != ["none"] else { return (nil, nil) }
    guard let name = parts.first, let fault = NamedFault(rawValue: String(name)), parts.count <= 2
    else { throw row.misprint("fault") }
    guard parts.count == 2 else { return (fault, nil) }
    guard let times = Int(parts[1]) else { throw row.misprint("count") }
    return (fault, times)
  }

  /// One row, taken column by column.
  private final class Row {
    private let line: String
    private var columns: ArraySlice<String>
    private var isShort = false

    init(_ line: String) {
      self.line = line
      columns =
        line.split(separator: "  ").map { String($0.drop { $0 == " " }) }.filter {
          !$0.isEmpty
        }[...]
    }

    /// The next column; empty where the row is too short.
    func take() -> String {
      isShort = isShort || columns.isEmpty
      return columns.popFirst() ?? ""
    }

    /// The next column; nil for nothing.
    func word() -> String? {
      let word = take()
      return word == "-" ? nil : word
    }

    /// The parts of a sentence.
    func parts() -> [String] {
      word()?.split(separator: " … ").map(String.init) ?? []
    }

    var isWhole: Bool { columns.isEmpty && !isShort }

    func misprint(_ what: String) -> Misprint {
      Misprint(description: "The \(what) is wrong in the row: \(line)")
    }
  }
}

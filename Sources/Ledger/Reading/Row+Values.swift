import GRDB

/// The values of a row that a disk may have damaged: what does not fit is an error, never the end of
/// the process.
protocol StoredColumns {
  /// What stands in a column; nil where there is no such column, as in a damaged schema.
  func stored(_ column: String) -> DatabaseValue?
}

extension StoredColumns {
  /// A value that has to be there.
  func value<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
    guard let value: Value = try optional(column) else { throw damage(column) }
    return value
  }

  /// A value that may be missing.
  func optional<Value: DatabaseValueConvertible>(_ column: String) throws -> Value? {
    guard let stored = stored(column) else { throw damage(column) }
    if stored.isNull { return nil }
    guard let value = Value.fromDatabaseValue(stored) else { throw damage(column) }
    return value
  }

  private func damage(_ column: String) -> DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: "column \(column)")
  }
}

extension Row: StoredColumns {
  func stored(_ column: String) -> DatabaseValue? { hasColumn(column) ? self[column] : nil }
}

/// A row of many: where each column stands is found once for all of them, since a row by itself
/// compares its columns' names one by one for every value.
struct PlacedRow: StoredColumns {
  private let row: Row
  private let places: [String: Int]

  /// The rows of one statement.
  static func rows(_ rows: [Row]) -> [PlacedRow] {
    guard let first = rows.first else { return [] }
    // Where a name is there twice the first one counts, as it does in a row by itself.
    let places = Dictionary(zip(first.columnNames, 0...)) { first, _ in first }
    return rows.map { PlacedRow(row: $0, places: places) }
  }

  func stored(_ column: String) -> DatabaseValue? {
    guard let place = places[column], place < row.count else { return nil }
    return row[place]
  }
}

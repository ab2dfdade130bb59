import GRDB

/// The values of a row that a disk may have damaged: what does not fit is an error, never the end of
/// the process.
extension Row {
  /// A value that has to be there.
  func value<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
    guard let value: Value = try optional(column) else { throw Self.damage(column) }
    return value
  }

  /// A value that may be missing.
  func optional<Value: DatabaseValueConvertible>(_ column: String) throws -> Value? {
    // A damaged schema may call it otherwise.
    guard hasColumn(column) else { throw Self.damage(column) }
    let stored: DatabaseValue = self[column]
    if stored.isNull { return nil }
    guard let value = Value.fromDatabaseValue(stored) else { throw Self.damage(column) }
    return value
  }

  private static func damage(_ column: String) -> DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: "column \(column)")
  }
}

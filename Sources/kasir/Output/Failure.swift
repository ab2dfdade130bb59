import ArgumentParser
import CheckoutDomain
import StrictJSON
import Till

/// Why a command ends with another exit code than 0, and the sale it is about, where there is one.
struct Failure: Error {
  let error: TillError
  /// Its document still goes to standard output.
  let sale: Sale?

  init(_ error: TillError, sale: Sale? = nil) {
    self.error = error
    self.sale = sale
  }
}

/// The exit codes of the design.
enum ExitCodes {
  static let refused: Int32 = 1
  static let usage: Int32 = 2
  static let unknown: Int32 = 3

  /// The exit code of an error's kind.
  static func code(_ kind: TillError.Kind) -> Int32 {
    switch kind {
    case .usage, .config: usage
    case .unknown: unknown
    default: refused
    }
  }
}

extension TillError {
  /// The document of an error: `{"error": {…}}`.
  var document: JSONValue {
    [
      "error": [
        "kind": .string(kind.rawValue), "message": .string(message), "code": JSONValue(code),
        "http_status": JSONValue(httpStatus.map(Int64.init)), "hint": JSONValue(hint),
      ]
    ]
  }

  /// The error as a person reads it.
  var text: String { "kasir: " + message + (hint.map { "\n" + $0 } ?? "") }
}

import ArgumentParser
import CheckoutDomain
import StrictJSON
import Till

/// Why a command ends with another exit code than 0, and the sale it is about, where there is one.
struct Failure: Error {
  let error: TillError
  /// Its document still goes to standard output.
  let sale: Sale?
  /// With which code the command ends.
  let exitCode: Int32

  /// - Parameter exitCode: The code, where it is not the one of the error's kind.
  init(_ error: TillError, sale: Sale? = nil, exitCode: Int32? = nil) {
    self.error = error
    self.sale = sale
    self.exitCode = exitCode ?? ExitCodes.code(error.kind)
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

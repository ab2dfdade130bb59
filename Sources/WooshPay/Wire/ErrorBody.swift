import StrictJSON

/// What an error's body says (contract sheet §2): bare, wrapped in `error`, or `error` as a plain
/// string; nothing where it is no JSON.
struct ErrorBody: Hashable {
  /// The gateway's code, an open set of words.
  let code: String?
  /// The gateway's sentence, sanitised.
  let message: String?

  /// Reads a body; whatever cannot be read is left out.
  init(_ body: [UInt8]) {
    let outer = (try? JSONValue(parsing: body)).flatMap { WireObject($0) }
    let inner = outer?.object("error")
    code = inner?.text("code", limit: 100) ?? outer?.text("code", limit: 100)
    message =
      inner?.text("message", limit: 300) ?? outer?.text("message", limit: 300)
      ?? outer?.text("error", limit: 300)
  }

  /// The sentence or else the code.
  var said: String? { message ?? code }
}

package import FlyingFox

/// Reads the body of a request up to a limit, whatever its head promises.
package enum BoundedBody {
  /// The whole body; nil where it is larger.
  package static func read(_ request: HTTPRequest, limit: Int) async throws -> [UInt8]? {
    if let length = request.headers[.contentLength].flatMap(Int.init), length > limit {
      return nil
    }
    var body: [UInt8] = []
    for try await chunk in request.bodySequence {
      body.append(contentsOf: chunk)
      if body.count > limit { return nil }
    }
    return body
  }
}

import FlyingFox
import FoundationEssentials
import Serving

/// Carries requests from FlyingFox to the sandbox and its answers back.
struct HTTPBridge: HTTPHandler {
  let host: SandboxHost
  /// Larger request bodies are refused with 413.
  static let bodyLimit = 1 << 20

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    guard let body = try await BoundedBody.read(request, limit: Self.bodyLimit) else {
      return Self.response(
        Refusal(status: 413, code: nil, message: "The request body is too large.")
          .response(wrapped: true), closing: true)
    }
    let response = await host.answer(
      SandboxRequest(
        method: request.method.rawValue, target: request.target.rawValue,
        headers: request.headers.map { NamedText($0.key.rawValue, $0.value) }, body: body))
    if response.delay > .zero { try await Task.sleep(for: response.delay) }
    return Self.response(response, closing: false)
  }

  /// - Parameter closing: Whether the connection ends after this answer, since the rest of its
  ///   request was not read.
  private static func response(_ response: SandboxResponse, closing: Bool) -> HTTPResponse {
    var headers = HTTPHeaders()
    for field in response.headers { headers[HTTPHeader(field.name)] = field.value }
    if closing { headers[.connection] = "close" }
    return HTTPResponse(
      statusCode: HTTPStatusCode(response.status, phrase: phrases[response.status] ?? "Status"),
      headers: headers, body: Data(response.body))
  }

  private static let phrases = [
    200: "OK", 303: "See Other", 307: "Temporary Redirect", 400: "Bad Request",
    401: "Unauthorized", 402: "Payment Required", 403: "Forbidden", 404: "Not Found",
    408: "Request Timeout", 409: "Conflict", 413: "Payload Too Large", 425: "Too Early",
    429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway",
    503: "Service Unavailable", 504: "Gateway Timeout",
  ]
}

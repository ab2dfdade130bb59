import CheckoutDomain
import StrictJSON
import WooshPay

/// The request of a dry run: all of it but the key.
enum RequestDocument {
  static func document(_ request: HTTPRequest) -> JSONValue {
    var headers = JSONObject()
    for (name, value) in lines(of: request) { headers[name] = .string(value) }
    return [
      "dry_run": true, "method": .string(request.method.rawValue), "url": .string(request.url),
      "headers": .object(headers),
      "body": request.body.isEmpty ? .null : .string(String(decoding: request.body, as: UTF8.self)),
    ]
  }

  /// The request as it would stand on the wire, but for its first line, which has the whole address.
  static func text(_ request: HTTPRequest) -> String {
    let head = ["\(request.method.rawValue) \(request.url)"]
    let headers = lines(of: request).map { "\($0.name): \($0.value)" }
    let body = String(decoding: request.body, as: UTF8.self)
    return (head + headers + ["", body]).joined(separator: "\n")
  }

  private static func lines(of request: HTTPRequest) -> [(name: String, value: String)] {
    var lines = [("Host", request.origin.authority)] + request.openHeaders
    if request.authorization != nil { lines.append(("Authorization", "Basic …")) }
    lines.append(("Content-Length", String(request.body.count)))
    return lines
  }
}

package import CheckoutDomain

/// A transport that passes a landmark before each request and after each answer.
///
/// Whatever is sent goes through a transport, so that no request is without one.
package struct LandmarkedTransport: HTTPTransport {
  private let transport: any HTTPTransport
  private let landmarks: Landmarks

  /// Watches `transport`.
  package init(_ transport: any HTTPTransport, _ landmarks: Landmarks) {
    self.transport = transport
    self.landmarks = landmarks
  }

  package func perform(_ request: HTTPRequest) async -> HTTPResult {
    let name = Self.name(of: request)
    landmarks.pass(.before, name)
    let result = await transport.perform(request)
    landmarks.pass(.after, name)
    return result
  }

  /// Method and path, `*` in the place of an id.
  private static func name(of request: HTTPRequest) -> String {
    let path = request.target.prefix { $0 != "?" }
    let steps = path.split(separator: "/").map { step in
      ["cs_", "pi_", "re_"].contains { step.hasPrefix($0) } ? "*" : String(step)
    }
    return request.method.rawValue + " /" + steps.joined(separator: "/")
  }
}

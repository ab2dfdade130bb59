import Synchronization
import WooshPay

/// A transport that takes note of the first request that would change something.
///
/// It sends neither that nor anything after it. Questions before it are asked.
final class RehearsalTransport: HTTPTransport {
  private let transport: any HTTPTransport
  private let kept = Mutex<HTTPRequest?>(nil)

  init(_ transport: any HTTPTransport) { self.transport = transport }

  /// The request that was not sent; nil before there is one.
  var request: HTTPRequest? { kept.withLock { $0 } }

  func perform(_ request: HTTPRequest) async -> HTTPResult {
    let isOver = kept.withLock { kept in
      if kept == nil, request.method != .get { kept = request }
      return kept != nil
    }
    // Not "not sent": what certainly never left would be sent again.
    return isOver ? .unknown("This is a dry run.") : await transport.perform(request)
  }
}

private import CCurl
import CheckoutDomain
import Dispatch
import Synchronization

/// HTTP over libcurl (`reliability.md` §1.4): no redirects, no decompression, no proxy, hard limits.
///
/// A POST goes on a connection of its own that is closed afterwards: on a kept connection that has
/// died, libcurl sends again by itself, and money would move twice. Questions keep up to
/// four idle connections. Each transfer blocks a thread of its own, never the cooperative pool.
package final class CurlTransport: HTTPTransport {
  private static let maximumIdle = 4
  /// libcurl must be set up once, before its first use.
  private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  private let certificates: String?
  private let connectLimit: Duration
  private let idle = Mutex<[CurlWorker]>([])

  /// Makes a transport.
  ///
  /// - Parameters:
  ///   - certificates: A file of certificates to trust in place of the system's.
  ///   - connectLimit: The most time to find the host, connect and agree on TLS.
  package init(certificates: String? = nil, connectLimit: Duration = .seconds(5)) {
    self.certificates = certificates
    self.connectLimit = connectLimit
  }

  /// Sends a request once.
  ///
  /// A cancelled task gives up a question within a second. It never gives up a POST: its bytes may
  /// have left, and stopping then would turn a known outcome into an unknown one. Its time limit
  /// ends it.
  package func perform(_ request: HTTPRequest) async -> HTTPResult {
    guard Self.isReady, let worker = takeWorker(for: request.method) else {
      return TransferFailure.unusable.result(host: request.origin.host, leftBytes: false)
    }
    let transfer = CurlTransfer(request, certificates: certificates, connectLimit: connectLimit)
    let result: HTTPResult
    switch request.method {
    case .post, .delete:
      result = await worker.run(transfer)
    case .get:
      result = await withTaskCancellationHandler {
        await worker.run(transfer)
      } onCancel: {
        transfer.cancel()
      }
      giveBack(worker)
    }
    return result
  }

  private func takeWorker(for method: HTTPRequest.Method) -> CurlWorker? {
    guard method == .get, let worker = idle.withLock({ $0.popLast() }) else { return CurlWorker() }
    return worker
  }

  private func giveBack(_ worker: CurlWorker) {
    idle.withLock { if $0.count < Self.maximumIdle { $0.append(worker) } }
  }
}

/// A libcurl handle and the thread it is used on.
///
/// Unchecked: the handle is touched only in ``run(_:)``, on the worker's serial queue, and one
/// caller has the worker at a time; it is freed when nobody has it any more.
private final class CurlWorker: @unchecked Sendable {
  private let handle: UnsafeMutableRawPointer
  /// A serial queue gets a thread at once, however many others block; a concurrent one does not.
  private let queue = DispatchQueue(label: "kasir.http")

  init?() {
    guard let handle = curl_easy_init() else { return nil }
    self.handle = handle
  }

  deinit { curl_easy_cleanup(handle) }

  func run(_ transfer: CurlTransfer) async -> HTTPResult {
    await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: transfer.run(on: self.handle)) }
    }
  }
}

/// One request on its way, and what has come back so far.
///
/// Unchecked: all but the flag is touched only by the one thread that runs the transfer.
private final class CurlTransfer: @unchecked Sendable {
  private static let headerLimit = 64 << 10

  private let request: HTTPRequest
  private let certificates: String?
  private let connectLimit: Duration
  private let isCancelled = Atomic(false)
  private var answer = HTTPAnswer(status: 0, body: [])
  private var headerBytes = 0
  private var headIsWhole = false
  private var failure: TransferFailure?

  init(_ request: HTTPRequest, certificates: String?, connectLimit: Duration) {
    self.request = request
    self.certificates = certificates
    self.connectLimit = connectLimit
  }

  func cancel() { isCancelled.store(true, ordering: .relaxed) }

  func run(on handle: UnsafeMutableRawPointer) -> HTTPResult {
    let host = request.origin.host
    guard request.origin.scheme == .https || request.origin.isLoopback else {
      return TransferFailure.unusable.result(host: host, leftBytes: false)
    }
    // Options go, connections stay.
    curl_easy_reset(handle)
    var lines: UnsafeMutablePointer<curl_slist>?
    defer { curl_slist_free_all(lines) }
    guard addHeaders(to: &lines), setOptions(handle, lines) else {
      return TransferFailure.unusable.result(host: host, leftBytes: false)
    }
    let code = withExtendedLifetime(self) { curl_easy_perform(handle) }
    if code == CURLE_OK {
      // libcurl takes a head that breaks off for a whole one.
      guard headIsWhole else {
        return TransferFailure.broken.result(host: host, leftBytes: true)
      }
      var status = 0
      guard ccurl_get_long(handle, CURLINFO_RESPONSE_CODE, &status) == CURLE_OK else {
        return .unknown("The answer of \(host) has no status.")
      }
      answer.status = status
      return .answered(answer)
    }
    // Bytes of the request that were handed to the connection; where that cannot be told, some were.
    var sent = 1
    let isTold = ccurl_get_long(handle, CURLINFO_REQUEST_SIZE, &sent) == CURLE_OK
    let leftBytes = !isTold || sent > 0
    return (failure ?? Self.failure(code, leftBytes: leftBytes))
      .result(host: host, leftBytes: leftBytes)
  }

  private static func failure(_ code: CURLcode, leftBytes: Bool) -> TransferFailure {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST: .unresolved
    case CURLE_COULDNT_CONNECT: .refused
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR:
      .insecure
    case CURLE_OPERATION_TIMEDOUT: leftBytes ? .timeout : .connectTimeout
    // libcurl says "unsupported protocol" also of an answer without a status line.
    case CURLE_UNSUPPORTED_PROTOCOL: leftBytes ? .garbled : .unusable
    case CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING: .garbled
    case CURLE_ABORTED_BY_CALLBACK: .cancelled
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE: .broken
    default: .other(Int(code.rawValue))
    }
  }
}

// MARK: - What is asked of libcurl

extension CurlTransfer {
  private func addHeaders(to lines: inout UnsafeMutablePointer<curl_slist>?) -> Bool {
    var headers = request.openHeaders
    if let authorization = request.authorization {
      headers.append(("Authorization", authorization.reveal()))
    }
    // A name without a value takes libcurl's own header away: a body waits for no 100, and a POST
    // without a body has no type.
    var texts = ["Expect:"]
    if request.body.isEmpty { texts.append("Content-Type:") }
    for (name, value) in headers {
      // A line break in a value would be a header of somebody else's making.
      guard value.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { return false }
      texts.append(name + ": " + value)
    }
    for text in texts {
      guard let longer = curl_slist_append(lines, text) else { return false }
      lines = longer
    }
    return true
  }

  private func setOptions(
    _ handle: UnsafeMutableRawPointer, _ lines: UnsafeMutablePointer<curl_slist>?
  ) -> Bool {
    let isAction = request.method != .get
    let numbers: [(CURLoption, Int)] = [
      (CURLOPT_NOSIGNAL, 1), (CURLOPT_FOLLOWLOCATION, 0), (CURLOPT_PATH_AS_IS, 1),
      (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2),
      (CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)),
      // HTTP/2 has retries of its own.
      (CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1)), (CURLOPT_HTTP09_ALLOWED, 0),
      (CURLOPT_FRESH_CONNECT, isAction ? 1 : 0), (CURLOPT_FORBID_REUSE, isAction ? 1 : 0),
      (CURLOPT_TIMEOUT_MS, max(1, Int(request.timeLimit.milliseconds))),
      (CURLOPT_CONNECTTIMEOUT_MS, max(1, Int(connectLimit.milliseconds))),
    ]
    let texts: [(CURLoption, String)] = [
      (CURLOPT_URL, request.url),
      (CURLOPT_PROTOCOLS_STR, request.origin.scheme.rawValue),
      // Both, so that no variable of the environment sends the key through a stranger.
      (CURLOPT_PROXY, ""), (CURLOPT_NOPROXY, "*"),
    ]
    return numbers.allSatisfy { ccurl_set_long(handle, $0, $1) == CURLE_OK }
      && texts.allSatisfy { ccurl_set_string(handle, $0, $1) == CURLE_OK }
      && (certificates.map { ccurl_set_string(handle, CURLOPT_CAINFO, $0) } ?? CURLE_OK) == CURLE_OK
      && ccurl_set_headers(handle, lines) == CURLE_OK
      && setBody(handle) && setCallbacks(handle)
  }

  private func setBody(_ handle: UnsafeMutableRawPointer) -> Bool {
    guard request.method == .post else {
      return ccurl_set_long(handle, CURLOPT_HTTPGET, 1) == CURLE_OK
        && (request.method == .get
          || ccurl_set_string(handle, CURLOPT_CUSTOMREQUEST, "DELETE") == CURLE_OK)
    }
    guard ccurl_set_long(handle, CURLOPT_POST, 1) == CURLE_OK else { return false }
    let count = request.body.count
    return (request.body + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        ccurl_set_bytes(handle, $0.baseAddress, count) == CURLE_OK
      }
    }
  }

  private func setCallbacks(_ handle: UnsafeMutableRawPointer) -> Bool {
    let context = Unmanaged.passUnretained(self).toOpaque()
    return ccurl_set_write(
      handle,
      { bytes, size, count, context in
        CurlTransfer.at(context)?.takeBody(bytes, size * count) == true ? size * count : 0
      }, context) == CURLE_OK
      && ccurl_set_header(
        handle,
        { bytes, size, count, context in
          CurlTransfer.at(context)?.takeHeader(bytes, size * count) == true ? size * count : 0
        }, context) == CURLE_OK
      && ccurl_set_progress(
        handle,
        { context, _, _, _, _ in
          CurlTransfer.at(context)?.isCancelled.load(ordering: .relaxed) == true ? 1 : 0
        }, context) == CURLE_OK
  }

  private static func at(_ context: UnsafeMutableRawPointer?) -> CurlTransfer? {
    context.map { Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
  }
}

// MARK: - What comes back

extension CurlTransfer {
  /// Takes a piece of the body; false ends the transfer.
  private func takeBody(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Bool {
    guard answer.body.count + count <= request.bodyLimit else {
      failure = .tooLarge
      return false
    }
    answer.body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
    return true
  }

  /// Takes a line of the head; false ends the transfer.
  private func takeHeader(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Bool {
    headerBytes += count
    guard headerBytes <= Self.headerLimit else {
      failure = .headersTooLarge
      return false
    }
    // What follows a body is no head.
    guard answer.body.isEmpty else { return true }
    let line = String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
    if line.hasPrefix("HTTP/") {
      // The head of a later answer takes the place of an interim one.
      answer = HTTPAnswer(status: 0, body: [])
      headIsWhole = false
      return true
    }
    if line == "\r\n" || line == "\n" { headIsWhole = true }
    guard let colon = line.firstIndex(of: ":") else { return true }
    let value = String(line[line.index(after: colon)...].trimmedSpaces)
    switch line[..<colon].lowercased() {
    case "retry-after": answer.retryAfter = value
    case "date": answer.date = value
    case "content-type": answer.contentType = value
    // libcurl would inflate a compressed transfer unasked.
    case "transfer-encoding" where !["chunked", "identity"].contains(value.lowercased()):
      failure = .encoded
      return false
    default: break
    }
    return true
  }
}

import CheckoutDomain
import Foundation
import Glibc
import Testing

@testable import WooshPay

/// A TLS server with a certificate that nobody has signed, made for one test.
private final class TLSServer {
  static let openssl = "/usr/bin/openssl"
  static var isPossible: Bool { FileManager.default.isExecutableFile(atPath: openssl) }

  let port: UInt16
  let certificate: String
  private let folder: URL
  private let server = Process()

  init(protocolFlag: String) async throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "kasir-tls-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    certificate = folder.appending(path: "cert.pem").path
    let key = folder.appending(path: "key.pem").path
    let maker = Process()
    try Self.start(
      maker,
      [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
        "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
        "-keyout", key, "-out", certificate,
      ])
    maker.waitUntilExit()
    port = try RawServer.freePort()
    try Self.start(
      server,
      [
        "s_server", "-accept", "127.0.0.1:\(port)", "-cert", certificate, "-key", key, "-www",
        "-quiet", protocolFlag, "-cipher", "ALL:@SECLEVEL=0",
      ])
  }

  /// Asks until the server listens, and gives the first answer that is no refused connection.
  func perform(_ method: HTTPRequest.Method, trusting: Bool) async throws -> HTTPResult {
    let transport = CurlTransport(certificates: trusting ? certificate : nil)
    let request = HTTPRequest(
      method, WebOrigin(scheme: .https, host: "127.0.0.1", port: port), "/",
      timeLimit: .seconds(60))
    for _ in 0..<500 {
      let result = await transport.perform(request)
      guard case .notSent(let reason) = result, reason.contains("refused") else { return result }
      try await Task.sleep(for: .milliseconds(20))
    }
    throw POSIXError(.ETIMEDOUT)
  }

  func stop() {
    // A child inherits the signals that this thread blocks, SIGTERM with them: nobody blocks SIGKILL.
    kill(server.processIdentifier, SIGKILL)
    server.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  private static func start(_ process: Process, _ arguments: [String]) throws {
    process.executableURL = URL(filePath: openssl)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
  }
}

struct TLSTests {
  @Test(.enabled(if: TLSServer.isPossible), arguments: ["-tls1_2", "-tls1_3"])
  func `a certificate that nobody vouches for is certainly not sent to`(flag: String) async throws {
    let server = try await TLSServer(protocolFlag: flag)
    defer { server.stop() }
    let stranger = try await server.perform(.post, trusting: false)
    guard case .notSent(let reason) = stranger else {
      Issue.record("\(stranger)")
      return
    }
    #expect(reason.contains("No secure connection to 127.0.0.1"))
    let known = try await server.perform(.get, trusting: true)
    guard case .answered(let answer) = known else {
      Issue.record("\(known)")
      return
    }
    #expect(answer.status == 200)
  }

  @Test(.enabled(if: TLSServer.isPossible))
  func `TLS older than 1.2 is not spoken`() async throws {
    let server = try await TLSServer(protocolFlag: "-tls1_1")
    defer { server.stop() }
    let result = try await server.perform(.post, trusting: true)
    guard case .notSent(let reason) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(reason.contains("No secure connection"))
  }

  @Test func `a server that speaks no TLS is certainly not sent to`() async throws {
    let server = try RawServer { connection in
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
      connection.stall()
    }
    defer { server.stop() }
    let result = await CurlTransport().perform(
      HTTPRequest(
        .post, WebOrigin(scheme: .https, host: "127.0.0.1", port: server.port), "/",
        timeLimit: .seconds(60)))
    guard case .notSent = result else {
      Issue.record("\(result)")
      return
    }
  }

  @Test func `a connection that never comes about in time is certainly not sent`() async throws {
    let server = try RawServer { $0.stall() }
    defer { server.stop() }
    let result = await CurlTransport(connectLimit: .milliseconds(300)).perform(
      HTTPRequest(
        .post, WebOrigin(scheme: .https, host: "127.0.0.1", port: server.port), "/",
        timeLimit: .seconds(60)))
    guard case .notSent(let reason) = result else {
      Issue.record("\(result)")
      return
    }
    #expect(reason.contains("could not be reached in time"))
  }
}

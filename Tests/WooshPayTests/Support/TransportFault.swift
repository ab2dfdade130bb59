/// Ways to fail after the request has arrived, all of them ambiguous.
enum TransportFault: String, CaseIterable {
  case resetBeforeAnswering, closeBeforeAnswering, closeInHead, resetInHead, halfBody
  case resetMidBody, resetInsteadOfEnd, garbage, wrongProtocol, brokenChunk, stall, drip
  case tooMuchBody, endlessBody, tooManyHeaders, longHeader, endlessInterim, inflatable

  /// A word of the sentence.
  var word: String {
    switch self {
    case .stall, .drip: "in time"
    case .tooMuchBody, .endlessBody: "larger"
    case .tooManyHeaders, .endlessInterim: "headers"
    case .garbage, .wrongProtocol: "not HTTP"
    case .inflatable: "encoding"
    default: "127.0.0.1"
    }
  }

  func play(on connection: RawConnection) {
    connection.readRequest()
    switch self {
    case .resetBeforeAnswering: connection.reset()
    case .closeBeforeAnswering: connection.end()
    case .closeInHead: connection.send("HTTP/1.1 200 OK\r\nContent-")
    case .resetInHead:
      connection.send("HTTP/1.1 200 OK\r\nContent-")
      connection.reset()
    case .halfBody: connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":")
    case .resetMidBody:
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":")
      connection.reset()
    case .resetInsteadOfEnd:
      connection.send("HTTP/1.1 200 OK\r\n\r\n{}")
      connection.reset()
    case .garbage: connection.send([0x16, 0x03, 0xFF, 0x00, 0x0A, 0x0A, 0xFF])
    case .wrongProtocol: connection.send("SSH-2.0-OpenSSH_9.2\r\n")
    case .brokenChunk:
      connection.send(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n")
    case .stall: connection.stall()
    case .drip:
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
      while connection.send(" ") { wait(milliseconds: 20) }
    case .tooMuchBody: connection.answer("200 OK", "", String(repeating: " ", count: 2 << 20))
    case .endlessBody:
      connection.send("HTTP/1.1 200 OK\r\n\r\n")
      let block = [UInt8](repeating: 0x20, count: 64 << 10)
      while connection.send(block) {}
    case .tooManyHeaders:
      connection.send("HTTP/1.1 200 OK\r\n")
      for number in 0..<10_000 where !connection.send("X-\(number): aaaaaaaaaaaaaaaa\r\n") {
        break
      }
    case .longHeader:
      connection.send("HTTP/1.1 200 OK\r\nX: " + String(repeating: "a", count: 200 << 10))
    case .endlessInterim:
      while connection.send("HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n") {}
    case .inflatable:
      connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n")
    }
  }
}

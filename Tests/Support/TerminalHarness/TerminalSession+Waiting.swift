/// Waiting for what a program shows, always with a bound, never for a fixed time.
extension TerminalSession {
  /// Waits until some row of the screen holds `text`.
  ///
  /// Otherwise throws an error with the whole screen.
  package func wait(for text: String, timeout: Duration = .seconds(240)) async throws {
    try await waitUntil("the screen shows “\(text)”", timeout: timeout) {
      $0.screenText.contains(text)
    }
  }

  /// Waits until no row of the screen holds `text`.
  package func waitUntilGone(_ text: String, timeout: Duration = .seconds(240)) async throws {
    try await waitUntil("“\(text)” is gone from the screen", timeout: timeout) {
      !$0.screenText.contains(text)
    }
  }

  /// Waits until `predicate` holds; `what` says what that means, for the error.
  package func waitUntil(
    _ what: String, timeout: Duration = .seconds(240),
    _ predicate: @Sendable (TerminalSession) -> Bool
  ) async throws {
    let deadline = ContinuousClock.now + timeout
    while !predicate(self) {
      if child.poll() != nil {
        // What it wrote last is still to be seen.
        while screen.drain() {}
        if predicate(self) { return }
        throw report("the program ended before \(what)")
      }
      guard ContinuousClock.now < deadline else {
        throw report("waited \(timeout) until \(what)")
      }
      try await Task.sleep(for: .milliseconds(5))
    }
    try await rest()
  }

  /// Lets a frame arrive whole of which the awaited part is there: a pty hands over pieces.
  private func rest() async throws {
    var (count, quiet) = (screen.rawCount, 0)
    for _ in 0..<100 where quiet < 8 {
      try await Task.sleep(for: .milliseconds(10))
      let now = screen.rawCount
      quiet = now == count ? quiet + 1 : 0
      count = now
    }
  }

  /// Waits until the program has ended, and takes in all that it wrote.
  @discardableResult
  package func waitForExit(timeout: Duration = .seconds(240)) async throws -> ExitStatus {
    let deadline = ContinuousClock.now + timeout
    while true {
      if let status = child.poll() {
        while screen.drain() {}
        return status
      }
      guard ContinuousClock.now < deadline else {
        throw report("waited \(timeout) for the program to end")
      }
      try await Task.sleep(for: .milliseconds(5))
    }
  }
}

extension TerminalEmulator {
  /// The rows as text, without the spaces at their ends.
  var textRows: [String] {
    (0..<rows).map { y in
      let row = (0..<columns).map { cell(x: $0, y: y).text }.joined()
      return String(row.reversed().drop { $0 == " " }.reversed())
    }
  }
}

import Glibc
import Synchronization
import Testing

/// Waits for a condition, two minutes at the most.
func until(_ condition: () -> Bool) async throws {
  for _ in 0..<12_000 {
    if condition() { return }
    try await Task.sleep(for: .milliseconds(10))
  }
  try #require(condition(), "the condition never came true")
}

/// Blocks this thread, on the server's side of a test only.
func wait(milliseconds: UInt32) { usleep(milliseconds * 1000) }

/// A gate that a server's thread waits at until the test opens it, two minutes at the most.
final class Gate: Sendable {
  private let isOpen = Mutex(false)

  func open() { isOpen.withLock { $0 = true } }

  func wait() {
    for _ in 0..<24_000 {
      if isOpen.withLock({ $0 }) { return }
      WooshPayTests.wait(milliseconds: 5)
    }
  }
}

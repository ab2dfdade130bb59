import Synchronization

/// A value that a test's own closures write and the test reads.
final class Box<Value: Sendable>: Sendable {
  private let state: Mutex<Value>

  init(_ value: Value) { state = Mutex(value) }

  var value: Value { state.withLock(\.self) }
  func set(_ value: Value) { state.withLock { $0 = value } }
}

extension Box {
  func change(_ body: (inout sending Value) -> Void) { state.withLock { body(&$0) } }
}

extension Box {
  func append<Element>(_ element: Element) where Value == [Element] {
    state.withLock { $0.append(element) }
  }
}

/// Waits until a condition holds, and gives up after a bound that no healthy run reaches.
func eventually(_ condition: @Sendable () async throws -> Bool) async throws -> Bool {
  for _ in 0..<10_000 {
    if try await condition() { return true }
    try await Task.sleep(for: .milliseconds(2))
  }
  return false
}

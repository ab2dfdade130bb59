import Synchronization

/// Holds whoever comes until it is opened.
final class Gate: Sendable {
  private struct State {
    var isOpen = false
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())

  /// How many wait.
  var waiting: Int { state.withLock(\.waiting.count) }

  func pass() async {
    await withCheckedContinuation { continuation in
      let isOpen = state.withLock { state in
        if !state.isOpen { state.waiting.append(continuation) }
        return state.isOpen
      }
      if isOpen { continuation.resume() }
    }
  }

  func open() {
    let waiting = state.withLock { state in
      defer { state.waiting = [] }
      state.isOpen = true
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }
}

/// Holds whoever asks something, one after the other, and knows who came in which order.
final class QuestionGate: Sendable {
  private struct State {
    var asked: [String] = []
    var waiting: [CheckedContinuation<Void, Never>] = []
    var isOpen = false
  }

  private let state = Mutex(State())

  /// What was asked, in that order, answered or not.
  var asked: [String] { state.withLock(\.asked) }
  /// How many wait for an answer.
  var waiting: Int { state.withLock(\.waiting.count) }

  func pass(_ question: String) async {
    await withCheckedContinuation { continuation in
      let isOpen = state.withLock { state in
        state.asked.append(question)
        if !state.isOpen { state.waiting.append(continuation) }
        return state.isOpen
      }
      if isOpen { continuation.resume() }
    }
  }

  /// Lets the one who has waited longest have an answer; false where nobody waits.
  @discardableResult
  func letOnePass() -> Bool {
    let first = state.withLock { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }
    first?.resume()
    return first != nil
  }

  /// Holds nobody any more.
  func open() {
    let waiting = state.withLock { state in
      defer { state.waiting = [] }
      state.isOpen = true
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }
}

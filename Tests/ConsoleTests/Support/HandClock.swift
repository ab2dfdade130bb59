import CheckoutDomain
import Synchronization

/// A clock that moves when a test moves it.
final class HandClock: TimeSource {
  private struct Sleeper {
    let due: Timestamp
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct Record {
    var now: Timestamp
    var sleepers: [Int: Sleeper] = [:]
    var cancelled: Set<Int> = []
    var nextNumber = 0
  }

  private let record: Mutex<Record>

  init(_ start: Timestamp) { record = Mutex(Record(now: start)) }

  var now: Timestamp { record.withLock { $0.now } }

  /// Moves on, and wakes everybody whose time has come.
  func advance(by duration: Duration) {
    let due = record.withLock { record in
      record.now = record.now + duration
      let ready = record.sleepers.filter { $0.value.due <= record.now }
      for number in ready.keys { record.sleepers[number] = nil }
      return ready.values.map(\.continuation)
    }
    for continuation in due { continuation.resume() }
  }

  func sleep(for duration: Duration) async throws {
    let number = record.withLock { record in
      record.nextNumber += 1
      return record.nextNumber
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let wakesNow: Result<Void, any Error>? = record.withLock { record in
          if record.cancelled.remove(number) != nil { return .failure(CancellationError()) }
          if duration <= .zero { return .success(()) }
          record.sleepers[number] = Sleeper(
            due: record.now + duration, continuation: continuation)
          return nil
        }
        if let wakesNow { continuation.resume(with: wakesNow) }
      }
    } onCancel: {
      let sleeper = record.withLock { record -> Sleeper? in
        if let sleeper = record.sleepers.removeValue(forKey: number) { return sleeper }
        record.cancelled.insert(number)
        return nil
      }
      sleeper?.continuation.resume(throwing: CancellationError())
    }
  }
}

/// Random numbers that are the same every time.
final class SeededRandom: RandomSource {
  private let state = Mutex<UInt64>(20_261_123)

  func next() -> UInt64 {
    state.withLock { state in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 11
    }
  }
}

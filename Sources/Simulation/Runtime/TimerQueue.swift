/// Something that is to happen at a moment, unless it is cancelled before.
final class LoopTimer {
  fileprivate(set) var due: Int64
  fileprivate var number: Int
  let isOfHost: Bool
  private var action: (() -> Void)?

  fileprivate init(due: Int64, number: Int, isOfHost: Bool, _ action: @escaping () -> Void) {
    self.due = due
    self.number = number
    self.isOfHost = isOfHost
    self.action = action
  }

  var isSet: Bool { action != nil }

  func cancel() { action = nil }

  func fire() {
    let action = action
    self.action = nil
    action?()
  }

  fileprivate func isBefore(_ other: LoopTimer) -> Bool {
    (due, number) < (other.due, other.number)
  }
}

/// Timers by their due times; of those due at one moment the one set first comes first.
struct TimerQueue {
  /// A binary heap; cancelled timers leave it when they reach its top.
  private var heap: [LoopTimer] = []
  private var lastNumber = 0

  var count: Int { heap.count(where: \.isSet) }

  mutating func add(due: Int64, isOfHost: Bool, _ action: @escaping () -> Void) -> LoopTimer {
    lastNumber += 1
    let timer = LoopTimer(due: due, number: lastNumber, isOfHost: isOfHost, action)
    insert(timer)
    return timer
  }

  mutating func postpone(_ timer: LoopTimer, to due: Int64) {
    lastNumber += 1
    timer.due = due
    timer.number = lastNumber
    insert(timer)
  }

  /// Takes the next timer out where it is due.
  mutating func next(until end: Int64) -> LoopTimer? {
    while let first = heap.first, !first.isSet || first.due <= end {
      removeFirst()
      if first.isSet { return first }
    }
    return nil
  }

  private mutating func insert(_ timer: LoopTimer) {
    heap.append(timer)
    var place = heap.count - 1
    while place > 0, heap[place].isBefore(heap[(place - 1) / 2]) {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private mutating func removeFirst() {
    let last = heap.removeLast()
    guard !heap.isEmpty else { return }
    heap[0] = last
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2]
      where child < heap.count && heap[child].isBefore(heap[least]) {
        least = child
      }
      guard least != place else { return }
      heap.swapAt(place, least)
      place = least
    }
  }
}

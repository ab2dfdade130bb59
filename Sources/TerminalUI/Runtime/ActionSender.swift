internal import Synchronization

/// What a program may ask of its terminal besides a frame.
package enum TerminalRequest: Hashable, Sendable {
  case ring
  /// Hands text to the terminal's clipboard (OSC 52). Nothing says whether it took it.
  case copy(String)
  case redraw
  case suspend
}

/// Sends actions into a run loop from any thread, at any time.
///
/// After the loop's end they are dropped.
package struct ActionSender<Action: Sendable>: Sendable {
  private let toSend: @Sendable (Action) -> Void
  private let toAsk: @Sendable (TerminalRequest) -> Void

  /// A sender for whoever runs a program without a loop.
  package init(
    send: @escaping @Sendable (Action) -> Void, ask: @escaping @Sendable (TerminalRequest) -> Void
  ) {
    toSend = send
    toAsk = ask
  }

  init(inbox: Inbox<Action>) {
    self.init(send: { inbox.put(.action($0)) }, ask: { inbox.put(.request($0)) })
  }

  package func send(_ action: Action) { toSend(action) }

  /// Asks something of the terminal, in order with the actions sent.
  package func ask(_ request: TerminalRequest) { toAsk(request) }
}

/// The queue between other threads and the loop's own.
final class Inbox<Action: Sendable>: Sendable {
  enum Message: Sendable {
    case action(Action)
    case request(TerminalRequest)
  }

  private let messages = Mutex<[Message]>([])
  private let wake: @Sendable () -> Void

  /// - Parameter wake: Called after each message, on the sender's thread.
  init(wake: @escaping @Sendable () -> Void) {
    self.wake = wake
  }

  func put(_ message: Message) {
    messages.withLock { $0.append(message) }
    wake()
  }

  /// Takes everything that is there.
  func takeAll() -> [Message] {
    messages.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
  }
}

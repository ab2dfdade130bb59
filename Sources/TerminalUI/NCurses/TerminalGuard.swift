private import CTerminalGuard

/// Gives the terminal back whatever ends the process, and collects the signals for the loop.
///
/// One at a time, used on the loop's thread.
struct TerminalGuard {
  /// Signals since the last look.
  struct Signals: OptionSet {
    let rawValue: UInt32

    static let windowChanged = Signals(rawValue: UInt32(CTG_WINDOW))
    static let terminate = Signals(rawValue: UInt32(CTG_TERMINATE))
    static let hangUp = Signals(rawValue: UInt32(CTG_HANGUP))
    static let stop = Signals(rawValue: UInt32(CTG_STOP))
    static let resumed = Signals(rawValue: UInt32(CTG_CONTINUE))
    static let interrupt = Signals(rawValue: UInt32(CTG_INTERRUPT))
  }

  /// Remembers the terminal as it is now and watches over it from here.
  ///
  /// - Parameter wake: Written to by each signal.
  init(input: Int32, output: Int32, wake: WakePipe) throws(TerminalError) {
    guard ctg_begin(input, output, wake.writeEnd) == 0 else {
      throw .failed("its modes could not be read")
    }
  }

  /// Sets what takes the terminal back to normal after a crash.
  func setReset(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { ctg_set_reset($0.baseAddress, $0.count) }
    }
  }

  /// Takes the signals back from whoever has set handlers of its own, as ncurses does.
  func reinstall() { ctg_reinstall() }

  func takeSignals() -> Signals { Signals(rawValue: ctg_take_signals()) }

  /// Stops the process; returns when it is continued.
  func stopProcess() { ctg_stop_process() }

  /// Keeps what anybody writes to standard output and error off the screen.
  func captureOutput() { ctg_capture_output() }

  /// Writes what was captured, now that the screen is normal.
  func releaseOutput() { ctg_release_output() }

  /// Call before the terminal is given back for good: a process in the background would be stopped
  /// there.
  func prepareToEnd() { ctg_block_background_stop() }

  func end() { ctg_end() }
}

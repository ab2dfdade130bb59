import Glibc

/// A program that runs beside this one: its outputs go into files, and it can be killed.
///
/// Used by one task at a time, which waits for its end.
final class Child {
  /// How a program ended.
  enum Ending: Hashable, Sendable {
    case exited(Int32)
    case killed(Int32)
  }

  /// What stands where a program's input and outputs are.
  enum Streams {
    /// Outputs into two files; nothing comes in.
    case files(output: String, error: String)
    /// A terminal of its own.
    case terminal
  }

  let pid: pid_t
  private let terminal: Pseudoterminal?
  private var ending: Ending?

  init(
    _ executable: String, _ arguments: [String], _ environment: [String: String], _ streams: Streams
  ) throws(BreakageError) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    switch streams {
    case .files(let output, let error):
      terminal = nil
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
      posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
      posix_spawn_file_actions_addopen(&actions, 2, error, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    case .terminal:
      let terminal = try Pseudoterminal()
      self.terminal = terminal
      posix_spawn_file_actions_addopen(&actions, 0, terminal.path, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
    }
    // Sockets of the sandbox must end with this process, not with its children.
    // One that is not open is no error (sysdeps/unix/sysv/linux/spawni.c of the C library).
    for descriptor in Int32(3)..<512 { posix_spawn_file_actions_addclose(&actions, descriptor) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    // `POSIX_SPAWN_SETSID`, which the overlay of the C library leaves out.
    posix_spawnattr_setflags(
      &attributes, 0x80 | Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
    var pid: pid_t = 0
    let result = Self.lending([executable] + arguments) { argv in
      Self.lending(environment.map { "\($0.key)=\($0.value)" }) { envp in
        posix_spawn(&pid, executable, &actions, &attributes, argv, envp)
      }
    }
    guard result == 0 else {
      throw BreakageError("\(executable) cannot be started: \(String(cString: strerror(result))).")
    }
    self.pid = pid
  }

  /// A program is never left behind.
  deinit {
    guard ending == nil else { return }
    kill(pid, SIGKILL)
    waitpid(pid, nil, 0)
  }

  /// How it ended; nil while it runs.
  func poll() -> Ending? {
    terminal?.drain()
    if ending != nil { return ending }
    var status: Int32 = 0
    guard waitpid(pid, &status, WNOHANG) == pid else { return nil }
    let signal = status & 0x7F
    ending = signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal)
    return ending
  }

  /// Sends a signal, unless it has ended.
  func send(_ signal: Int32) {
    if poll() == nil { kill(pid, signal) }
  }

  /// Waits for its end.
  ///
  /// - Throws: Where it does not end in that time; it is killed then.
  func end(within limit: Duration) async throws -> Ending {
    let deadline = ContinuousClock.now + limit
    while true {
      if let ending = poll() { return ending }
      guard ContinuousClock.now < deadline else {
        throw BreakageError("A command did not end within \(limit).")
      }
      try await Task.sleep(for: .milliseconds(2))
    }
  }

  private static func lending<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return body(copies + [nil])
  }
}

/// A terminal that nobody looks at.
private final class Pseudoterminal {
  let path: String
  private let master: Int32

  init() throws(BreakageError) {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    // `TIOCSPTLCK` and `TIOCGPTN` (ioctl_tty(2)), which the overlay of the C library leaves out.
    var (isLocked, number) = (Int32(0), UInt32(0))
    guard master >= 0, ioctl(master, 0x4004_5431, &isLocked) == 0,
      ioctl(master, 0x8004_5430, &number) == 0
    else { throw BreakageError("There is no terminal to be had.") }
    path = "/dev/pts/\(number)"
    var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
  }

  deinit { close(master) }

  /// Takes what was painted, so that whoever paints never waits.
  func drain() {
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while read(master, &buffer, buffer.count) > 0 {}
  }
}

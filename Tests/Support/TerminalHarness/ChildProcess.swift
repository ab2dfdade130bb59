private import CPosixExtras
private import Glibc
private import Synchronization

/// How a process ended.
package enum ExitStatus: Hashable, Sendable, CustomStringConvertible {
  case exited(Int32)
  case signaled(Int32)

  package var description: String {
    switch self {
    case .exited(let code): "exit \(code)"
    case .signaled(let number): "signal \(number)"
    }
  }
}

/// One child, the leader of its own session, that is certainly gone when it is closed.
final class ChildProcess: Sendable {
  /// What the child finds at its descriptors 0, 1 and 2.
  ///
  /// Every other one is closed for it, also those that another test opened a moment ago.
  enum Wiring {
    /// The slave side of a pty, which becomes the controlling terminal.
    case terminal(String)
    /// Three open descriptors.
    case descriptors(input: Int32, output: Int32, error: Int32)
  }

  let pid: Int32
  private let state = Mutex(State())

  private struct State {
    var status: ExitStatus?
    var isReaped = false
  }

  init(
    executable: String, arguments: [String], environment: [String: String],
    workingDirectory: String?, wiring: Wiring
  ) throws {
    pid = try Self.spawn(
      executable, [executable] + arguments, environment.map { "\($0.key)=\($0.value)" },
      workingDirectory, wiring)
  }

  /// How the child ended, or nil while it runs.
  ///
  /// It is left a zombie: its number stays its own until ``close()``.
  func poll() -> ExitStatus? {
    state.withLock { state in
      guard state.status == nil else { return state.status }
      var info = siginfo_t()
      guard waitid(P_PID, id_t(pid), &info, WEXITED | WNOHANG | WNOWAIT) == 0, info.si_signo != 0
      else { return nil }
      let number = info._sifields._sigchld.si_status
      state.status = Int(info.si_code) == Int(CLD_EXITED) ? .exited(number) : .signaled(number)
      return state.status
    }
  }

  /// Sends `signal` to the child alone; does nothing after ``close()``.
  func kill(_ signal: Int32) {
    state.withLock { state in
      if !state.isReaped { _ = Glibc.kill(pid, signal) }
    }
  }

  /// Ends the child and what it left in its process group, and reaps it.
  func close() {
    _ = poll()
    state.withLock { state in
      guard !state.isReaped else { return }
      _ = Glibc.kill(-pid, SIGKILL)
      _ = Glibc.kill(pid, SIGKILL)
      var waited: Int32 = 0
      while waitpid(pid, &waited, 0) == -1 && errno == EINTR {}
      state.isReaped = true
      if state.status == nil { state.status = .signaled(SIGKILL) }
    }
  }

  deinit {
    close()
  }

  private static func spawn(
    _ executable: String, _ arguments: [String], _ environment: [String],
    _ workingDirectory: String?, _ wiring: Wiring
  ) throws -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    switch wiring {
    case .terminal(let path):
      posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
    case .descriptors(let input, let output, let error):
      posix_spawn_file_actions_adddup2(&actions, input, 0)
      posix_spawn_file_actions_adddup2(&actions, output, 1)
      posix_spawn_file_actions_adddup2(&actions, error, 2)
    }
    posix_spawn_file_actions_addclosefrom_np(&actions, 3)
    if let workingDirectory { posix_spawn_file_actions_addchdir_np(&actions, workingDirectory) }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A test runner may ignore or block signals; the child must not inherit that.
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes,
      extras_spawn_setsid() | Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))

    var pid: Int32 = 0
    let result = withCStrings(arguments) { argv in
      withCStrings(environment) { envp in
        posix_spawn(&pid, executable, &actions, &attributes, argv, envp)
      }
    }
    guard result == 0 else {
      throw HarnessError("cannot start \(executable): \(String(cString: strerror(result)))")
    }
    return pid
  }

  /// Lends `strings` as a null-terminated C array.
  private static func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return body(copies + [nil])
  }
}

import Dispatch
import Glibc

/// Another program, run to its end beside many others.
///
/// Not Foundation's `Process`: that lists this process's open files while it starts one, which does
/// not go well on several threads at once.
enum Child {
  /// Why a program could not be started.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Runs a program, its output into two files, and waits for its end.
  ///
  /// It inherits no other open file: a connection that somebody closes must be closed.
  ///
  /// - Parameter limit: After that many seconds it is killed.
  /// - Returns: Its exit code; 128 and more where a signal ended it.
  static func run(
    _ words: [String], environment: [String: String], output: String, errorOutput: String,
    limit: Int
  ) async throws -> Int32 {
    let pid = try start(words, environment, output, errorOutput)
    return await withCheckedContinuation { continuation in
      // A queue of its own has a thread of its own.
      DispatchQueue(label: "prove.child").async {
        continuation.resume(returning: end(of: pid, limit: limit))
      }
    }
  }

  private static func start(
    _ words: [String], _ environment: [String: String], _ output: String, _ errorOutput: String
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    for (descriptor, path) in [(Int32(1), output), (2, errorOutput)] {
      posix_spawn_file_actions_addopen(
        &actions, descriptor, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    }
    keepOpenFiles()
    var arguments = words.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var pid: pid_t = 0
    let code = posix_spawn(&pid, words[0], &actions, nil, &arguments, &variables)
    guard code == 0 else {
      throw Failure(description: "\(words[0]) cannot be run: \(String(cString: strerror(code)))")
    }
    return pid
  }

  /// Marks every open file but the standard streams as this process's alone.
  private static func keepOpenFiles() {
    for descriptor in 3..<Int32(4096) where fcntl(descriptor, F_GETFD) == 0 {
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
  }

  private static func end(of pid: pid_t, limit: Int) -> Int32 {
    var status: Int32 = 0
    for tick in 0... {
      let ended = waitpid(pid, &status, WNOHANG)
      if ended == pid || ended < 0 && errno != EINTR { break }
      // Killed once, it ends soon, and is waited for as before.
      if tick == limit * 200 { kill(pid, SIGKILL) }
      usleep(5000)
    }
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }
}

import Glibc

/// The secret key is in this program's memory and in its environment; when the program dies, neither
/// may end on a disk or on the screen.
enum CoreDumps {
  /// Has nobody write memory of this process anywhere when it crashes.
  static func refuse() {
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    // A program that collects core dumps is handed one whatever the limit says.
    if let file = fopen("/proc/self/coredump_filter", "w") {
      fputs("0x0\n", file)
      fclose(file)
    }
    // Swift's own report prints what registers point at; whoever asks for it gets it.
    guard getenv("SWIFT_BACKTRACE") == nil else { return }
    for number in [SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGQUIT, SIGSEGV, SIGTRAP] {
      signal(number, SIG_DFL)
    }
  }
}

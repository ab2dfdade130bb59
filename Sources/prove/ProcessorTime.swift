import Glibc

/// What a machine that others use too still tells of speed.
enum ProcessorTime {
  /// Seconds that all threads of this process have run for so far.
  static var ofThisProcess: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return [usage.ru_utime, usage.ru_stime].reduce(0) {
      $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6
    }
  }
}

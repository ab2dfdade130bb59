import Glibc

/// Lets this process write a file no more, while everything that reads it goes on.
final class BrokenDescriptor {
  private var kept: [(descriptor: Int32, whole: Int32)] = []

  /// Puts a descriptor that only reads in the place of each that this process has of a file; nil where
  /// it has none.
  init?(path: String) {
    for descriptor in Self.descriptors(of: path) {
      let whole = dup(descriptor)
      let broken = open(path, O_RDONLY | O_CLOEXEC)
      guard whole >= 0, broken >= 0, dup2(broken, descriptor) >= 0 else { return nil }
      close(broken)
      kept.append((descriptor, whole))
    }
    if kept.isEmpty { return nil }
  }

  deinit { mend() }

  /// Puts the whole ones back.
  func mend() {
    for (descriptor, whole) in kept {
      dup2(whole, descriptor)
      close(whole)
    }
    kept = []
  }

  private static func descriptors(of path: String) -> [Int32] {
    (0..<1024).filter { descriptor in
      var (ours, theirs) = (stat(), stat())
      return fstat(descriptor, &ours) == 0 && stat(path, &theirs) == 0
        && ours.st_ino == theirs.st_ino && ours.st_dev == theirs.st_dev
    }
  }
}

import Glibc

/// Takes over the tasks that become ready on a simulation's thread, so that they run there and
/// nowhere else.
///
/// Swift has no way yet to give unstructured tasks and plain actors an executor from outside; the
/// runtime's own hook for tests does it. Other threads of the process are left alone.
enum JobHook {
  private typealias Enqueue = @convention(thin) (UnownedJob) -> Void
  private typealias Hook = @convention(thin) (UnownedJob, Enqueue) -> Void

  /// Whether the hook is in place; done once in a process.
  static let isInstalled: Bool = {
    guard let symbol = dlsym(nil, "swift_task_enqueueGlobal_hook") else { return false }
    symbol.assumingMemoryBound(to: Hook?.self).pointee = { job, enqueue in
      if let loop = JobHook.current { loop.enqueue(job) } else { enqueue(job) }
    }
    return true
  }()

  /// The loop that runs on this thread; nil for none.
  static var current: SerialLoop? {
    get {
      pthread_getspecific(key).map { Unmanaged<SerialLoop>.fromOpaque($0).takeUnretainedValue() }
    }
    set { pthread_setspecific(key, newValue.map { Unmanaged.passUnretained($0).toOpaque() }) }
  }

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()
}

extension Sandbox {
  /// Does the work of a POST once for each `Idempotency-Key`: a repeat gets the stored answer, the
  /// same key with another request is refused (contract sheet §3).
  ///
  /// An answer is stored as soon as work began, refusals of the work included.
  mutating func oncePerKey(
    _ request: SandboxRequest, now: Int64,
    work: (inout Sandbox) throws(Refusal) -> SandboxResponse
  ) throws(Refusal) -> SandboxResponse {
    guard request.method == "POST", let key = request.header("Idempotency-Key"),
      case .honoured(let lifetime) = behaviour.keys
    else { return try work(&self) }
    guard (1...255).contains(key.utf8.count) else {
      throw Refusal.invalid("Idempotency-Key", "it must have 1 to 255 bytes")
    }
    let fingerprint = KeyRecord.Fingerprint(request)
    let oldest = now - lifetime.milliseconds
    if let record = state.keyRecords[key], record.storedAt > oldest {
      guard record.fingerprint == fingerprint else {
        throw Refusal.keyReused(status: behaviour.keyReuseStatus)
      }
      var replay = SandboxResponse(status: record.status, jsonText: record.body)
      replay.headers.append(NamedText("Idempotent-Replayed", "true"))
      return replay
    }
    let response = try stored(work: work)
    state.keyRecords[key] = KeyRecord(
      fingerprint: fingerprint, storedAt: now, status: response.status,
      body: String(decoding: response.body, as: UTF8.self))
    forgetKeys(olderThan: oldest)
    revision += 1
    return response
  }

  /// The answer of the work, refusals of the work turned into answers; what falls before any work
  /// is thrown.
  private mutating func stored(work: (inout Sandbox) throws(Refusal) -> SandboxResponse)
    throws(Refusal) -> SandboxResponse
  {
    do throws(Refusal) {
      return try work(&self)
    } catch {
      if error.isBeforeWork { throw error }
      return error.response(wrapped: behaviour.wrapsErrors)
    }
  }

  /// Keeps the records from growing for ever, looking only now and then.
  private mutating func forgetKeys(olderThan oldest: Int64) {
    guard state.keyRecords.count.isMultiple(of: 256) else { return }
    state.keyRecords = state.keyRecords.filter { $0.value.storedAt > oldest }
  }
}

extension Refusal {
  fileprivate static func keyReused(status: Int) -> Refusal {
    Refusal(
      status: status, kind: .idempotency, code: nil,
      message: "This Idempotency-Key was used with another endpoint or other parameters.")
  }
}

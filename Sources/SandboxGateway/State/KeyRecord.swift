/// What is remembered of a request that carried an `Idempotency-Key` (contract sheet §3).
struct KeyRecord: Hashable, Codable, Sendable {
  let fingerprint: Fingerprint
  let storedAt: Int64
  let status: Int
  let body: String

  /// Tells one request from another: its endpoint, and length and hash of its body.
  struct Fingerprint: Hashable, Codable, Sendable {
    let endpoint: String
    let length: Int
    let hash: UInt64

    init(_ request: SandboxRequest) {
      endpoint = "\(request.method) \(request.path)"
      length = request.body.count
      // FNV-1a, 64 bits: nobody attacks a sandbox.
      hash = request.body.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
  }
}

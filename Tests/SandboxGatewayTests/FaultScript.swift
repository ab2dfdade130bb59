import SandboxGateway

/// Faults in a fixed order: each rule strikes the requests that it fits, a number of times.
struct FaultScript: FaultPlan, Hashable {
  /// One fault and the requests it strikes.
  struct Rule: Hashable, Sendable {
    var method: String?
    var pathPrefix: String
    var skipping: Int
    var times: Int
    var fault: Fault

    /// - Parameters:
    ///   - method: `GET` or `POST`; nil for any.
    ///   - pathPrefix: How the path begins.
    ///   - skipping: How many fitting requests go well first.
    ///   - times: How many go wrong then.
    init(
      method: String? = nil, pathPrefix: String = "/v1/", skipping: Int = 0, times: Int = 1,
      fault: Fault
    ) {
      self.method = method
      self.pathPrefix = pathPrefix
      self.skipping = skipping
      self.times = times
      self.fault = fault
    }

    func fits(_ request: SandboxRequest) -> Bool {
      (method == nil || method == request.method) && request.path.hasPrefix(pathPrefix)
    }
  }

  private var rules: [Rule]

  init(_ rules: [Rule]) { self.rules = rules }

  mutating func fault(for request: SandboxRequest, now: Int64) -> Fault? {
    for place in rules.indices where rules[place].times > 0 && rules[place].fits(request) {
      guard rules[place].skipping == 0 else {
        rules[place].skipping -= 1
        continue
      }
      rules[place].times -= 1
      return rules[place].fault
    }
    return nil
  }
}

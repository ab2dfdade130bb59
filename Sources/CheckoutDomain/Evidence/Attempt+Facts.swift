extension Attempt {
  /// What is so about an attempt from its beginning.
  ///
  /// - Parameter bodyHash: The hash of the body in hexadecimal digits; the bytes themselves stand
  ///   with the attempt.
  public func facts(bodyHash: String) -> Facts {
    Facts([
      Self.fact(number, "purpose"): purpose.rawValue,
      Self.fact(number, "path"): request.path,
      Self.fact(number, "key"): request.key.text,
      Self.fact(number, "body_sha256"): bodyHash,
      Self.fact(number, "process"): process.text,
      Self.fact(number, "started_at"): String(startedAt.milliseconds),
    ])
  }

  /// The name of a fact about an attempt.
  public static func fact(_ number: Int64, _ member: String) -> String {
    "attempt.\(number).\(member)"
  }
}

/// How an attempt ended.
public enum AttemptEnding: String, Hashable, Sendable, CaseIterable {
  /// With a whole answer.
  case answered
  /// Certainly before a byte arrived.
  case notSent = "not_sent"
  /// Without a whole answer.
  case unknown
  /// With its process.
  case abandoned

  /// What is so about an attempt from its end.
  ///
  /// - Parameters:
  ///   - delivery: What came of it; nil where its process died.
  ///   - answerHash: Makes the hash of a raw answer, in hexadecimal digits.
  public static func facts(
    ofAttempt number: Int64, _ delivery: Delivery?, at now: Timestamp,
    answerHash: ([UInt8]) -> String
  ) -> Facts {
    var facts = Facts([Attempt.fact(number, "ended_at"): String(now.milliseconds)])
    facts[Attempt.fact(number, "ending")] = AttemptEnding(delivery).rawValue
    switch delivery {
    case .answered(let answer):
      facts[Attempt.fact(number, "status")] = String(answer.status)
      facts[Attempt.fact(number, "retry_after")] = answer.retryAfter.map {
        String($0.milliseconds)
      }
      facts[Attempt.fact(number, "answer_sha256")] = answerHash(answer.body)
    case .notSent(let reason), .unknown(let reason):
      facts[Attempt.fact(number, "reason")] = reason
    case nil: break
    }
    return facts
  }

  /// The word for what came of an attempt; nil stands for a process that died.
  public init(_ delivery: Delivery?) {
    self =
      switch delivery {
      case .answered: .answered
      case .notSent: .notSent
      case .unknown: .unknown
      case nil: .abandoned
      }
  }
}

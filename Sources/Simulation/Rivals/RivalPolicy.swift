/// How a program goes about one refund whose answer may be lost.
package enum RivalPolicy: String, CaseIterable, Sendable {
  /// No key and no memory: whoever sees an error clicks again.
  case naive
  /// As the usual libraries do: a key in memory, two retries with it; a click is a new key.
  case retries
  /// A key and a name kept on the disk; whoever clicks again has it looked up once, and sent again
  /// where it is not found.
  case lookUpOnce
  /// Kasir's till, at a gateway that nobody has probed.
  case kasir
  /// Kasir's till, told by a probe what the gateway does.
  case kasirProbed

  /// What the table calls it.
  package var name: String {
    switch self {
    case .naive: "naive, click again"
    case .retries: "key in memory, 2 retries"
    case .lookUpOnce: "kept key, one look-up"
    case .kasir: "Kasir, gateway not probed"
    case .kasirProbed: "Kasir, gateway probed"
    }
  }

  package var isKasir: Bool { self == .kasir || self == .kasirProbed }
}

/// The gateways on which all are tried; none of them keeps a cap, which would help everybody.
package enum RivalGateway: String, CaseIterable, Sendable {
  case keysAndList = "keys honoured, list"
  case keys = "keys honoured, no list"
  case list = "keys ignored, list"
  case neither = "keys ignored, no list"
}

/// What came of one refund that somebody wanted once.
package struct RivalOutcome: Sendable {
  /// How often the customer got the money.
  package let refunds: Int
  /// Whether what the program says at the end is so.
  package let isKnown: Bool
  /// Whether a person has to find out.
  package let isForAPerson: Bool

  package var isDouble: Bool { refunds > 1 }
  /// Whether the customer got it once, or for a certain reason not at all, and the program says so.
  package var isExact: Bool { isKnown && refunds <= 1 }
}

/// An order for faults as people write it, `ACTION:FAULT` or `ACTION:FAULT:COUNT`.
package struct FaultOrder: Hashable, Sendable {
  /// What is to happen.
  package enum Deed: Hashable, Sendable {
    /// The next requests of that kind go wrong, so many of them.
    case fault(NamedFault, times: Int)
    /// Once such a request has been answered its connection ends, and new ones are refused for so many
    /// seconds.
    case shut(seconds: Int)
  }

  /// Which requests it is about.
  package let action: SandboxAction
  /// What is to happen to them.
  package let deed: Deed

  package init(_ action: SandboxAction, _ deed: Deed) {
    self.action = action
    self.deed = deed
  }
}

/// Why an order for faults cannot be followed.
package struct FaultOrderError: Error, Hashable, CustomStringConvertible {
  package let description: String
}

extension FaultOrder {
  /// The word for a port that refuses connections.
  private static let shut = "shut"
  private static let usualShutTime = 10
  private static let mostTimes = 1_000_000

  /// The actions that an order can name.
  package static let actionNames = SandboxAction.allCases.map(\.rawValue)
  /// The faults that an order can name.
  ///
  /// `refuse` is none of them: what a connection is for is not known before it is made.
  package static let faultNames =
    NamedFault.allCases.filter { $0 != .refuse }.map(\.rawValue) + [shut]

  /// Reads an order.
  ///
  /// - Throws: ``FaultOrderError``, a sentence that lists what would be right.
  package init(parsing text: String) throws(FaultOrderError) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard (2...3).contains(parts.count) else {
      throw Self.error("\(text) is no order for a fault: write ACTION:FAULT or ACTION:FAULT:COUNT")
    }
    guard let action = SandboxAction(rawValue: parts[0]) else {
      throw Self.error("\(parts[0]) is no action: use one of \(Self.list(Self.actionNames))")
    }
    let count = try parts.dropFirst(2).first.map(Self.count)
    if parts[1] == Self.shut {
      self.init(action, .shut(seconds: count ?? Self.usualShutTime))
      return
    }
    guard let fault = NamedFault(rawValue: parts[1]) else {
      throw Self.error("\(parts[1]) is no fault: use one of \(Self.list(Self.faultNames))")
    }
    guard fault != .refuse else {
      throw Self.error(
        "what a connection is for is not known before it is made, so that none can be refused for "
          + "its action: use \(action.rawValue):\(Self.shut):SECONDS, which refuses connections after "
          + action.rawValue)
    }
    self.init(action, .fault(fault, times: count ?? 1))
  }

  private static func count(_ text: String) throws(FaultOrderError) -> Int {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let count = Int(text),
      (1...mostTimes).contains(count)
    else {
      throw error("\(text) is no count: use a whole number from 1 to \(mostTimes)")
    }
    return count
  }

  private static func list(_ names: [String]) -> String { names.joined(separator: ", ") }

  private static func error(_ sentence: String) -> FaultOrderError {
    FaultOrderError(description: sentence + ".")
  }
}

/// Orders that are being followed: each is used up by the requests it strikes, in order.
package struct FaultOrders: Hashable, Sendable {
  private var orders: [FaultOrder]

  package init(_ orders: [FaultOrder] = []) { self.orders = orders }

  /// What happens to a request of that kind; nil for nothing.
  package mutating func next(for action: SandboxAction?) -> FaultOrder.Deed? {
    guard let action, let place = orders.firstIndex(where: { $0.action == action }) else {
      return nil
    }
    guard case .fault(let fault, let times) = orders[place].deed, times > 1 else {
      return orders.remove(at: place).deed
    }
    orders[place] = FaultOrder(action, .fault(fault, times: times - 1))
    return .fault(fault, times: 1)
  }
}

/// What the pages of a list held, put together.
public struct GatewayList<Row: Hashable & Sendable>: Hashable, Sendable {
  /// Rows, none twice, in the gateway's order.
  public var rows: [Row]
  /// Whether these are certainly all that were asked for: the gateway's pages came to an end, and
  /// none of them contradicted another.
  public var isComplete: Bool

  /// Makes a list.
  public init(rows: [Row] = [], isComplete: Bool = false) {
    self.rows = rows
    self.isComplete = isComplete
  }
}

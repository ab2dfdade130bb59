extension Sale {
  /// Puts the sale in needs attention until a person has looked at it.
  ///
  /// - Returns: What to write in the timeline; empty where it was there already.
  public mutating func raise(_ alarm: Alarm) -> [TimelineEntry] {
    guard progress.alarm != alarm else { return [] }
    progress.alarm = alarm
    return [TimelineEntry(alarm.rawValue)]
  }

  /// Takes the sale out of needs attention: somebody has looked at it.
  ///
  /// - Parameters:
  ///   - name: Who.
  ///   - evidence: What was found.
  public mutating func settleAlarm(by name: String, evidence: String) -> [TimelineEntry] {
    guard progress.alarm != nil else { return [] }
    progress.alarm = nil
    return [TimelineEntry("alarm_settled", "\(name): \(evidence)")]
  }
}

/// Where one process is killed.
package struct KillPoint: Hashable, Sendable {
  /// How the place is found.
  package enum Place: Hashable, Sendable {
    /// At a landmark, the so-manieth time that it is passed.
    case landmark(String, count: Int)
    /// So long after the start.
    case time(Duration)
  }

  /// The episode, by its place in the list.
  let episode: Int
  /// The step of it.
  let step: Int
  let place: Place
}

extension KillPoint: CustomStringConvertible {
  package var description: String {
    let where_ =
      switch place {
      case .landmark(let name, let count): "\(name), time \(count)"
      case .time(let time): "after \(time)"
      }
    return "\(Episode.all[episode].name), step \(step + 1), \(where_)"
  }
}

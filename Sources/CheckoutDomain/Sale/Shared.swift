/// A value whose copies share one place.
///
/// Sales are kept in lists, compared and handed around far more often than they change; a copy of a
/// large value would count a reference for each of its texts.
struct Shared<Value: Hashable & Sendable>: Hashable, Sendable {
  private final class Place: Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }
  }

  private var place: Place

  init(_ value: Value) { place = Place(value) }

  /// The value; one that changes gets a place of its own.
  var value: Value {
    _read { yield place.value }
    _modify {
      var changed = place.value
      defer { place = Place(changed) }
      yield &changed
    }
  }

  static func == (one: Shared, other: Shared) -> Bool {
    one.place === other.place || one.place.value == other.place.value
  }

  func hash(into hasher: inout Hasher) { hasher.combine(place.value) }
}

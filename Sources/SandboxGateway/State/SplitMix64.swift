/// A small generator whose whole state is one number, so that it can be saved and replayed.
package struct SplitMix64: RandomNumberGenerator, Hashable, Codable, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Letters and digits, for secrets that guard nothing.
  mutating func text(length: Int) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
    let bytes = (0..<length).map { _ in alphabet[Int(next() % UInt64(alphabet.count))] }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A gzip file of 413 KiB that inflates to 64 MiB: what a client must not do unasked.
package enum GzipBomb {
  /// How many spaces it holds.
  package static let inflatedSize = 64 << 20
  /// The CRC-32 of that many spaces.
  private static let checksum: UInt32 = 0x97BF_D3EC
  /// The longest match of DEFLATE (RFC 1951 §3.2.5).
  private static let longestMatch = 258

  /// The file: one DEFLATE block with fixed codes, a space and then matches of the byte before.
  package static let bytes: [UInt8] = {
    var bits = BitWriter([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF])
    // The last block, with fixed codes.
    bits.write(0b011, count: 3)
    let matches = (inflatedSize - 1) / longestMatch
    let space = reversed(0x30 + 0x20, count: 8)
    bits.write(space, count: 8)
    // Length 258 is code 285 (11000101), distance 1 is code 0 of five bits.
    let match = reversed(0b1100_0101, count: 8)
    for _ in 0..<matches { bits.write(match, count: 13) }
    for _ in 0..<(inflatedSize - 1 - matches * longestMatch) { bits.write(space, count: 8) }
    bits.write(0, count: 7)
    return bits.finished() + littleEndian(checksum) + littleEndian(UInt32(inflatedSize))
  }()

  /// Huffman codes are written from their highest bit.
  private static func reversed(_ code: UInt64, count: Int) -> UInt64 {
    (0..<count).reduce(0) { $0 | (code >> UInt64($1) & 1) << UInt64(count - 1 - $1) }
  }

  private static func littleEndian(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) }
  }
}

/// Packs bits into bytes from the lowest bit up.
private struct BitWriter {
  private var bytes: [UInt8]
  private var rest: UInt64 = 0
  private var count = 0

  init(_ head: [UInt8]) { bytes = head }

  mutating func write(_ bits: UInt64, count: Int) {
    rest |= bits << UInt64(self.count)
    self.count += count
    while self.count >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
      self.count -= 8
    }
  }

  func finished() -> [UInt8] {
    count > 0 ? bytes + [UInt8(truncatingIfNeeded: rest)] : bytes
  }
}

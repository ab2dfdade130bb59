extension QRMatrix {
  /// Modules of light around an exported code, as the standard asks.
  static let exportMargin = 4

  /// The code as a PNG picture: black on white, one bit a pixel, with its whole margin.
  ///
  /// - Parameter scale: Pixels a module, at least 1.
  package func png(scale: Int) -> [UInt8] {
    let side = (size + 2 * Self.exportMargin) * scale
    var rows: [UInt8] = []
    for y in 0..<side {
      // Each row says first how it was filtered: not at all.
      rows.append(0)
      rows += row(y / scale - Self.exportMargin, scale: scale, side: side)
    }
    var header = PNGChunk.bigEndian(UInt32(side)) + PNGChunk.bigEndian(UInt32(side))
    // One bit, grey, and the only ways of compressing, filtering and interlacing there are: 0.
    header += [1, 0, 0, 0, 0]
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + PNGChunk.bytes("IHDR", header) + PNGChunk.bytes("IDAT", Zlib.stored(rows))
      + PNGChunk.bytes("IEND", [])
  }

  private func row(_ y: Int, scale: Int, side: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: (side + 7) / 8)
    for x in 0..<side where !self[x / scale - Self.exportMargin, y] {
      bytes[x / 8] |= 0x80 >> UInt8(x % 8)
    }
    return bytes
  }
}

/// The parts that a PNG file is made of (RFC 2083 §3).
enum PNGChunk {
  /// One part: its length, its name, what it holds, and a checksum of name and contents.
  static func bytes(_ name: String, _ contents: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + contents
    return bigEndian(UInt32(contents.count)) + body + bigEndian(crc32(body))
  }

  /// Four bytes, the highest first.
  static func bigEndian(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  /// The checksum of ISO 3309, bit by bit: a code is small.
  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}

/// The format that compressed data stands in (RFC 1950), here without any compression (RFC 1951
/// §3.2.4): a code is a few kilobytes, and no library is needed.
enum Zlib {
  private static let longestBlock = 65_535

  static func stored(_ bytes: [UInt8]) -> [UInt8] {
    // A window of 32 KiB, no dictionary; the second byte makes the two a multiple of 31.
    var stream: [UInt8] = [0x78, 0x01]
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(longestBlock)
      rest = rest.dropFirst(block.count)
      let length = UInt16(block.count)
      stream.append(rest.isEmpty ? 1 : 0)
      for number in [length, ~length] {
        stream += [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
      }
      stream += block
    } while !rest.isEmpty
    return stream + PNGChunk.bigEndian(adler32(bytes))
  }

  private static func adler32(_ bytes: [UInt8]) -> UInt32 {
    var (low, high): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      low = (low + UInt32(byte)) % 65_521
      high = (high + low) % 65_521
    }
    return high << 16 | low
  }
}

private import CQREncode
private import Glibc

/// Makes one symbol with libqrencode, the only place that knows it.
///
/// - Parameter version: the smallest version to use, 0 for the smallest that fits. The library
///   answers with a larger one when the bytes need it.
func encodeSymbol(
  _ bytes: [UInt8], version: Int, level: QRLevel
) throws(QRError) -> QRMatrix {
  let (made, number) = bytes.withUnsafeBufferPointer { buffer in
    let made = QRcode_encodeData(
      Int32(clamping: buffer.count), buffer.baseAddress, Int32(version), level.library)
    return (made, errno)
  }
  guard let symbol = made else {
    if number == ERANGE { throw .tooLong(bytes: bytes.count, limit: level.capacity) }
    throw .encoder(errno: number)
  }
  defer { QRcode_free(symbol) }
  let size = Int(symbol.pointee.width)
  // The lowest bit of a library module is its colour; the others say what it is part of.
  let dark = UnsafeBufferPointer(start: symbol.pointee.data, count: size * size).map { $0 & 1 == 1 }
  guard
    let matrix = QRMatrix(
      size: size, version: Int(symbol.pointee.version), level: level, dark: dark)
  else { throw .encoder(errno: 0) }
  return matrix
}

extension QRLevel {
  /// The library's name of this level.
  fileprivate var library: QRecLevel {
    switch self {
    case .low: QR_ECLEVEL_L
    case .medium: QR_ECLEVEL_M
    case .quartile: QR_ECLEVEL_Q
    case .high: QR_ECLEVEL_H
    }
  }

  /// The bytes that a version 40 symbol holds in byte mode (ISO/IEC 18004, table 7).
  fileprivate var capacity: Int {
    switch self {
    case .low: 2953
    case .medium: 2331
    case .quartile: 1663
    case .high: 1273
    }
  }
}

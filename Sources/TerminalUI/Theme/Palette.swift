/// Colours fitted to terminals that have fewer.
enum Palette {
  typealias RGB = (red: Int, green: Int, blue: Int)

  /// The steps of one channel in the 6×6×6 cube, numbers 16 to 231.
  private static let steps = [0, 95, 135, 175, 215, 255]

  /// What most terminals show for 0 to 15 as long as nobody changes them.
  private static let basic: [RGB] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0),
    (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0),
    (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255),
  ]

  /// What a number of the 256 colour palette looks like.
  static func rgb(_ number: UInt8) -> RGB {
    let number = Int(number)
    switch number {
    case 0..<16: return basic[number]
    case 16..<232:
      let cube = number - 16
      return (steps[cube / 36], steps[cube / 6 % 6], steps[cube % 6])
    default:
      let grey = 8 + 10 * (number - 232)
      return (grey, grey, grey)
    }
  }

  /// The nearest of 16 to 255: the cube and the greys, which no user changes.
  static func nearest256(_ colour: RGB) -> UInt8 {
    let cube = 16 + 36 * step(colour.red) + 6 * step(colour.green) + step(colour.blue)
    let mean = (colour.red + colour.green + colour.blue) / 3
    let grey = 232 + max(0, min(23, (mean - 3) / 10))
    return [cube, grey]
      .map { UInt8($0) }
      .min { distance(rgb($0), colour) < distance(rgb($1), colour) } ?? 16
  }

  private static func step(_ channel: Int) -> Int {
    steps.indices.min { abs(steps[$0] - channel) < abs(steps[$1] - channel) } ?? 0
  }

  private static func distance(_ left: RGB, _ right: RGB) -> Int {
    let red = left.red - right.red
    let green = left.green - right.green
    let blue = left.blue - right.blue
    return red * red + green * green + blue * blue
  }

  /// The one of 16 colours that keeps the hue, which says more than the shade: by distance every
  /// soft colour would be grey.
  static func nearest16(_ colour: RGB) -> UInt8 {
    guard let hue = hue(colour) else {
      switch luminance(colour) {
      case ..<40: return 0
      case ..<128: return 8
      case ..<208: return 7
      default: return 15
      }
    }
    let isBright = max(colour.red, colour.green, colour.blue) >= 192
    return isBright ? hue + 8 : hue
  }

  /// As ``nearest16(_:)``, of eight.
  static func nearest8(_ colour: RGB) -> UInt8 {
    hue(colour) ?? (luminance(colour) < 128 ? 0 : 7)
  }

  /// The colour's number 1 to 6; nil for a grey.
  private static func hue(_ colour: RGB) -> UInt8? {
    let most = max(colour.red, colour.green, colour.blue)
    let least = min(colour.red, colour.green, colour.blue)
    guard most - least > 52 else { return nil }
    let middle = (most + least) / 2
    let bits = (colour.red > middle ? 1 : 0) | (colour.green > middle ? 2 : 0)
    return UInt8(bits | (colour.blue > middle ? 4 : 0))
  }

  /// How light a colour seems, 0 to 255.
  static func luminance(_ colour: RGB) -> Int {
    (299 * colour.red + 587 * colour.green + 114 * colour.blue) / 1000
  }
}

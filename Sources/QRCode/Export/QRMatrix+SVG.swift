extension QRMatrix {
  /// The code as an SVG picture: black on white, with its whole margin; it prints sharp at any size.
  ///
  /// - Parameter scale: Pixels a module where nobody asks for another size, at least 1.
  package func svg(scale: Int) -> String {
    let side = size + 2 * Self.exportMargin
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="\(side * scale)" height="\(side * scale)" \
      viewBox="0 0 \(side) \(side)" shape-rendering="crispEdges">
      <rect width="\(side)" height="\(side)" fill="#ffffff"/>
      <path fill="#000000" d="\(runs.joined())"/>
      </svg>

      """
  }

  /// The dark modules of each row, neighbours drawn as one.
  private var runs: [String] {
    var runs: [String] = []
    for y in 0..<size {
      var x = 0
      while x < size {
        let start = x
        while self[x, y] { x += 1 }
        if x > start {
          let length = x - start
          runs.append(
            "M\(start + Self.exportMargin) \(y + Self.exportMargin)h\(length)v1h-\(length)z")
        } else {
          x += 1
        }
      }
    }
    return runs
  }
}

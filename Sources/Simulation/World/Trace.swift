/// What happened in a run, line by line, where somebody wants to know.
package final class Trace {
  package private(set) var lines: [String] = []
  private let loop: SerialLoop

  init(_ loop: SerialLoop) { self.loop = loop }

  func add(_ line: String) { lines.append("\(loop.now) \(line)") }
}

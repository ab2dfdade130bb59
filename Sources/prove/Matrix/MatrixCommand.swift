import ArgumentParser
import Foundation
import SandboxGateway
import Simulation

/// `prove matrix`.
struct MatrixCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matrix", abstract: "Run every cell of the fault matrix over HTTP.",
    discussion: """
      The real kasir against the sandbox behind a proxy that makes faults on real sockets. Each cell \
      is compared with its table: exit code, kind and sentence of the error, the sale's and the \
      refund's state, what the gateway's books hold, and the state once the fault is over.
      """)

  @Option(help: "The kasir to run; without it, the one beside this program.")
  var kasir: String?

  @Option(help: "Only cells whose name holds this, such as 'refund × 429'.")
  var only: String?

  @Option(help: "How many cells at a time; most of them wait.")
  var parallel = 24

  @Flag(help: "Run the cells in process, with an injected clock, in place of over HTTP.")
  var inProcess = false

  func run() async throws {
    let executable = try executable()
    let cells = try FaultTable.cells().filter { cell in
      only.map { cell.name.contains($0) } ?? true
    }
    // Those that wait longest begin first.
    let inOrder = cells.indices.sorted { (cells[$0].wait, $0) > (cells[$1].wait, $1) }
    var verdicts: [Int: [String]] = [:]
    await withTaskGroup(of: (Int, [String]).self) { group in
      var left = inOrder[...]
      for _ in 0..<max(1, parallel) { begin(&left, cells, executable, &group) }
      for await (place, verdict) in group {
        verdicts[place] = verdict
        begin(&left, cells, executable, &group)
      }
    }
    report(cells, verdicts)
    if verdicts.values.contains(where: { !$0.isEmpty }) { throw ExitCode.failure }
  }

  private func executable() throws -> String {
    if let kasir { return kasir }
    let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let path = own.deletingLastPathComponent().appending(path: "kasir").path
    guard inProcess || FileManager.default.isExecutableFile(atPath: path) else {
      throw ValidationError("There is no \(path): build it first, or say where it is with --kasir.")
    }
    return path
  }

  private func begin(
    _ left: inout ArraySlice<Int>, _ cells: [FaultCell], _ executable: String,
    _ group: inout TaskGroup<(Int, [String])>
  ) {
    guard let place = left.popFirst() else { return }
    let cell = cells[place]
    group.addTask { [inProcess] in
      do {
        let outcome =
          inProcess ? await cell.run() : try await HTTPCounter.run(cell, with: executable)
        return (place, cell.differences(from: outcome))
      } catch {
        return (place, ["it could not be run: \(error)"])
      }
    }
  }

  private func report(_ cells: [FaultCell], _ verdicts: [Int: [String]]) {
    let width = cells.map(\.name.count).max() ?? 0
    for (place, cell) in cells.enumerated() {
      let verdict = verdicts[place] ?? ["it was not run"]
      let name = cell.name.padding(toLength: width, withPad: " ", startingAt: 0)
      let states =
        "exit \(cell.exitCode)  \(cell.sale ?? "-")" + (cell.refund.map { "/" + $0 } ?? "")
      print("\(verdict.isEmpty ? "ok    " : "FAILED")  \(name)  \(states)")
      for line in verdict { print("        \(line)") }
    }
    let failed = verdicts.values.count { !$0.isEmpty }
    print("\(cells.count - failed) passed, \(failed) failed")
  }
}

extension FaultCell {
  /// Roughly how long a cell waits.
  fileprivate var wait: Int {
    switch fault {
    case .stallBefore, .stallAfter, .drip: 2
    case .refuse, .tooMany429, .tooMany429Date, .tooMany429Seconds: 1
    default: 0
    }
  }
}

import Foundation
import StrictJSON

/// The real `kasir`, run for one command.
struct KasirRun {
  /// How a command ended.
  struct Ending {
    let exitCode: Int32
    let output: String
    let errorOutput: String

    /// Standard output as one document; nil where it is none.
    var document: JSONValue? { try? JSONValue(parsing: Array(output.utf8)) }
    /// The error on standard error; nil where there is none.
    var error: JSONValue? { (try? JSONValue(parsing: Array(errorOutput.utf8)))?["error"] }
  }

  let executable: String
  /// A folder of its own: ledger, config, log, and what is printed.
  let folder: URL
  /// The gateway's origin.
  let base: String

  /// Runs a command with `--json` and waits for its end, for two minutes at the most.
  func callAsFunction(_ words: String...) async throws -> Ending {
    let (output, errorOutput) = (try file("output"), try file("errors"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = words + ["--json"]
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output.handle
    process.standardError = errorOutput.handle
    let code = try await end(of: process)
    return Ending(
      exitCode: code, output: try String(contentsOf: output.url, encoding: .utf8),
      errorOutput: try String(contentsOf: errorOutput.url, encoding: .utf8))
  }

  private var environment: [String: String] {
    [
      "HOME": folder.path, "KASIR_DATA_DIR": folder.path + "/data",
      "XDG_CONFIG_HOME": folder.path + "/config", "XDG_STATE_HOME": folder.path + "/state",
      "WOOSHPAY_API_BASE": base, "WOOSHPAY_SECRET_KEY": "sk_test_matrix", "LANG": "C.UTF-8",
    ]
  }

  /// Files, not pipes: another child that is started at the same moment cannot hold them open.
  private func file(_ name: String) throws -> (url: URL, handle: FileHandle) {
    let url = folder.appending(path: name)
    guard FileManager.default.createFile(atPath: url.path, contents: nil) else {
      throw CocoaError(.fileWriteUnknown)
    }
    return (url, try FileHandle(forWritingTo: url))
  }

  private func end(of process: Process) async throws -> Int32 {
    try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { ended in
        continuation.resume(returning: ended.terminationStatus)
      }
      do {
        try process.run()
      } catch {
        process.terminationHandler = nil
        continuation.resume(throwing: error)
        return
      }
      let pid = process.processIdentifier
      DispatchQueue.global().asyncAfter(deadline: .now() + 120) {
        if process.isRunning { kill(pid, SIGKILL) }
      }
    }
  }
}

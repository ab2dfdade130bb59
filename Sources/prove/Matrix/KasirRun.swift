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
    let (output, errorOutput) = (folder.path + "/output", folder.path + "/errors")
    let code = try await Child.run(
      [executable] + words + ["--json"], environment: environment, output: output,
      errorOutput: errorOutput, limit: 120)
    return Ending(
      exitCode: code, output: try String(contentsOfFile: output, encoding: .utf8),
      errorOutput: try String(contentsOfFile: errorOutput, encoding: .utf8))
  }

  private var environment: [String: String] {
    [
      "HOME": folder.path, "KASIR_DATA_DIR": folder.path + "/data",
      "XDG_CONFIG_HOME": folder.path + "/config", "XDG_STATE_HOME": folder.path + "/state",
      "WOOSHPAY_API_BASE": base, "WOOSHPAY_SECRET_KEY": "sk_test_matrix", "LANG": "C.UTF-8",
    ]
  }
}

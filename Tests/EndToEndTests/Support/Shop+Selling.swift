import Foundation
import IndependentGateway
import StrictJSON
import TerminalHarness
import Testing

extension Shop {
  /// The words of a command that charges one tea of Rp 5.000.
  static let tea = ["session", "create", "--item", "teh:1:5000"]

  /// Runs a command with `--json` to its end.
  func json(_ arguments: [String], stdin: String? = nil) async throws -> ProcessResult {
    try await runProcess(
      executable: TerminalSession.binary(named: "kasir"), arguments: arguments + ["--json"],
      environment: environment, stdin: stdin, timeout: .seconds(240))
  }

  /// Runs a command to its end.
  func kasir(words: [String]) async throws -> ProcessResult {
    try await runProcess(
      executable: TerminalSession.binary(named: "kasir"), arguments: words,
      environment: environment, timeout: .seconds(240))
  }

  /// Charges one tea of Rp 5.000 under a reference, and expects that all goes well.
  @discardableResult
  func sell(_ reference: String) async throws -> JSONValue {
    let result = try await json(Self.tea + ["--reference", reference])
    try #require(result.exitCode == 0, "\(result.errorOutput)")
    return try result.document
  }

  /// Charges one tea, lets the customer pay, and sees it.
  @discardableResult
  func sellPaid(_ reference: String, at gateway: IndependentGateway) async throws -> JSONValue {
    let sale = try await sell(reference)
    try gateway.pay(#require(sale["session_id"]?.string))
    let result = try await json(["session", "show", reference])
    try #require(try result.document["state"] == "paid", "\(result.errorOutput)")
    return try result.document
  }

  /// A sale as the ledger has it.
  func kept(_ reference: String) async throws -> JSONValue {
    let result = try await json(["sales", "show", reference])
    try #require(result.exitCode == 0, "\(result.errorOutput)")
    return try result.document
  }
}

extension Shop {
  /// The permissions of a file of the shop.
  func mode(of name: String) throws -> Int {
    let path = folder.appending(path: name).path
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? Int ?? 0) & 0o777
  }
}

import ArgumentParser
import CheckoutDomain
import Till

/// The option of every command that sends something to the gateway.
struct DryRunOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Print the exact request, without the key; send nothing and keep nothing.",
      discussion: "The random names in it are made anew each time."))
  var dryRun = false

  /// Does what a command does, up to its request, and prints that.
  ///
  /// - Parameter body: What the command does, on a till that can neither send nor keep anything.
  func rehearse(
    _ common: CommonOptions, _ body: (Rehearsal) async throws -> Void
  ) async throws {
    let rehearsal = try Rehearsal(try common.setup())
    let request = try await rehearsal.request(body)
    common.output.print(RequestDocument.document(request), text: RequestDocument.text(request))
  }
}

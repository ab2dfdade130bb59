import ArgumentParser
import Glibc
import StrictJSON
import Till

/// Parses, runs, and turns every error into its exit code and its words.
@main
enum Main {
  static func main() async {
    ProcessGuard.begin()
    // A reader that went away is an error of a write, not the end of a refund.
    signal(SIGPIPE, SIG_IGN)
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      try KeyInArguments.check(arguments)
      Surroundings.hideKeyFromChildren()
      try checkHelp(arguments)
      var command = try Kasir.parseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      try checkOutput()
    } catch {
      exit(report(error, arguments))
    }
  }

  /// Fails where help is asked for on a command that nobody has: the parser would help with all.
  private static func checkHelp(_ arguments: [String]) throws(TillError) {
    guard arguments.first == "help", let problem = CommandPath.problem(with: arguments) else {
      return
    }
    throw TillError(.usage, problem, hint: usageHint)
  }

  /// Fails where the answer could not be written: what was done stays done.
  private static func checkOutput() throws(TillError) {
    guard let problem = Output.problem else { return }
    throw TillError(
      .output, problem, hint: "What the command did is done: ask for it with `kasir sales show`.")
  }

  private static let usageHint =
    "`kasir --help` lists the commands, `kasir help COMMAND` its options."

  private static func report(_ error: any Error, _ arguments: [String]) -> Int32 {
    let asJSON = arguments.prefix { $0 != "--" }.contains("--json")
    let failure: Failure
    switch error {
    case let error as Failure: failure = error
    case let error as TillError: failure = Failure(error)
    default:
      guard Kasir.exitCode(for: error) != .success else {
        Output.print(HelpText.fitted(Kasir.fullMessage(for: error)))
        return 0
      }
      failure = Failure(unforeseen(error, arguments))
    }
    let code = failure.exitCode
    // Wrong usage is about the command line, not about a sale.
    if let sale = failure.sale, code != ExitCodes.usage {
      if asJSON {
        Output.print(SaleDocument.document(sale))
      } else {
        Output.print(SaleText.sale(sale))
      }
    }
    if asJSON {
      Output.message(failure.error.document)
    } else {
      Output.message(failure.error.text)
    }
    return code
  }

  /// An error of the argument parser, or one that nobody has put into a sentence.
  private static func unforeseen(_ error: any Error, _ arguments: [String]) -> TillError {
    let sentence = Kasir.message(for: error)
    guard Kasir.exitCode(for: error) == .validationFailure else {
      return TillError(
        .ledger, "Kasir failed: \(sentence)", hint: "Look at the sale before you go on.")
    }
    return TillError(
      .usage, CommandPath.problem(with: arguments) ?? sentence, hint: usageHint)
  }
}

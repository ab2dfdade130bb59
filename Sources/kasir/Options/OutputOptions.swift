import ArgumentParser
import StrictJSON

/// How every command says what it has to say.
struct OutputOptions: ParsableArguments {
  @Flag(help: "One JSON document on standard output; errors as JSON on standard error.")
  var json = false

  @Flag(name: .shortAndLong, help: "The answer and errors alone: no notes, and no code unasked.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Also tell, on standard error, each request and its answer.")
  var verbose = false

  func validate() throws {
    guard !quiet || !verbose else {
      throw ValidationError("--quiet and --verbose do not go together: give one of them.")
    }
  }

  /// What is said beside the answer.
  var voice: Voice { Voice(isJSON: json, isQuiet: quiet, isVerbose: verbose) }

  /// Prints the answer: the document with `--json`, else the text.
  func print(_ document: @autoclosure () -> JSONValue, text: @autoclosure () -> String) {
    if json { Output.print(document()) } else { Output.print(text()) }
  }
}

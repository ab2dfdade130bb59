import ArgumentParser
import CheckoutDomain
import Till

/// The options of every command that reads the config.
struct CommonOptions: ParsableArguments {
  @OptionGroup(title: "Output options") var output: OutputOptions

  @Option(
    help: ArgumentHelp("The config file, in place of the usual one.", valueName: "file"),
    completion: .file(extensions: ["toml"]))
  var config: String?

  /// Whether one JSON document is wanted.
  var json: Bool { output.json }
  /// What is said beside the answer.
  var voice: Voice { output.voice }

  /// Reads config and environment.
  func setup() throws(TillError) -> Setup { try Setup(configFile: config, voice: voice) }

  /// Opens the counter of the configured gateway; it notes why a request is sent again only in a while.
  ///
  /// - Parameter known: Config and environment, where they were read before.
  func counter(_ known: Setup? = nil) throws(TillError) -> Counter {
    let setup = if let known { known } else { try setup() }
    var counter = try Counter.open(setup)
    counter.till.onDelay = { [voice] in voice.note($0) }
    return counter
  }

  /// Prints a sale.
  func print(_ sale: Sale) {
    output.print(SaleDocument.document(sale), text: SaleText.sale(sale))
  }

  /// Prints what a use case gave, or fails with the sale that goes with it.
  func finish(_ result: TillResult) throws {
    if let error = result.error { throw Failure(error, sale: result.sale) }
    print(result.sale)
  }

  /// Does what a command is there for once its sale is known: whatever goes wrong then, the sale is
  /// printed with it, as the ledger has it by now.
  func about<Result>(
    _ sale: Sale, _ till: Till, _ body: () async throws -> Result
  ) async throws -> Result {
    do {
      return try await body()
    } catch let error as TillError {
      throw Failure(error, sale: till.latest(sale))
    }
  }
}

extension Till {
  /// A sale as the ledger has it; as it was known before where the ledger cannot say.
  func latest(_ sale: Sale) -> Sale {
    (try? read { try $0.sale(sale.clientRef) }) ?? sale
  }
}

import ArgumentParser

/// What proves that money cannot go wrong: commands for whoever maintains Kasir.
@main
struct Prove: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove", abstract: "Prove that money cannot go wrong.",
    subcommands: [
      SimulateCommand.self, RivalsCommand.self, RulesCommand.self, FuzzCommand.self,
      ConnectionsCommand.self, MatrixCommand.self, KillCommand.self, DiskCommand.self,
      BitsCommand.self,
      MutantsCommand.self,
    ])
}

import ArgumentParser
import CheckoutDomain
import Glibc
import StrictJSON
import Till
import WooshPay

/// `kasir webhook create`.
struct WebhookCreate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Make a webhook endpoint; its secret is shown once.",
    discussion: """
      Without --event it wants what Kasir acts on. The gateway tells the secret this once, and Kasir \
      keeps it nowhere: --secret-file saves it in a new file for `kasir webhook listen`, and does not \
      print it.
      """)

  @Option(help: ArgumentHelp("Where the gateway sends events.", valueName: "URL"))
  var url: String

  @OptionGroup var endpoint: EndpointOptions

  @Option(
    help: ArgumentHelp("A new file, mode 0600, for the secret.", valueName: "FILE"))
  var secretFile: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    try EndpointOptions.check(url)
    try endpoint.checkEvents()
    let setup = try common.setup()
    try setup.requireChanges()
    let gateway = try setup.gateway()
    // Before anything is made: a secret that could not be saved would be lost.
    let file = try secretFile.map { path throws(TillError) in
      try SecretFile.create(path, "secret")
    }
    let outcome = await gateway.createEndpoint(
      WebhookEndpointChange(
        url: url, enabledEvents: endpoint.events.isEmpty ? EndpointOptions.usual : endpoint.events,
        description: endpoint.description), key: setup.newKey())
    guard let made = outcome.value else {
      if let secretFile, let file {
        close(file)
        unlink(secretFile)
      }
      throw unmade(outcome)
    }
    guard let secret = made.secret else {
      common.print(made)
      throw TillError(
        .gateway, "The gateway made \(made.id), but did not tell its secret.",
        hint: "Delete it, and make it again.")
    }
    if let file { try save(secret, of: made, to: file) }
    show(made, secretFile == nil ? secret : nil)
  }

  /// Saves the secret; where the disk does not take it, nobody will ever know it.
  private func save(
    _ secret: String, of made: WebhookEndpoint, to file: Int32
  ) throws(TillError) {
    let isSaved = Output.write(secret + "\n", to: file) && fsync(file) == 0
    guard close(file) == 0, isSaved else {
      throw TillError(
        .gateway, "The gateway made \(made.id), but its secret could not be saved.",
        hint: "Delete it, and make it again.")
    }
  }

  private func unmade(_ outcome: GatewayOutcome<WebhookEndpoint>) -> TillError {
    let error = TillError(outcome, isQuestion: false) ?? TillError(.gateway, "Nothing was made.")
    guard error.kind == .unknown else { return error }
    return TillError(
      .unknown, error.message, httpStatus: error.httpStatus,
      hint:
        "Its secret would be lost: `kasir webhook list` shows whether it was made; delete it then.")
  }

  private func show(_ made: WebhookEndpoint, _ secret: String?) {
    if common.json {
      // The one place where a webhook secret is printed: nobody could learn it otherwise.
      Output.write(
        EndpointDocument.document(made, secret: secret).pretty + "\n", to: STDOUT_FILENO)
    } else {
      Output.print(EndpointDocument.text(made))
      if let secret { Output.write("  secret   \(SafeText.line(secret))\n", to: STDOUT_FILENO) }
      if let secretFile { Output.print("  secret   saved in \(secretFile)") }
    }
  }
}

import ArgumentParser
import CheckoutDomain
import Glibc
import Logging
import StrictJSON
import Till
import WebhookListener
import WooshPay

/// `kasir webhook listen`.
struct WebhookListen: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "listen",
    abstract: "Receive the gateway's events, until it is stopped with Ctrl-C.",
    discussion: """
      Every event is a hint: Kasir asks the gateway what is so. The gateway must be able to reach the \
      port, by a server before it that speaks https; Kasir itself listens on this machine alone.
      """)

  @Option(help: ArgumentHelp("The port; 0 for any that is free.", valueName: "P"))
  var port: UInt16

  @Option(
    help: ArgumentHelp(
      "The file with the endpoint's secret, which only its owner may read.", valueName: "F"))
  var secretFile: String

  @Option(help: ArgumentHelp("The IPv4 address to listen on.", valueName: "A"))
  var address = "127.0.0.1"

  @OptionGroup var common: CommonOptions

  func run() async throws {
    try checkAddress()
    let setup = try common.setup()
    try setup.requireChanges()
    let secret = try WebhookSecret(file: secretFile)
    let counter = try common.counter(setup)
    let log = counter.log
    let voice = common.voice
    let worker = EventWorker(counter.till) { acted in
      let line = Self.line(acted)
      log.info("event", metadata: ["event": "\(line)"])
      voice.note(line)
    } trouble: { error in
      log.error("event", metadata: ["error": "\(error.message)"])
      Output.message(error.text)
    }
    let listener = WebhookListener(
      address: address, port: port, desk: EventDesk(secret: secret, time: Counter.time)
    ) { refusal in
      log.notice("delivery refused", metadata: ["reason": "\(refusal.sentence)"])
      voice.note("refused (\(refusal.status)): \(refusal.sentence)")
    } keep: { event in
      let isNew = try counter.till.receive(event.id, body: event.body)
      // Also one that is known: it may wait for a gateway that could not be asked.
      await worker.poke()
      return isNew ? .new : .known
    }
    let keeping = LedgerKeeping(counter.ledger, time: Counter.time, log: log)
    defer { withExtendedLifetime(keeping) {} }
    let (isJSON, place) = (common.json, address)
    do {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { await worker.run() }
        group.addTask {
          try await listener.run { port in Self.tell("http://\(place):\(port)/", isJSON) }
        }
        defer { group.cancelAll() }
        try await group.next()
      }
    } catch let problem as WebhookListener.Problem {
      throw TillError(.limit, problem.sentence)
    }
  }

  private func checkAddress() throws(TillError) {
    var parsed = in_addr()
    guard inet_pton(AF_INET, address, &parsed) != 1 else { return }
    throw TillError(
      .usage,
      "\(SafeText.line(address, limit: 100)) is no IPv4 address: give one of this machine, as 127.0.0.1."
    )
  }

  private static func tell(_ url: String, _ isJSON: Bool) {
    if isJSON {
      Output.print(["url": .string(url)])
    } else {
      Output.print("Listening for events on \(url)")
    }
  }

  private static func line(_ acted: Till.ActedEvent) -> String {
    guard let event = acted.event else { return "An event cannot be read; it was set aside." }
    let sale =
      acted.sale.map { "\(SafeText.line($0.reference)) \($0.state.word)" } ?? "no sale here"
    let trouble = acted.error.map { "; asked again later: \($0.message)" } ?? ""
    return "\(SafeText.line(event.id)) \(SafeText.line(event.type))  \(sale)\(trouble)"
  }
}

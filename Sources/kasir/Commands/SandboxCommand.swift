import ArgumentParser
import Glibc
import SandboxGateway
import StrictJSON
import Till

/// `kasir sandbox`.
struct SandboxCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox",
    abstract: "Serve a sandbox of the gateway on 127.0.0.1, until it is stopped with Ctrl-C.",
    discussion: """
      Any sk_test_ key is accepted. A sale whose reference begins with decline, abandon or late has \
      such a customer; the payment intent of one that begins with noredirect comes without a link, \
      and the customer of one that begins with dispute disputes what they have paid. Events go to \
      webhook endpoints on 127.0.0.1.

      --fault ACTION:FAULT[:COUNT] lets the next COUNT requests of that kind go wrong, one without a \
      COUNT. ACTION:shut[:SECONDS] refuses new connections once such a request has been answered.
      --manner lets the gateway behave in a way that nobody has seen.
      Actions: \(FaultOrder.actionNames.joined(separator: ", ")).
      Faults: \(FaultOrder.faultNames.joined(separator: ", ")).
      Manners: \(NamedManner.allCases.map(\.rawValue).joined(separator: ", ")).
      """)

  @Option(help: ArgumentHelp("The port; without it, any that is free.", valueName: "P"))
  var port: UInt16 = 0

  @Option(
    help: ArgumentHelp("pay, decline, abandon or late.", valueName: "CUSTOMER"),
    completion: .list(SandboxCustomer.allCases.map(\.rawValue)))
  var customer = SandboxCustomer.pay.rawValue

  @Option(help: ArgumentHelp("Seconds until the customer opens the link.", valueName: "S"))
  var delay: Double?

  @Option(
    help: ArgumentHelp(
      "How an intent says its link: \(NextActionShape.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "SHAPE"),
    completion: .list(NextActionShape.allCases.map(\.rawValue)))
  var nextAction = NextActionShape.named.rawValue

  @Option(
    help: ArgumentHelp(
      "How events are delivered, in commas: "
        + DeliveryManners.Name.allCases.map(\.rawValue).joined(separator: ", ") + ".",
      valueName: "MANNERS"),
    completion: .list(DeliveryManners.Name.allCases.map(\.rawValue)))
  var deliveries = ""

  @Option(
    help: ArgumentHelp(
      "A fault, such as create-refund:reset-after; can be given again and again.",
      valueName: "ACTION:FAULT[:COUNT]"))
  var fault: [String] = []

  @Option(
    help: ArgumentHelp(
      "A manner of the gateway, such as keys-ignored; can be given again and again.",
      valueName: "MANNER"),
    completion: .list(NamedManner.allCases.map(\.rawValue)))
  var manner: [String] = []

  @OptionGroup var output: OutputOptions

  /// What the sandbox takes as a key, as it does any other of this kind.
  static let key = "sk_test_sandboxOnly"

  func run() async throws {
    let configuration = try configuration()
    let orders = try fault.map(order)
    do {
      if orders.isEmpty {
        try await SandboxServer.serving(port: port, configuration: configuration) { _, base in
          try await tell(base)
        }
      } else {
        try await SandboxServer.servingFaults(
          port: port, orders: FaultOrders(orders), configuration: configuration
        ) { _, _, base in
          try await tell(base)
        }
      }
    } catch let error as SandboxServerError {
      throw TillError(.limit, "\(error)")
    }
  }

  private func configuration() throws(TillError) -> SandboxConfiguration {
    guard let customer = SandboxCustomer(rawValue: customer) else {
      throw TillError(.usage, "\(customer) is no customer: use pay, decline, abandon or late.")
    }
    var configuration = SandboxConfiguration(customer: customer)
    guard let shape = NextActionShape(rawValue: nextAction) else {
      let all = NextActionShape.allCases.map(\.rawValue).joined(separator: ", ")
      throw TillError(.usage, "\(nextAction) is no shape of a next_action: use one of \(all).")
    }
    configuration.behaviour.nextAction = shape
    configuration.behaviour.deliveries = try manners()
    if let delay {
      guard (0...86_400).contains(delay) else {
        throw TillError(.usage, "--delay must be from 0 to 86400 seconds.")
      }
      configuration.delay = .milliseconds(Int64(delay * 1000))
    }
    for name in manner {
      guard let manner = NamedManner(rawValue: name) else {
        let all = NamedManner.allCases.map(\.rawValue).joined(separator: ", ")
        throw TillError(.usage, "--manner: \(name) is no manner: use one of \(all).")
      }
      configuration.behaviour = manner.applied(to: configuration.behaviour)
    }
    return configuration
  }

  private func manners() throws(TillError) -> DeliveryManners {
    var names: [DeliveryManners.Name] = []
    for text in deliveries.split(separator: ",") {
      guard let name = DeliveryManners.Name(rawValue: String(text)) else {
        let all = DeliveryManners.Name.allCases.map(\.rawValue).joined(separator: ", ")
        throw TillError(.usage, "\(text) is no manner of delivery: use \(all).")
      }
      names.append(name)
    }
    return DeliveryManners(names)
  }

  private func order(_ text: String) throws(TillError) -> FaultOrder {
    do throws(FaultOrderError) {
      return try FaultOrder(parsing: text)
    } catch {
      throw TillError(.usage, "--fault: \(error)")
    }
  }

  /// Says how to sell against it, and waits until a signal ends the process.
  private func tell(_ base: String) async throws {
    Output.write(settings(base), to: STDOUT_FILENO)
    try await Task.sleep(for: .seconds(365 * 24 * 3600))
  }

  /// What to set to sell against it: the one place where a key is printed, and it opens nothing.
  private func settings(_ base: String) -> String {
    let settings: KeyValuePairs = ["WOOSHPAY_API_BASE": base, "WOOSHPAY_SECRET_KEY": Self.key]
    guard output.json else { return settings.map { "\($0.key)=\($0.value)\n" }.joined() }
    var document = JSONObject()
    for (name, value) in settings { document[name] = .string(value) }
    return JSONValue.object(document).pretty + "\n"
  }
}

import CheckoutDomain
import StrictJSON
import Till

/// A sale as JSON that a script hands in: what the sale's document has of a sale before it is
/// charged, and nothing else.
///
/// Amounts are minor units, as everywhere in JSON. Whatever is wrong is said with its place.
struct SaleInput {
  /// The most bytes that are read: many times what the largest sale needs.
  static let sizeLimit = 1 << 20

  private static let members = ["items", "reference", "currency", "terminal_type", "note"]
  private static let itemMembers = ["name", "quantity", "unit_amount"]
  private static let longestNote = 200

  private let sale: MemberReader

  init(parsing bytes: [UInt8]) throws(TillError) {
    let document: JSONValue
    do throws(JSONError) {
      document = try JSONValue(parsing: bytes)
    } catch {
      throw TillError(
        .usage, "Standard input is no JSON: \(error).", hint: "`kasir schema sale-input` shows it.")
    }
    sale = try MemberReader(document, place: "the sale", allowing: Self.members)
  }

  /// The cart that is meant, with the config's defaults.
  func cart(_ config: Config) throws(TillError) -> Cart {
    var cart = Cart(
      currency: try currency(config), terminalType: try terminalType(config))
    cart.reference = try sale.string("reference")
    cart.note = try note()
    let items = try sale.array("items")
    guard !items.isEmpty else { throw sale.wrong("items", "must be a list of at least one item") }
    for (place, value) in items.enumerated() {
      let item = try item(value, "items[\(place)]", cart.currency)
      do throws(ItemError) { try cart.add(item) } catch {
        throw TillError(.usage, error.sentence)
      }
    }
    if let reference = cart.reference, let problem = Reference.problem(with: reference) {
      throw TillError(.usage, problem)
    }
    return cart
  }

  private func item(
    _ value: JSONValue, _ place: String, _ currency: Currency
  ) throws(TillError) -> LineItem {
    let item = try MemberReader(value, place: place, allowing: Self.itemMembers)
    let (count, price) = (
      "must be a whole number from 1", "must be the price of one in minor units, a whole number"
    )
    let name = try item.required("name", try item.string("name"), "must be a text")
    let quantity = try item.required("quantity", try item.integer("quantity", count), count)
    let unitAmount = try item.required(
      "unit_amount", try item.integer("unit_amount", price), price)
    do throws(ItemError) {
      return try LineItem(
        name: name, quantity: quantity, unitAmount: Money(minorUnits: unitAmount, currency))
    } catch {
      throw TillError(.usage, "\(place): \(error.sentence)")
    }
  }

  private func currency(_ config: Config) throws(TillError) -> Currency {
    guard let code = try sale.string("currency") else { return config.currency }
    guard let known = Currency.all.first(where: { $0.code == code }) else {
      throw sale.wrong(
        "currency", "must be one of \(Currency.all.map(\.code).joined(separator: ", "))")
    }
    return known
  }

  private func terminalType(_ config: Config) throws(TillError) -> TerminalType {
    guard let name = try sale.string("terminal_type") else { return config.terminalType }
    guard let known = TerminalType(rawValue: name) else {
      let all = TerminalType.allCases.map(\.rawValue).joined(separator: ", ")
      throw sale.wrong("terminal_type", "must be one of \(all)")
    }
    return known
  }

  private func note() throws(TillError) -> String {
    let note = SafeText.line(try sale.string("note") ?? "", limit: Self.longestNote + 1)
    guard note.count <= Self.longestNote else {
      throw sale.wrong("note", "must have at most \(Self.longestNote) characters")
    }
    return note
  }
}
